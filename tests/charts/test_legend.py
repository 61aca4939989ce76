"""The legend names both ends of the scale and what lies beyond them."""

from jejaring.charts.legend import colour, missing_key
from jejaring.charts.numbers import Scale


def test_ends_beyond_which_values_lie_are_marked():
    legend = colour(Scale(40, 80, 10, is_below=True, is_above=False), title="Nilai")["legend"]
    assert legend["values"] == [40, 50, 60, 70, 80]
    assert "'≤ 40'" in legend["labelExpr"]
    assert "≥" not in legend["labelExpr"]


def test_the_key_to_the_hatch_says_the_word_and_has_the_pattern():
    ground, hatch, word = missing_key("M0,0", "M1,1", "tidak ada data")
    assert (ground["mark"]["style"], hatch["mark"]["style"], word["mark"]["text"]) == ("hatch-ground", "hatch", "tidak ada data")
