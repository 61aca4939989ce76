"""Whole recipes against the vectors of the methods handbook and against other libraries."""

import numpy as np
import pytest

from jejaring.index import build, run
from jejaring.terms.recipe import Step, Steps
from small_recipes import flat, panel

NONE = Step(method="none")
MAZZIOTTA = [[3, 30], [5, 20], [7, 40], [9, 70]]
PLAIN = np.random.default_rng(4).uniform(1, 100, (20, 5))


def test_the_mpi_of_the_handbook_from_raw_data() -> None:
    # methods.md 1.7: both indicators positive
    subject = flat([1, 1], Step(method="mpi"), steps=Steps(normalise=NONE))
    np.testing.assert_allclose(build(panel(MAZZIOTTA), subject).score[:, 0], [90.4395, 92.3141, 102.1872, 114.7111], atol=5e-5)


def test_the_ampi_of_the_handbook_from_raw_data() -> None:
    # methods.md 1.7: reference = column mean
    subject = flat([1, 1], Step(method="ampi"), steps=Steps(normalise=Step(method="ampi")))
    np.testing.assert_allclose(build(panel(MAZZIOTTA), subject).score[:, 0], [77.9747, 82.4096, 104.7619, 132.9323], atol=5e-5)


def test_the_benefit_of_the_doubt_of_the_handbook_from_raw_data() -> None:
    # methods.md 1.6 (8): Z = [[1,.2],[.6,.6],[.2,1],[.3,.3],[.9,.1]]
    data = panel([[1, 0.2], [0.6, 0.6], [0.2, 1], [0.3, 0.3], [0.9, 0.1]])
    free = flat([1, 1], Step(method="bod"), steps=Steps(normalise=NONE))
    bounded = flat([1, 1], Step(method="bod", low=(0.3,), high=(0.7,)), steps=Steps(normalise=NONE))
    np.testing.assert_allclose(build(data, free).score[:, 0], [1, 1, 1, 0.5, 0.9], atol=1e-9)
    np.testing.assert_allclose(build(data, bounded).score[:, 0], [0.6098, 1, 0.6098, 0.5, 0.3169], atol=5e-5)


@pytest.mark.parametrize(
    ("ours", "theirs"), [("entropy", "entropy_weights"), ("deviation", "standard_deviation_weights"), ("gini", "gini_weights")]
)
def test_pymcdm_weighs_a_recipe_alike(ours: str, theirs: str) -> None:
    pymcdm = pytest.importorskip("pymcdm", reason="pymcdm is a development oracle")
    subject = flat([1] * 5, steps=Steps(normalise=NONE, weight=Step(method=ours)))
    np.testing.assert_allclose(run(panel(PLAIN), subject).scores[:, 0], PLAIN @ getattr(pymcdm.weights, theirs)(PLAIN), atol=1e-9)


def test_scikit_criteria_sums_a_recipe_alike() -> None:
    skcriteria = pytest.importorskip("skcriteria", reason="scikit-criteria is a development oracle")
    from skcriteria.agg.simple import WeightedProductModel, WeightedSumModel

    weights = np.array([5, 4, 3, 2, 1.0])
    matrix = skcriteria.mkdm(PLAIN, [max] * 5, weights=weights / weights.sum())
    for method, model in (("linear", WeightedSumModel), ("geometric", WeightedProductModel)):
        found = run(panel(PLAIN), flat(list(weights), Step(method=method), steps=Steps(normalise=NONE))).ranks[:, 0]
        np.testing.assert_array_equal(found, model().evaluate(matrix).rank_)
