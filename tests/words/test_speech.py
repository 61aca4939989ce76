"""Numbers, dates and lists follow the reader's convention; a word that does not exist is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejaring.terms.problem import UnknownName
from jejaring.terms.text import Text, same
from jejaring.words import speech

ID, EN = speech("id"), speech("en")


def test_numbers_follow_the_convention_of_the_language():
    assert (ID.number(1234.5), EN.number(1234.5)) == ("1.234,5", "1,234.5")
    assert (ID.whole(1234567), EN.whole(1234567)) == ("1.234.567", "1,234,567")


def test_halves_are_rounded_away_from_zero_and_nothing_is_minus_zero():
    assert EN.number(71.25) == "71.3"
    assert EN.number(-71.25) == "−71.3"
    assert EN.number(-0.04) == "0.0"


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_a_printed_number_is_within_half_a_unit_of_its_value(value, decimals):
    read = float(EN.number(value, decimals).replace(",", "").replace("−", "-"))
    assert abs(read - value) <= 0.5 * 10**-decimals + 1e-6


@given(st.floats(-1e9, 1e9))
def test_the_two_languages_print_the_same_digits(value):
    swapped = ID.number(value, 2).translate(str.maketrans(".,", ",."))
    assert swapped == EN.number(value, 2)


@pytest.mark.parametrize("value", [None, float("nan")])
def test_a_missing_value_is_a_word(value):
    for said in (
        ID.number(value),
        ID.whole(value),
        ID.percent(value),
        ID.score(value),
        ID.measure(value, same("km")),
        ID.interval(value, 1),
    ):
        assert said == ID.missing == "tidak ada data"
    assert EN.missing == "no data"


def test_a_share_just_below_a_threshold_does_not_pass_for_it():
    assert EN.percent(0.7999) == "79%"
    assert EN.percent(0.8) == "80%"
    assert EN.percent(0.29) == "29%"  # 0.29 * 100 is 28.999... in binary
    assert ID.percent(0.1234, 1) == "12,3%"


def test_intervals_are_one_number_where_both_ends_read_alike():
    assert ID.interval(68.9, 73.4) == "68,9–73,4"
    assert EN.interval(14, 14, 0) == "14"
    assert EN.interval(-1, 2) == "−1.0 to 2.0"


def test_an_official_score_has_two_decimals():
    assert (ID.score(81.62, "official"), ID.score(81.62, "context")) == ("81,62", "81,6")
    assert ID.score_interval(81.6, 81.63, "official") == "81,60–81,63"


def test_a_figure_has_as_many_decimals_as_its_size_needs():
    years, percent = Text(id="tahun", en="years"), same("%")
    assert ID.measure(12.345, years) == "12,35 tahun"
    assert EN.measure(310.04, same("km")) == "310.0 km"
    assert EN.measure(12345.6, same("km")) == "12,346 km"
    assert EN.measure(7, years) == "7 years"
    assert ID.measure(48.9, percent) == "48,90%"


def test_dates_and_lists_read_as_a_newspaper_writes_them():
    assert (ID.date("2026-08-05"), EN.date("2026-08-05")) == ("5 Agustus 2026", "5 August 2026")
    assert (ID.list(["a", "b", "c"]), EN.list(["a", "b", "c"])) == ("a, b, dan c", "a, b and c")
    assert (EN.list(["a"]), EN.list([])) == ("a", "none")


def test_parameters_are_put_in():
    assert ID.say("range", low="1", high="2") == "1 sampai 2"
    assert ID.say("range", low="{high}", high="2") == "{high} sampai 2"  # what is put in is not read again


def test_an_unknown_key_names_those_that_are_near():
    with pytest.raises(UnknownName, match="missing"):
        ID.say("mising")
    assert ID.knows("missing")
    assert not ID.knows("mising")


@pytest.mark.parametrize("parameters", [{}, {"low": "1"}, {"low": "1", "high": "2", "more": "3"}, {"low": 1, "high": "2"}])
def test_wrong_parameters_are_an_error(parameters):
    with pytest.raises(UnknownName, match="high"):
        ID.say("range", **parameters)


def test_an_unknown_language_names_the_known_ones():
    with pytest.raises(UnknownName, match="id, en"):
        speech("nl")
