"""A table shows its first rows and its size."""

import numpy as np

from jejaring.index import run
from jejaring.terms.glance import COLUMNS, ROWS, line, table
from jejaring.terms.scores import Scores
from made_up_index import made_up_panel, made_up_recipe


def test_a_line_names_the_value_and_counts_what_it_holds():
    assert line("Recipe", key="ipm", leaves=4) == "<Recipe: key ipm, 4 leaves>"


def test_a_table_has_only_its_first_rows_and_says_how_many_there_are():
    values = np.arange(200.0).reshape(20, 10)
    values[0, 0] = np.nan
    drawn = table("A & B", [f"r{i}" for i in range(20)], [f"c{i}" for i in range(10)], values)
    assert drawn.count("<tr>") == ROWS + 1
    assert drawn.count("<td>") == ROWS * COLUMNS
    assert "A &amp; B (20 × 10 …)" in drawn
    assert "<td>–</td>" in drawn


def test_scores_show_themselves_without_their_arrays():
    one = np.ones((3, 2))
    scores = Scores(("a", "b", "c"), ("I", "A"), ("all",) * 3, one, one, one, one > 2)
    assert repr(scores) == "<Scores: 3 regions, 2 nodes>"
    assert "<td>1</td>" in scores._repr_html_()


def test_a_run_and_a_recipe_show_their_size_and_not_their_content():
    recipe = made_up_recipe()
    stages = run(made_up_panel(), recipe)
    assert repr(stages) == "<Stages: 40 regions, 12 nodes, 8 leaves>"
    assert repr(recipe) == "<Recipe: key made-up, version 1, 4 nodes, 8 leaves>"
    assert stages._repr_html_().count("<tr>") == ROWS + 1
