"""CRITIC weights."""

import numpy as np
import pytest

from jejaring.index.weights.critic import critic

GAP = np.nan
DIAKOULAKI = np.array(
    [
        [61, 1.08, 4.33],
        [20.7, 0.26, 4.34],
        [16.3, 1.98, 2.53],
        [9, 3.29, 1.65],
        [5.4, 2.77, 2.33],
        [4, 4.12, 1.21],
        [-6.1, 3.52, 2.10],
        [-34.6, 3.31, 0.98],
    ]
)


def test_the_example_of_diakoulaki() -> None:
    # methods.md 1.6 (7): w = (.20222554, .48090173, .31687273)
    np.testing.assert_allclose(critic(DIAKOULAKI), [0.20222554, 0.48090173, 0.31687273], atol=5e-9)


def test_scikit_criteria_agrees() -> None:
    weighters = pytest.importorskip("skcriteria.preprocessing.weighters", reason="scikit-criteria is a development oracle")
    values = np.random.default_rng(5).uniform(1, 100, (30, 6))
    found = weighters.CRITIC(scale=True).transform(__import__("skcriteria").mkdm(values, [max] * 6)).weights.to_numpy()
    np.testing.assert_allclose(critic(values), found, atol=1e-12)


def test_the_unit_of_a_child_does_not_matter() -> None:
    np.testing.assert_allclose(critic(DIAKOULAKI * [1000, 0.01, 1] + [5, -7, 0]), critic(DIAKOULAKI), atol=1e-12)


def test_a_child_without_spread_weighs_nothing_and_does_not_move_the_others() -> None:
    with_constant = np.column_stack([DIAKOULAKI, np.full(8, 3.0)])
    np.testing.assert_allclose(critic(with_constant), np.append(critic(DIAKOULAKI), 0), atol=1e-12)


def test_a_missing_score_keeps_every_weight_finite_and_rows_may_stand_in_any_order() -> None:
    gappy = DIAKOULAKI.copy()
    gappy[2, 1] = GAP
    found = critic(np.stack([gappy, DIAKOULAKI]))
    assert found[0].sum() == pytest.approx(1)
    np.testing.assert_allclose(found[1], critic(DIAKOULAKI), atol=1e-14)
    np.testing.assert_allclose(critic(gappy[::-1]), found[0], atol=1e-12)
