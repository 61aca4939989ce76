"""Imputation by a constant and by the centre of a column or group."""

import numpy as np
import pytest

from jejaring.index import run
from jejaring.index.imputation import Around, Way
from jejaring.index.imputation.centre import constant, group_mean, group_median, mean, median
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, flat, panel

GAP = np.nan


def around(kind: tuple[int, ...], columns: int = 1, **groups: tuple[int, ...]) -> Around:
    named = {"kind": np.array(kind), **{name: np.array(labels) for name, labels in groups.items()}}
    return Around(tuple(f"r{row}" for row in range(len(kind))), np.ones(columns), named)


@pytest.mark.parametrize(("method", "filled"), [(group_mean, 40.0), (group_median, 20.0)])
def test_a_gap_takes_the_centre_of_its_own_group(method: object, filled: float) -> None:
    values = np.array([[10.0], [20.0], [90.0], [GAP], [1.0]])
    assert method(values, around((0, 0, 0, 0, 1)), group="kind").values[3, 0] == pytest.approx(filled)


@pytest.mark.parametrize(("method", "filled"), [(mean, 30.25), (median, 15.0)])
def test_without_group_all_regions_count(method: object, filled: float) -> None:
    values = np.array([[10.0], [20.0], [90.0], [GAP], [1.0]])
    done = method(values, around((0, 0, 0, 0, 1)))
    assert done.values[3, 0] == pytest.approx(filled)
    assert done.way[3, 0] == Way.ALL


def test_a_constant_fills_gaps_and_nothing_else() -> None:
    done = constant(np.array([[10.0], [GAP]]), around((0, 0)), value=0)
    assert done.values.ravel().tolist() == [10.0, 0.0]
    assert done.way.ravel().tolist() == [Way.KNOWN, Way.CONSTANT]


def test_a_group_without_donor_stays_missing_whatever_other_groups_hold() -> None:
    values = np.array([[10.0], [GAP], [GAP]])
    done = group_mean(values, around((0, 1, 1)), group="kind")
    assert np.isnan(done.values[1:]).all()
    assert done.way.ravel().tolist() == [Way.KNOWN, Way.MISSING, Way.MISSING]


def test_with_a_parent_named_it_climbs_there_and_says_so() -> None:
    values = np.array([[10.0], [20.0], [GAP], [GAP], [GAP]])
    done = group_mean(values, around((0, 0, 0, 1, 2), island=(0, 0, 0, 0, 1)), group="kind", parent="island")
    assert done.values[:4, 0].tolist() == [10.0, 20.0, 15.0, 15.0]
    assert np.isnan(done.values[4, 0])
    assert done.way.ravel().tolist() == [Way.KNOWN, Way.KNOWN, Way.GROUP, Way.WIDER_GROUP, Way.MISSING]


def test_filled_cells_are_no_donors_of_the_wider_group() -> None:
    values = np.array([[10.0], [GAP], [40.0], [GAP]])
    done = group_mean(values, around((0, 0, 1, 2), island=(0, 0, 0, 0)), group="kind", parent="island")
    assert done.values[3, 0] == 25.0


def test_replicates_are_filled_each_from_its_own_donors() -> None:
    values = np.array([[[10.0], [GAP]], [[30.0], [GAP]]])
    assert group_mean(values, around((0, 0)), group="kind").values[:, 1, 0].tolist() == [10.0, 30.0]


def test_imputed_cells_are_marked_and_do_not_count_as_coverage() -> None:
    steps = Steps(impute=Step(method="group_mean", group="kind"), normalise=GOALPOSTS)
    stages = run(panel([[10, 20], [30, GAP]], kind=("kota", "kota")), flat([1, 1], steps=steps))
    assert stages.is_imputed.tolist() == [[False, False], [False, True]]
    assert stages.imputed[1, 1] == 20
    assert stages.coverage[1, 0] == 0.5
    assert stages.scores[1, 0] == 25


def test_the_input_is_not_changed() -> None:
    values = np.array([[10.0], [GAP]])
    group_mean(values, around((0, 0)), group="kind")
    assert np.isnan(values[1, 0])
