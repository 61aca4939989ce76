"""Sensitivity bars are the indices, the choice that matters most first."""

import numpy as np
import pytest

from jejaring.charts.sensitivity import sensitivity
from jejaring.index.sensitivity.sobol import SobolIndices
from jejaring.words import speech

FACTORS = ("weights", "normalise", "aggregate")


def _indices(first, total, variance=2.0):
    f, t = np.array(first), np.array(total)
    return SobolIndices(f, f - 0.05, f + 0.05, t, t - 0.05, t + 0.05, np.float64(1.0), np.float64(variance))


def test_rows_are_ordered_by_the_total_index_and_never_drawn_below_zero():
    rows = sensitivity(_indices([0.1, 0.5, -0.01], [0.2, 0.7, 0.004]), FACTORS, speech("en")).spec["datasets"]["rows"]
    assert [row["name"] for row in rows] == ["normalise", "weights", "aggregate"]
    assert [row["total"] for row in rows] == [0.7, 0.2, 0.004]
    assert rows[2]["first"] == 0.0


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_title_names_what_matters_most_and_what_does_not(language):
    title = sensitivity(_indices([0.1, 0.5, -0.01], [0.2, 0.7, 0.004]), FACTORS, speech(language)).title
    assert "normalise, 70%" in title
    assert title.endswith(": aggregate")


def test_an_output_that_never_changes_is_said_to():
    assert sensitivity(_indices([0, 0, 0], [0, 0, 0], 0.0), FACTORS, speech("en")).title == "No choice changes the result"


def test_the_table_keeps_the_estimate_as_it_is():
    table = sensitivity(_indices([0.1, 0.5, -0.01], [0.2, 0.7, 0.004]), FACTORS, speech("en")).table
    assert table.rows[2].cells[:2] == ("aggregate", "−0.010")
