"""Frames become panels and results become frames without losing or inventing a number."""

import numpy as np
import pandas as pd
import pytest

from jejaring.index import build, doubt, run
from jejaring.index.frames import panel_frame, panel_from_frame, scores_frame, stage_frame
from jejaring.terms.problem import BadTable, UnknownName
from made_up_index import made_up_panel, made_up_recipe


def test_a_frame_becomes_a_panel_and_a_frame_again():
    panel = made_up_panel()
    frame = panel_frame(panel)
    again = panel_from_frame(frame, groupings=["kind"], period=panel.period)
    assert (again.regions, again.columns, again.groupings) == (panel.regions, panel.columns, panel.groupings)
    np.testing.assert_array_equal(again.values, panel.values)
    np.testing.assert_array_equal(build(again, made_up_recipe()).score, build(panel, made_up_recipe()).score)


def test_keys_may_be_a_column_and_columns_may_be_chosen():
    frame = pd.DataFrame({"code": ["1101", "1102"], "a": [1, None], "b": ["2", "3"], "name": ["x", "y"]})
    panel = panel_from_frame(frame, region="code", columns=["a", "b"])
    assert panel.regions == ("1101", "1102")
    np.testing.assert_array_equal(panel.values, [[1.0, 2.0], [np.nan, 3.0]])


def test_every_fault_of_a_frame_is_told_at_once():
    frame = pd.DataFrame({"code": ["1", "1", None], "kind": ["a", None, "b"], "x": ["1", "two", "3"], "y": [np.inf, 1, 2]})
    with pytest.raises(BadTable) as refusal:
        panel_from_frame(frame, region="code", groupings=["kind"])
    met = [problem.met.en for problem in refusal.value.problems]
    assert met == ["1 regions without key", "repeated keys: 1", "kind: 1 regions without a group", "x: 1 = two", "y: 1 = inf"]


def test_an_absent_column_is_told_with_those_that_exist():
    with pytest.raises(BadTable, match=r"no column: q, r.*a, b"):
        panel_from_frame(pd.DataFrame({"a": [1], "b": [2]}), region="q", columns=["a", "r"])


def test_scores_are_told_by_region_and_node():
    panel, recipe = made_up_panel(), made_up_recipe()
    scores, intervals = build(panel, recipe), doubt(panel, recipe)
    whole = scores_frame(scores, intervals)
    assert len(whole) == len(scores.regions) * len(scores.nodes)
    one = scores_frame(scores, intervals, node="B")
    assert [*one.columns] == ["group", "score", "rank", "coverage", "low", "high", "rank_low", "rank_high", "band"]
    pd.testing.assert_frame_equal(whole[whole["node"] == "B"].drop(columns="node"), one)
    np.testing.assert_array_equal(one["score"], scores.score[:, scores.nodes.index("B")])
    with pytest.raises(UnknownName, match="I, A, B"):
        scores_frame(scores, node="Q")


def test_stages_are_frames_of_leaves_or_nodes():
    stages = run(made_up_panel(), made_up_recipe())
    assert tuple(stage_frame(stages, "normalised").columns) == stages.leaves
    assert tuple(stage_frame(stages, "scores").columns) == stages.nodes
    with pytest.raises(UnknownName, match="imputed"):
        stage_frame(stages, "sung")
