"""Section 8."""

import numpy as np
from scipy.optimize import linprog

import small_recipes as small
from jejaring.index.coherence.audit.favourable import favourable
from jejaring.index.coherence.audit.material import Material, gather


def test_scores_are_the_optimum_of_the_linear_programme_with_share_bounds():
    table = np.random.default_rng(0).uniform(10, 90, (8, 3))
    found = favourable(gather(small.panel(table), small.flat([1, 1, 2]), draws=5, seed=0)).tables[0]
    weights = np.array([0.25, 0.25, 0.5])
    for region, score in zip(found.column("region"), found.column("score"), strict=True):
        own = table[int(str(region)[1:])]
        low = np.outer(weights * 0.5, own) - np.diag(own)
        high = np.diag(own) - np.outer(weights * 1.5, own)
        best = linprog(-own, A_ub=np.vstack([table, low, high]), b_ub=np.r_[np.ones(8), np.zeros(6)])
        assert abs(float(str(score)) + best.fun) < 1e-7


def test_a_shift_is_the_favoured_rank_minus_the_rank(material: Material):
    (table,) = favourable(material).tables
    for rank, favoured, shift in zip(*(table.column(key) for key in ("rank", "favoured", "shift")), strict=True):
        assert float(str(favoured)) - float(str(rank)) == float(str(shift))
    assert len(table.rows) == material.ranked.size


def test_negative_scores_cannot_be_favoured():
    from jejaring.terms.recipe import Step, Steps

    recipe = small.flat([1, 1], steps=Steps(normalise=Step(method="zscore")))
    (table,) = favourable(gather(small.panel([[10, 20], [30, 50], [20, 90]]), recipe, draws=5, seed=0)).tables
    assert not table.assessable
    assert table.rows == ()
