"""An edition finds its regions by key."""

import pytest

from jejaring.edition import Edition


def test_a_region_is_found_by_its_key(tiny: Edition):
    assert tiny.row("S3") == 5
    with pytest.raises(ValueError, match="not in tuple"):
        tiny.row("unheard")
