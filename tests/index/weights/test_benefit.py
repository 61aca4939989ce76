"""Benefit of the doubt."""

import numpy as np
import pytest

from jejaring.index.weights.benefit import Shares, benefit, directional, share_faults
from jejaring.terms.problem import CannotBuild

GAP = np.nan
HANDBOOK = np.array([[1, 0.2], [0.6, 0.6], [0.2, 1], [0.3, 0.3], [0.9, 0.1]])
BOUNDS = Shares(np.full(2, 0.3), np.full(2, 0.7))
TABLE = np.random.default_rng(10).uniform(5, 100, (25, 4))


def test_the_vectors_of_the_handbook() -> None:
    # methods.md 1.6 (8)
    np.testing.assert_allclose(benefit(HANDBOOK).score, [1, 1, 1, 0.5, 0.9], atol=1e-9)
    np.testing.assert_allclose(benefit(HANDBOOK, shares=BOUNDS).score, [0.6098, 1, 0.6098, 0.5, 0.3169], atol=5e-5)


def test_a_linear_programme_over_all_regions_agrees() -> None:
    from scipy.optimize import linprog

    score = benefit(TABLE).score
    for region in range(len(TABLE)):
        solved = linprog(-TABLE[region], A_ub=TABLE, b_ub=np.ones(len(TABLE)), method="highs-ipm")
        assert score[region] == pytest.approx(-solved.fun, abs=1e-9)


def test_pyfrontier_agrees() -> None:
    model = pytest.importorskip("Pyfrontier.frontier_model", reason="Pyfrontier is a development oracle")
    solved = model.EnvelopDEA("CRS", "out")
    solved.fit(np.ones((len(TABLE), 1)), TABLE)
    np.testing.assert_allclose(benefit(TABLE).score, [1 / each.score for each in solved.result], atol=1e-6)


def test_scores_come_from_the_weights_and_shares_keep_their_bounds() -> None:
    bounds = Shares(np.full(4, 0.1), np.full(4, 0.4))
    done = benefit(TABLE, shares=bounds)
    np.testing.assert_allclose((done.weights * TABLE).sum(axis=1), done.score, atol=1e-9)
    part = done.parts / done.score[:, None]
    assert part.min() >= 0.1 - 1e-9
    assert part.max() <= 0.4 + 1e-9
    assert ((TABLE @ done.weights.T) <= 1 + 1e-9).all()
    assert (done.score <= benefit(TABLE).score + 1e-9).all()


def test_peers_and_targets_are_the_dual_of_the_plain_form() -> None:
    done = benefit(TABLE)
    np.testing.assert_allclose(done.peers.sum(axis=1), done.score, atol=1e-9)
    assert (done.targets >= TABLE - 1e-7).all()
    assert (done.peers[:, done.score < 1 - 1e-9] < 1e-9).all()


def test_the_unit_of_a_child_does_not_matter() -> None:
    np.testing.assert_allclose(
        benefit(TABLE * [1e6, 1, 1e-6, 3], shares=Shares(np.full(4, 0.1), np.full(4, 0.6))).score,
        benefit(TABLE, shares=Shares(np.full(4, 0.1), np.full(4, 0.6))).score,
        atol=1e-8,
    )


def test_super_efficiency_tells_the_best_apart_and_leaves_the_rest() -> None:
    plain, beyond = benefit(TABLE).score, benefit(TABLE, exclude_self=True).score
    best = plain > 1 - 1e-9
    assert (beyond[best] >= 1 - 1e-9).all()
    np.testing.assert_allclose(beyond[~best], plain[~best], atol=1e-9)
    assert benefit(np.array([[1.0, 0.0], [0.5, 1.0], [0.5, 0.9]]), exclude_self=True).score[0] == pytest.approx(2)
    assert benefit(np.array([[1.0, 1.0], [0.0, 1.0]]), exclude_self=True).score[0] == np.inf


def test_twins_keep_each_other_at_one() -> None:
    assert benefit(np.array([[1.0, 1.0], [1.0, 1.0], [0.5, 0.2]]), exclude_self=True).score.tolist() == [1.0, 1.0, 0.5]


def test_a_missing_score_lowers_no_one_and_the_bounds_of_the_others_widen() -> None:
    gappy = HANDBOOK.copy()
    gappy[4, 1] = GAP
    done = benefit(gappy, shares=BOUNDS)
    np.testing.assert_allclose(done.score[:4], [0.6098, 1, 0.6098, 0.5], atol=5e-5)
    assert done.score[4] == pytest.approx(0.9)
    assert done.weights[4, 1] == 0
    assert np.isnan(benefit(np.array([[1.0], [GAP]])).score[1])


def test_a_region_of_zeros_has_zero() -> None:
    assert benefit(np.array([[1.0, 1.0], [0.0, 0.0]]), shares=BOUNDS).score.tolist() == [1.0, 0.0]


def test_a_negative_score_is_refused() -> None:
    for atom in (benefit, lambda table: directional(table, np.ones(2))):
        with pytest.raises(CannotBuild, match="1 child scores below 0"):
            atom(np.array([[1.0, -1.0]]))


def test_along_its_own_mix_the_directional_form_is_the_radial_one() -> None:
    score = benefit(TABLE).score
    for region in range(5):
        own = directional(TABLE, TABLE[region] / TABLE.max(axis=0))
        assert own[region] == pytest.approx(score[region], abs=1e-9)


def test_directional_scores_do_not_see_units_and_gaps_lower_no_one() -> None:
    score = directional(TABLE, np.ones(4))
    np.testing.assert_allclose(directional(TABLE * [1e5, 1, 1e-5, 2], np.ones(4)), score, atol=1e-9)
    assert ((score > 0) & (score <= 1)).all()
    gappy = TABLE.copy()
    gappy[3, 1] = GAP
    assert (directional(gappy, np.ones(4))[np.arange(25) != 3] >= score[np.arange(25) != 3] - 1e-9).all()


@pytest.mark.parametrize(
    ("low", "high", "met"),
    [
        ((0.5,), (0.4,), "Σ low"),
        ((0.6,), (0.9,), "Σ low = 1.2"),
        ((0.0,), (0.3,), "Σ high = 0.6"),
        ((0.1, 0.1, 0.1), (0.9,), "low ="),
        ((-0.1,), (0.9,), "low ="),
    ],
)
def test_bounds_that_cannot_hold_are_named(low: tuple[float, ...], high: tuple[float, ...], met: str) -> None:
    assert met in share_faults(low, high, 2)[0].met.en


def test_sound_bounds_have_no_fault() -> None:
    assert share_faults((0.2,), (0.6, 0.8), 2) == ()
