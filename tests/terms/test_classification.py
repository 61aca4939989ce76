"""The words of classification refuse what cannot be."""

import pytest
from pydantic import ValidationError

from jejaring.terms.classification import KbliLink, KbliTitle, Keyword, LabelledLine, RegisterWord


def test_a_code_has_five_digits_and_is_text():
    with pytest.raises(ValidationError):
        KbliTitle(version="2020", code="1313", title="Industri", source="tes")


def test_a_strength_lies_between_one_and_three():
    with pytest.raises(ValidationError):
        Keyword(phrase="kopi", strength=4, source="tes")


def test_each_list_has_its_own_subsector():
    line = LabelledLine(key="a", text="sulih suara", subsector_17="film_animasi_video", subsector_21="sulih_suara", source="tes")
    link = KbliLink(
        version="2020",
        code="62015",
        kind="subsector",
        subsector_17="aplikasi",
        subsector_21="teknologi_baru",
        role="-",
        basis="-",
        source="-",
    )
    word = Keyword(phrase="iot", subsector_17="aplikasi", subsector_21="teknologi_baru", strength=3, source="tes")
    assert (line.subsector("17"), line.subsector("21")) == ("film_animasi_video", "sulih_suara")
    assert (link.subsector("17"), link.subsector("21")) == ("aplikasi", "teknologi_baru")
    assert (word.subsector("17"), word.subsector("21")) == ("aplikasi", "teknologi_baru")


def test_a_word_belongs_to_a_known_field():
    with pytest.raises(ValidationError):
        RegisterWord(field="warna", word="merah", key="m", source="tes")  # type: ignore[arg-type]
