"""Names stand for codes, lists are cut, axes end on round numbers."""

import pytest

from jejaring.charts.naming import called, listed, round_ends, row
from jejaring.words import speech


def test_a_code_without_words_stands_for_itself():
    assert called({"A": "Alpha"}, "A") == "Alpha"
    assert called(None, "A") == called({}, "A") == "A"


def test_a_long_list_says_how_many_more_there_are():
    assert listed(speech("en"), ["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert listed(speech("id"), ["a", "b"]) == "a dan b"


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [(0, 100, (0, 100, 20)), (3.2, 47, (0, 50, 10)), (0.012, 0.047, (0.01, 0.05, 0.01)), (-3, 3, (-3, 3, 1)), (5, 5, None)],
)
def test_ends_are_round_and_hold_the_values(low, high, ends):
    first, last, step = round_ends(low, high)
    assert first <= low <= high <= last
    assert last > first
    assert step > 0
    if ends:
        assert (first, last, step) == pytest.approx(ends)


def test_a_row_says_its_name_with_its_figures():
    assert row(2, "Kota Bandung", value=("3", "4"))["say"] == "Kota Bandung: 3, 4"
