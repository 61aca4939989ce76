"""Benefit of the doubt as an aggregation."""

import numpy as np

from jejaring.index.means.benefit import bod, bod_directional

GAP = np.nan
HANDBOOK = np.array([[1, 0.2], [0.6, 0.6], [0.2, 1], [0.3, 0.3], [0.9, 0.1]])
HALF = np.array([0.5, 0.5])


def test_the_vectors_of_the_handbook() -> None:
    # methods.md 1.6 (8)
    np.testing.assert_allclose(bod(HANDBOOK, HALF), [1, 1, 1, 0.5, 0.9], atol=1e-9)
    np.testing.assert_allclose(bod(HANDBOOK, HALF, low=(0.3,), high=(0.7,)), [0.6098, 1, 0.6098, 0.5, 0.3169], atol=5e-5)


def test_nominal_weights_say_only_who_takes_part() -> None:
    table = np.column_stack([HANDBOOK, [9.0, 0, 0, 0, 0]])
    np.testing.assert_allclose(
        bod(table, np.array([0.9, 0.1, 0.0]), low=(0.3, 0.3, 0.3), high=(0.7,)), bod(HANDBOOK, HALF, low=(0.3,), high=(0.7,))
    )


def test_super_efficiency_exceeds_one_for_the_best_only() -> None:
    score = bod(HANDBOOK, HALF, super_efficiency=True)
    # The middle region lies on the line between the two extremes, whose own limits give way: (.9, .1) for the first
    np.testing.assert_allclose(score[:3], [7 / 6, 1, 5 / 3], atol=1e-9)
    np.testing.assert_allclose(score[3:], [0.5, 0.9], atol=1e-9)


def test_replicates_are_separate() -> None:
    found = bod(np.stack([HANDBOOK, HANDBOOK[::-1]]), HALF)
    np.testing.assert_allclose(found[1], found[0][::-1], atol=1e-9)
    assert bod_directional(HANDBOOK, np.stack([HALF, HALF])).shape == (2, 5)


def test_a_region_without_children_has_no_score() -> None:
    gappy = np.vstack([HANDBOOK, [GAP, GAP]])
    assert np.isnan(bod(gappy, HALF)[-1])
    assert np.isnan(bod_directional(gappy, HALF)[-1])
