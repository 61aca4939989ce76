"""Statistics and flags of single columns."""

import numpy as np
import pandas as pd

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.statistics import (
    Limits,
    availability,
    flags,
    indicator_statistics,
    outliers,
    statistics,
    weighted_availability,
)

CLOSE = 1e-12  # the same sums in another order


def table(seed: int = 3) -> np.ndarray:
    values = np.random.default_rng(seed).lognormal(size=(60, 6)).round(1)
    values[np.random.default_rng(seed + 1).random(values.shape) < 0.2] = np.nan
    return values


def test_every_figure_equals_pandas_on_columns_with_gaps():
    frame = pd.DataFrame(table())
    ours = statistics(frame.to_numpy())
    for name, theirs in {
        "n": frame.count(),
        "unique": frame.nunique(),
        "minimum": frame.min(),
        "maximum": frame.max(),
        "mean": frame.mean(),
        "median": frame.median(),
        "sd": frame.std(),
        "skew": frame.skew(),  # pandas uses type 2, as Excel and SAS do
        "kurtosis": frame.kurt(),
        "zeros": (frame == 0).sum() / frame.count(),
        "same": frame.apply(lambda column: column.value_counts().iloc[0]) / frame.count(),
    }.items():
        np.testing.assert_allclose(getattr(ours, name), theirs, rtol=CLOSE * 100, err_msg=name)
    np.testing.assert_allclose(ours.quantiles.T, frame.quantile(ours.levels), rtol=CLOSE)
    np.testing.assert_allclose(ours.available, frame.notna().mean())


def test_a_leading_axis_gives_each_table_its_own_statistics():
    both = np.stack([table(1), table(2)])
    together = statistics(both)
    alone = statistics(both[1])
    for name in ("n", "same", "median", "skew", "entropy", "quantiles"):
        np.testing.assert_array_equal(getattr(together, name)[1], getattr(alone, name))


def test_an_empty_column_has_no_statistics_and_is_scarce():
    found = statistics(np.full((5, 1), np.nan))
    assert found.n == 0
    assert np.isnan([found.mean, found.median, found.sd, found.same, found.entropy]).all()
    assert flags(found).scarce.all()
    assert not flags(found).constant.any()


def test_each_flag_answers_to_its_own_limit():
    columns = np.full((20, 5), np.nan)
    columns[:12, 0] = np.arange(12)  # 60 % filled
    columns[:, 1] = [0] * 11 + list(range(1, 10))  # 55 % zeros and one value in 55 % of cells
    columns[:, 2] = [1, 2] * 10
    columns[:, 3] = 7
    columns[:, 4] = [*range(19), 1000]
    found = flags(statistics(columns))
    assert found.scarce.tolist() == [True, False, False, False, False]
    assert found.zeros.tolist() == [False, True, False, False, False]
    assert found.modal.tolist() == [False, True, False, True, False]
    assert found.repeated.tolist() == [False, False, True, True, False]
    assert found.constant.tolist() == [False, False, False, True, False]
    assert found.skewed.tolist() == [False, False, False, False, True]
    assert not flags(statistics(columns), limits=Limits(available=0.6)).scarce.any()


def test_a_yes_no_indicator_has_its_entropy_and_others_have_none():
    column = np.array([[1.0, 5.0], [0.0, 6.0], [0.0, 7.0], [0.0, 8.0]])
    assert np.isclose(statistics(column).entropy[0], 0.8112781244591328)  # -(1/4) log2(1/4) - (3/4) log2(3/4)
    assert np.isnan(statistics(column).entropy[1])


def test_outliers_lie_beyond_the_fences_of_tukey():
    column = np.array([[1.0], [2.0], [3.0], [4.0], [9.0], [np.nan]])
    assert outliers(column).ravel().tolist() == [False, False, False, False, True, False]  # quartiles 2 and 4, fence at 7
    assert not outliers(column, reach=3.0).any()


def test_availability_counts_leaves_below_each_node_and_coverage_their_weight():
    recipe = small.recipe([small.node("I", None), small.node("N")], [small.leaf("a", "N", weight=3), small.leaf("b", "N"), small.leaf("c")])
    panel = small.panel([[10.0, np.nan, 30.0], [10.0, 20.0, 30.0], [50.0, 60.0, np.nan]])
    found = availability(panel, recipe)
    assert found[:, 0].round(4).tolist() == [0.6667, 1.0, 0.6667]
    assert found[:, 1].tolist() == [0.5, 1.0, 1.0]
    np.testing.assert_allclose(weighted_availability(panel, recipe), run(panel, recipe).coverage)
    assert weighted_availability(panel, recipe)[0, 1] == 0.75


def test_indicator_statistics_are_of_the_raw_leaves():
    recipe, panel = small.flat([1, 1]), small.panel([[10.0, 5.0], [20.0, 7.0], [60.0, 9.0]])
    assert indicator_statistics(panel, recipe).mean.tolist() == [30.0, 7.0]
