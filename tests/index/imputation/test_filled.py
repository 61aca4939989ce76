"""Laws of every imputation, and what surrounds a table."""

import numpy as np
import pytest

from jejaring.index import methods, run
from jejaring.index.imputation import Around, Timeline, Way
from jejaring.index.leaves import filled, leaf_data, steps_of
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, leaf, node, panel, recipe

PARAMETERS = {
    "constant": {"value": 7},
    "group_mean": {"group": "kind"},
    "group_median": {"group": "kind", "parent": "island"},
    "row_mean": {"level": "parent"},
    "em": {"ridge": 0.01},
    "chained": {"cycles": 3},
    "hot_deck": {"group": "kind", "parent": "island"},
}
NAMES = sorted(name for name, method in methods()["impute"].items() if name != "none" and not method.needs_years)


def table(rows: int = 24) -> np.ndarray:
    base = np.random.default_rng(4).normal(0, 1, (rows, 1))
    values = base + np.random.default_rng(5).normal(0, 0.7, (rows, 5))
    values[np.random.default_rng(6).random(values.shape) < 0.2] = np.nan
    return values


def subject(name: str) -> object:
    nodes = [node("I", None), node("A"), node("B")]
    leaves = [leaf(f"x{place}", "AB"[place % 2], polarity=(1, -1)[place % 2]) for place in range(5)]
    return recipe(nodes, leaves, steps=Steps(impute=Step(method=name, **PARAMETERS.get(name, {})), normalise=GOALPOSTS))


def data_of(values: np.ndarray, order: list[int] | None = None) -> object:
    rows = len(values)
    kinds = tuple("ab"[row % 2] for row in range(rows))
    islands = tuple("xyz"[row % 3] for row in range(rows))
    columns = tuple(f"x{place}" for place in range(5))
    if order is None:
        return panel(values, columns, kind=kinds, island=islands)
    moved = panel(values, columns, kind=tuple(kinds[row] for row in order), island=tuple(islands[row] for row in order))
    from dataclasses import replace

    return replace(moved, regions=tuple(f"r{row:03d}" for row in order))


def impute(name: str, values: np.ndarray, order: list[int] | None = None) -> object:
    plan = subject(name)
    data = leaf_data(data_of(values, order), plan)
    return filled(data, data.values, steps_of(plan, "impute"))


@pytest.mark.parametrize("name", NAMES)
def test_known_cells_stay_and_every_filled_cell_says_how(name: str) -> None:
    values = table()
    done = impute(name, values)
    known = ~np.isnan(values)
    np.testing.assert_array_equal(done.values[known], values[known])
    np.testing.assert_array_equal(done.way == Way.KNOWN, known)
    np.testing.assert_array_equal(done.way == Way.MISSING, np.isnan(done.values))
    assert (done.way[~known] > Way.MISSING).any()


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_regions_does_not_matter(name: str) -> None:
    values = table()
    order = np.random.default_rng(8).permutation(len(values)).tolist()
    plain, moved = impute(name, values), impute(name, values[order], order)
    np.testing.assert_allclose(moved.values, plain.values[order], rtol=1e-12)
    np.testing.assert_array_equal(moved.way, plain.way[order])
    np.testing.assert_array_equal(np.where(moved.donor < 0, -1, np.array(order)[moved.donor]), plain.donor[order])


@pytest.mark.parametrize("name", [name for name in NAMES if name != "constant"])  # a constant is written in the unit of its column
def test_a_change_of_unit_does_not_matter(name: str) -> None:
    values = table()
    np.testing.assert_allclose(impute(name, values * 1000).values, impute(name, values).values * 1000, rtol=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_replicates_are_filled_each_by_itself(name: str) -> None:
    values = np.stack([table(), table() * 2])
    plan = subject(name)
    data = leaf_data(data_of(values[0]), plan)
    together = filled(data, values, steps_of(plan, "impute"))
    for replicate in range(2):
        np.testing.assert_allclose(together.values[replicate], impute(name, values[replicate]).values, rtol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_column_stays_empty_unless_the_recipe_states_a_constant_or_the_row_tells(name: str) -> None:
    values = table()
    values[:, 4] = np.nan
    done = impute(name, values)
    assert np.isnan(done.values[:, 4]).all() or name == "constant"


@pytest.mark.parametrize("name", ["knn", "em", "chained", "row_mean", "row_median"])
def test_a_region_without_any_cell_stays_missing_and_that_is_said(name: str) -> None:
    values = table()
    values[3] = np.nan
    done = impute(name, values)
    assert np.isnan(done.values[3]).all()
    assert (done.way[3] == Way.MISSING).all()


def test_leaves_with_another_step_neither_help_nor_are_touched() -> None:
    plan = recipe(
        [node("I", None)],
        [leaf("a"), leaf("b"), leaf("c", impute=Step(method="none"))],
        steps=Steps(impute=Step(method="knn", k=1), normalise=GOALPOSTS),
    )
    data = leaf_data(panel([[1, 10, 5], [2, 20, 5], [np.nan, 20, np.nan]]), plan)
    done = filled(data, data.values, steps_of(plan, "impute"))
    assert done.values[2].tolist()[:2] == [2.0, 20.0]
    assert np.isnan(done.values[2, 2])


def test_the_build_lists_each_imputed_cell_with_its_way_and_donor_and_each_gap_left() -> None:
    steps = Steps(impute=Step(method="hot_deck", least_donors=1), normalise=GOALPOSTS)
    plan = recipe([node("I", None)], [leaf("a"), leaf("b")], steps=steps)
    log = run(panel([[1, np.nan], [2, np.nan], [np.nan, np.nan]]), plan).imputations
    # no region has b, so no donor has a and b both, and the block of the third region stays together
    gaps = [("r002", "a", Way.MISSING), ("r000", "b", Way.MISSING), ("r001", "b", Way.MISSING), ("r002", "b", Way.MISSING)]
    assert [(entry.region, entry.leaf, entry.way) for entry in log] == gaps
    assert {entry.value for entry in log} == {None}
    apart = plan.model_copy(update={"steps": Steps(impute=Step(method="hot_deck", least_donors=1, level=None), normalise=GOALPOSTS)})
    (given,) = run(panel([[1, 5], [2, 6], [np.nan, 7]]), apart).imputations
    assert given.donor in ("r000", "r001")
    assert given.value == {"r000": 1.0, "r001": 2.0}[given.donor]


def test_what_surrounds_a_table_follows_its_columns_and_rows() -> None:
    line = Timeline((1, 2), np.arange(12.0).reshape(2, 3, 2), 1)
    whole = Around(("c", "a", "b"), np.array([1.0, -1.0]), {"g": np.array([0, 1, 2])}, {"parent": np.array([4, 5])}, line)
    part = whole.of_columns(np.array([1])).of_rows(np.array([1, 2, 0]))
    assert part.keys == ("a", "b", "c")
    assert part.labels("g").tolist() == [1, 2, 0]
    assert part.blocks("parent").tolist() == [5]
    assert part.timeline is not None
    assert part.timeline.values.tolist() == [[[3.0], [5.0], [1.0]], [[9.0], [11.0], [7.0]]]
    assert whole.labels(None).tolist() == [0, 0, 0]
