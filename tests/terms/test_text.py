"""Texts exist in both languages or not at all."""

import pytest
from pydantic import ValidationError

from jejaring.terms.text import Text, same


def test_a_text_speaks_both_languages():
    text = Text(id="kota", en="city")
    assert (text.say("id"), text.say("en")) == ("kota", "city")


@pytest.mark.parametrize("half", [{"id": "kota"}, {"id": "kota", "en": ""}, {"en": "city", "id": ""}])
def test_half_a_text_cannot_be_written(half: dict[str, str]):
    with pytest.raises(ValidationError):
        Text(**half)


def test_a_proper_name_is_the_same_in_both():
    assert same("Bandung").id == same("Bandung").en == "Bandung"
