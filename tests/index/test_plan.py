"""What draws share."""

import numpy as np
import pytest

from jejaring.index import doubt, plan
from jejaring.index.plan import plan_of
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Step, VaryClaims, VaryGaps, VaryPath, VarySteps, VaryWeights
from jejaring.terms.status import Status
from small_recipes import EVERY_CHOICE, nine_columns, two_level


def test_equal_tables_are_kept_once() -> None:
    twice = VarySteps(vary="normalise", among=(Step(method="minmax", low=1, high=100), Step(method="minmax", low=1.0, high=100)))
    subject = plan_of(nine_columns(), two_level((twice,)))
    assert len(subject.tables) == 1
    assert subject.table_of == {(0.0,): 0, (1.0,): 0}


def test_a_continuous_leaf_choice_has_tables_made_as_they_are_met() -> None:
    subject = plan_of(nine_columns(), two_level((VaryPath(path="steps.normalise.low", uniform=(1, 5)),)))
    assert subject.tables is None
    assert subject.wanted.size == 13


def test_too_many_tables_are_made_as_they_are_met_with_the_same_intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    data, recipe = nine_columns(), two_level(EVERY_CHOICE)
    kept = doubt(data, recipe)
    monkeypatch.setattr(plan, "MOST_TABLE_CELLS", 1)
    met = doubt(data, recipe)
    for name in ("low", "high", "rank_low", "rank_high", "band"):
        np.testing.assert_array_equal(getattr(met, name), getattr(kept, name))


def test_a_grouping_or_column_that_the_data_lack_is_told_with_the_alternative() -> None:
    with pytest.raises(CannotBuild, match="grouping island does not exist"):
        plan_of(nine_columns(), two_level((VaryGaps(group="island"),)))
    with pytest.raises(CannotBuild) as refusal:
        plan_of(nine_columns(), two_level((VaryPath(path="leaves.x1.column", among=("x1", "absent")),)))
    assert "[leaves.x1.column = absent]" in refusal.value.problems[0].met.en


def test_errors_that_reach_no_cell_are_an_error() -> None:
    with pytest.raises(CannotBuild, match="cannot have an effect"):
        plan_of(nine_columns(gaps=False), two_level((VaryWeights(), VaryGaps())))
    with pytest.raises(CannotBuild, match="cannot have an effect"):
        plan_of(nine_columns(), two_level((VaryClaims(checked=3, refuted=1, statuses=(Status.ESTIMATED,)),)))
