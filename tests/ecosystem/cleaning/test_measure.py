"""Measures of duplicate detection on a hand-made case."""

import pytest

from jejaring.ecosystem.cleaning import b_cubed, pairwise

FOUND, TRUTH = ["x", "x", "y", "y"], [1, 1, 1, 2]


def test_pairwise_precision_and_recall():
    # Found pairs: xx, yy; true pairs: three among the first three; both: xx.
    measured = pairwise(FOUND, TRUTH)
    assert (measured.both, measured.made, measured.true) == (1, 2, 3)
    assert (measured.precision, measured.recall) == (0.5, pytest.approx(1 / 3))
    assert pairwise(["a"], [1]).precision == 1.0


def test_b_cubed():
    # Each record of x has precision 1, of y one half; recall is two thirds, two thirds, one third, and one.
    assert b_cubed(FOUND, TRUTH) == (0.75, pytest.approx(2 / 3))
