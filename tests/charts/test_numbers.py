"""Numbers of a picture are rounded once, and colour scales have round ends."""

import numpy as np
import pytest

from jejaring.charts.numbers import Scale, colour_scale, column, drawn, node_name


def test_a_missing_value_is_drawn_as_nothing():
    assert drawn(float("nan")) is None
    assert drawn(None) is None
    assert drawn(1 / 3) == 0.333


def test_a_colour_scale_has_round_ends_and_says_what_lies_beyond():
    values = np.array([2.0, *np.linspace(41, 79, 200), 99.0])
    scale = colour_scale(values)
    assert (scale.low, scale.high, scale.step) == (40, 80, 10)
    assert scale.is_below
    assert scale.is_above


def test_equal_values_still_have_a_scale():
    assert colour_scale(np.array([50.0, 50.0])).high > 50


def test_no_value_at_all_gives_the_whole_scale():
    assert colour_scale(np.array([np.nan])) == Scale(0, 100, 25, is_below=False, is_above=False)


def test_a_node_is_found_with_its_name(edition):
    assert column(edition, None) == 0
    assert node_name(edition, "K1").id == "Modal manusia"
    assert node_name(edition, "K1.1").id == "Harapan lama sekolah"
    with pytest.raises(ValueError, match="not in tuple"):
        column(edition, "K9")
