"""Screening of regions."""

import numpy as np
import pytest

from jejaring.index.screen import Because, Screen, screen
from jejaring.terms.problem import CannotBuild
from small_recipes import leaf, node, panel, recipe

GAP = np.nan
TREE = recipe(
    [node("I", None), node("A"), node("B")], [leaf("a", "A"), leaf("b", "A"), leaf("c", "B"), leaf("d", "B"), leaf("e", "B", weight=0)]
)
TABLE = panel(
    [
        [1, 2, 3, 4, GAP],
        [1, 2, GAP, GAP, 5],
        [1, GAP, 3, 4, 5],
        [0, 0, 0, 4, 5],
        [GAP, GAP, GAP, 4, 5],
    ],
    kind=("k", "k", "l", "l", "l"),
)


def because(rules: Screen) -> list[Because]:
    return [line.because for line in screen(TABLE, TREE, rules).lines]


def test_the_share_of_data_counts_scored_leaves_only() -> None:
    done = screen(TABLE, TREE, Screen(least_nonzero=0.0))
    assert [line.data for line in done.lines] == [1.0, 0.5, 0.75, 1.0, 0.25]
    assert [line.missing for line in done.lines] == [0, 2, 1, 0, 3]
    assert done.panel.regions == ("r000", "r002", "r003")
    assert done.panel.groupings == {"kind": ("k", "l", "l")}
    assert [line.region for line in done.left_out] == ["r001", "r004"]
    assert {line.because for line in done.left_out} == {Because.TOO_FEW_DATA}


def test_every_branch_needs_its_share_and_the_first_that_falls_short_is_named() -> None:
    done = screen(TABLE, TREE, Screen(least_data=0.5, least_branch_data=0.5, least_nonzero=0.0))
    assert [(line.because, line.branch) for line in done.lines][1] == (Because.TOO_FEW_DATA_IN_BRANCH, "B")
    assert [line.kept for line in done.lines] == [True, False, True, True, False]


def test_a_branch_may_ask_for_more_than_the_others() -> None:
    done = screen(TABLE, TREE, Screen(least_data=0.5, branches={"A": 1.0}, least_nonzero=0.0))
    assert [line.branch for line in done.lines] == [None, None, "A", None, None]


def test_zeros_are_counted_among_what_is_filled() -> None:
    done = screen(TABLE, TREE, Screen(least_data=0.0, least_nonzero=0.3))
    line = done.lines[3]
    assert (line.zeros, line.nonzero, line.because) == (3, 0.25, Because.TOO_MANY_ZEROS)
    assert done.lines[4].nonzero == 1.0


def test_a_decision_overrides_the_data_both_ways() -> None:
    # COINr's Force table
    done = because(Screen(decided={"r000": False, "r004": True}, least_nonzero=0.0))
    assert done[0] == Because.LEFT_OUT_BY_DECISION
    assert done[4] == Because.KEPT_BY_DECISION


def test_every_problem_of_the_rules_is_told_at_once_and_nobody_left_is_an_error() -> None:
    with pytest.raises(CannotBuild) as caught:
        screen(TABLE, TREE, Screen(least_data=66, branches={"X": 0.5}, decided={"nowhere": True}))
    assert [problem.met.en for problem in caught.value.problems] == ["least_data = 66", "unknown nodes: X", "unknown regions: nowhere"]
    with pytest.raises(CannotBuild) as caught:
        screen(TABLE, TREE, Screen(decided=dict.fromkeys(TABLE.regions, False)))
    assert "none of 5" in caught.value.problems[0].met.en
