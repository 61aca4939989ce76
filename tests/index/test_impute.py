"""Imputation by group."""

import numpy as np
import pytest

from jejaring.index import run
from jejaring.index.impute import group_mean, group_median
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, flat, panel

GAP = np.nan


@pytest.mark.parametrize(("method", "filled"), [(group_mean, 40.0), (group_median, 20.0)])
def test_a_gap_takes_the_centre_of_its_own_group(method: object, filled: float) -> None:
    values = np.array([[10.0], [20.0], [90.0], [GAP], [1.0]])
    assert method(values, np.array([0, 0, 0, 0, 1]))[3, 0] == pytest.approx(filled)


def test_a_group_without_donor_stays_missing_whatever_other_groups_hold() -> None:
    values = np.array([[10.0], [GAP], [GAP]])
    assert np.isnan(group_mean(values, np.array([0, 1, 1]))[1:]).all()


def test_replicates_are_filled_each_from_its_own_donors() -> None:
    values = np.array([[[10.0], [GAP]], [[30.0], [GAP]]])
    assert group_mean(values, np.array([0, 0]))[:, 1, 0].tolist() == [10.0, 30.0]


def test_imputed_cells_are_marked_and_do_not_count_as_coverage() -> None:
    steps = Steps(impute=Step(method="group_mean", group="kind"), normalise=GOALPOSTS)
    stages = run(panel([[10, 20], [30, GAP]], kind=("kota", "kota")), flat([1, 1], steps=steps))
    assert stages.is_imputed.tolist() == [[False, False], [False, True]]
    assert stages.imputed[1, 1] == 20
    assert stages.coverage[1, 0] == 0.5
    assert stages.scores[1, 0] == 25


def test_the_input_is_not_changed() -> None:
    values = np.array([[10.0], [GAP]])
    group_mean(values, np.array([0, 0]))
    assert np.isnan(values[1, 0])
