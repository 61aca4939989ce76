"""Values cannot change and refuse what they do not know."""

import pytest
from pydantic import ValidationError

from jejaring.terms.text import Text


def test_a_value_cannot_be_changed():
    text = Text(id="a", en="b")
    with pytest.raises(ValidationError):
        text.id = "c"


def test_an_unknown_field_is_refused():
    with pytest.raises(ValidationError):
        Text.model_validate({"id": "a", "en": "b", "fr": "c"})


def test_equal_content_is_an_equal_value_with_an_equal_hash():
    assert Text(id="a", en="b") == Text(id="a", en="b")
    assert hash(Text(id="a", en="b")) == hash(Text(id="a", en="b"))
