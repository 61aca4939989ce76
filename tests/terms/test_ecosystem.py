"""The words of an ecosystem: levels in order, counts that cannot be negative."""

import pytest
from pydantic import ValidationError

from jejaring.terms.ecosystem import BusinessCount, HubFunction
from jejaring.terms.text import same


def test_levels_stand_in_order():
    words = {f"level{number}": same(str(number)) for number in range(5)}
    function = HubFunction(
        code="F1", key="map", name=same("a"), definition=same("b"), evidence=same("c"), source="s", basis="own judgement", **words
    )
    assert [level.id for level in function.levels] == ["0", "1", "2", "3", "4"]


def test_a_negative_count_is_refused():
    with pytest.raises(ValidationError):
        BusinessCount(group="g", name=same("g"), subsector="musik", businesses=-1, source="s")
