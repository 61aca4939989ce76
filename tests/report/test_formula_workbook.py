"""The formula workbook gives the engine's numbers when another engine calculates it, and follows what a planner changes."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from jejaring.catalogue import load
from jejaring.index import run
from jejaring.report.formula_workbook import formula_workbook
from jejaring.sources import read_units, with_tree
from jejaring.terms.panel import plain_panel
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Leaf, Node, Ranking, Recipe, Step, Steps
from jejaring.terms.text import same
from recalculated import needs_office, numbers, recalculated

ASEM = Path(__file__).resolve().parents[3] / "shared" / "data" / "composite_asem"
DATE = "2026-11-24"
TOLERANCE = 1e-9


def _node(code, parent, **more):
    return Node(code=code, parent=parent, level="pillar" if parent else "index", name=same(code), **more)


@pytest.fixture
def made_up():
    """Seven regions in two groups; every normalisation, mean, a companion, a denominator, gaps, and a branch without data."""
    columns = ("a", "b", "c", "d", "e", "people")
    values = np.array(
        [
            [10.0, 5.0, 100.0, 4.0, 1.0, 1000.0],
            [20.0, 1.0, 900.0, np.nan, 5.0, 2000.0],
            [30.0, 3.0, np.nan, 6.0, 9.0, 500.0],
            [np.nan, np.nan, 50.0, 5.5, np.nan, 800.0],
            [40.0, 0.0, 2000.0, 12.0, 3.0, np.nan],
            [20.0, 1.0, 900.0, 2.0, 5.0, 2000.0],
            [np.nan, np.nan, np.nan, 4.0, 2.0, 700.0],
        ]
    )
    panel = plain_panel(
        tuple("PQRSTUV"), columns, values, period="2025", groupings={"kind": ("kota", "kota", "desa", "desa", "kota", "desa", "kota")}
    )
    recipe = Recipe(
        key="made-up",
        version="1",
        name=same("Made up"),
        short_name=same("Made up"),
        statement=same("A made-up table."),
        measures="example",
        source="none",
        steps=Steps(denominate=Step(method="divide"), normalise=Step(method="minmax", low=0, high=100)),
        nodes=(
            _node("I", None, min_coverage=0.8),
            _node("X", "I", weight=2.0, min_coverage=0.5, aggregate=Step(method="geometric", floor=0.0)),
            _node("Y", "I", aggregate=Step(method="harmonic", floor=1.0), weigh=Step(method="equal")),
        ),
        leaves=(
            Leaf(code="A", parent="X", column="a", weight=3.0),
            Leaf(
                code="B",
                parent="X",
                column="b",
                polarity=-1,
                normalise=Step(method="goalposts", low=0.0, high=4.0, to_low=5.0, to_high=95.0),
            ),
            Leaf(code="C", parent="Y", column="c", denominator="people", denominator_scale=1000.0),
            Leaf(code="C2", parent="Y", column="c", weight=4.0, normalise=Step(method="log_goalposts", low=1.0, high=1000.0, offset=2.0)),
            Leaf(
                code="D",
                parent="X",
                column="d",
                normalise=Step(method="range_goalposts", low=0.0, target_low=4.0, target_high=6.0, high=14.0),
            ),
            Leaf(code="E", parent="I", column="e", polarity=-1, normalise=Step(method="zscore", mean=50.0, sd=10.0)),
            Leaf(code="Z", parent="Y", column="e", weight=0.0),
        ),
        ranking=Ranking(group_by="kind", min_branch_coverage=0.5, min_score_coverage=0.4),
    )
    return panel, recipe


@pytest.fixture
def asem():
    if not ASEM.is_dir():
        pytest.skip("the ASEM tables of ../shared/data are absent")
    panel, tree = read_units(ASEM / "ASEM_iData.csv", ASEM / "ASEM_iMeta.csv")
    recipe = next(recipe for recipe in load().recipes if recipe.key == "coinr-default")
    return panel, with_tree(recipe, tree.nodes, tree.leaves)


def _agrees(book, panel, recipe):
    stages = run(panel, recipe)
    inner, leaves, rows = len(recipe.nodes), len(recipe.leaves), len(panel.regions)
    for sheet, expected in (
        ("Normalised", stages.normalised),
        ("Coverage", stages.coverage[:, :inner]),
        ("Scores", stages.scores[:, :inner]),
        ("Ranks", stages.ranks[:, :inner]),
    ):
        found = numbers(book, sheet, rows=rows, columns=leaves if sheet == "Normalised" else inner)
        np.testing.assert_allclose(found, expected, rtol=0, atol=TOLERANCE, err_msg=sheet)


@needs_office
@pytest.mark.slow
def test_another_engine_gets_the_scores_and_ranks_of_every_node_from_the_made_up_table(made_up, tmp_path):
    panel, recipe = made_up
    file = tmp_path / "book.xlsx"
    file.write_bytes(formula_workbook(panel, recipe, "en", date=DATE))
    stages = run(panel, recipe)
    assert np.isnan(stages.scores[:, 0]).any()
    assert (np.isnan(stages.ranks[:, 0]) & ~np.isnan(stages.scores[:, 0])).any()
    _agrees(recalculated(file), panel, recipe)


@needs_office
@pytest.mark.slow
def test_a_changed_weight_figure_and_goalpost_give_what_the_engine_gives(made_up, tmp_path):
    panel, recipe = made_up
    file = tmp_path / "book.xlsx"
    file.write_bytes(formula_workbook(panel, recipe, "en", date=DATE))
    book = openpyxl.load_workbook(file)
    weights = {book["Weights"].cell(row, 1).value: row for row in range(4, 14)}
    book["Weights"].cell(weights["Y"], 4).value = 5.0
    book["Weights"].cell(weights["Z"], 4).value = 1.5
    parameters = {book["Parameters"].cell(row, 1).value: row for row in range(4, 11)}
    book["Parameters"].cell(parameters["B"], 7).value = 8.0
    book["Data"].cell(4, 4).value = 35.0
    book.save(file)
    values = panel.values.copy()
    values[0, 0] = 35.0
    nodes = tuple(node.model_copy(update={"weight": 5.0}) if node.code == "Y" else node for node in recipe.nodes)
    leaves = tuple(
        leaf.model_copy(update={"weight": 1.5})
        if leaf.code == "Z"
        else leaf.model_copy(update={"normalise": Step(method="goalposts", low=0.0, high=8.0, to_low=5.0, to_high=95.0)})
        if leaf.code == "B"
        else leaf
        for leaf in recipe.leaves
    )
    _agrees(recalculated(file), replace(panel, values=values), recipe.model_copy(update={"nodes": nodes, "leaves": leaves}))


@needs_office
@pytest.mark.slow
def test_another_engine_gets_the_published_index_of_asem_and_follows_a_weight(asem, tmp_path):
    panel, recipe = asem
    file = tmp_path / "asem.xlsx"
    file.write_bytes(formula_workbook(panel, recipe, "en", date=DATE))
    _agrees(recalculated(file), panel, recipe)
    book = openpyxl.load_workbook(file)
    rows = {book["Weights"].cell(row, 1).value: row for row in range(4, 64)}
    book["Weights"].cell(rows["Sust"], 4).value = 3.0
    book.save(file)
    nodes = tuple(node.model_copy(update={"weight": 3.0}) if node.code == "Sust" else node for node in recipe.nodes)
    _agrees(recalculated(file), panel, recipe.model_copy(update={"nodes": nodes}))


@needs_office
@pytest.mark.slow
def test_weights_that_a_method_made_stand_as_figures_that_give_the_same_scores(made_up, tmp_path):
    panel, recipe = made_up
    nodes = tuple(node.model_copy(update={"weigh": Step(method="critic")}) if node.code == "X" else node for node in recipe.nodes)
    weighed = recipe.model_copy(update={"nodes": nodes})
    file = tmp_path / "book.xlsx"
    file.write_bytes(formula_workbook(panel, weighed, "en", date=DATE))
    _agrees(recalculated(file), panel, weighed)
    told = " ".join(str(row[0].value) for row in openpyxl.load_workbook(file)["About"].iter_rows() if row[0].value)
    assert "X: critic" in told


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_same_input_gives_the_same_bytes_in_either_language(made_up, language):
    first, second = (formula_workbook(*made_up, language, date=DATE) for _ in range(2))
    assert first == second


def test_cells_that_treatment_changed_are_values_and_said_to_be(asem, tmp_path):
    panel, recipe = asem
    file = tmp_path / "asem.xlsx"
    file.write_bytes(formula_workbook(panel, recipe, "en", date=DATE))
    book, stages = openpyxl.load_workbook(file), run(panel, recipe)
    changed = (stages.treated != stages.denominated) & ~np.isnan(stages.treated)
    held = [[book["Treated"].cell(4 + row, 4 + column).value for column in range(49)] for row in range(51)]
    is_value = np.array([[not isinstance(value, str) for value in line] for line in held])
    assert (is_value == changed).all()
    assert changed.sum() > 0
    told = " ".join(str(row[0].value) for row in book["About"].iter_rows() if row[0].value)
    assert f"{changed.sum():,} cells" in told


def test_a_mean_that_no_formula_shows_is_refused_with_every_place_of_it(made_up, monkeypatch):
    panel, recipe = made_up
    monkeypatch.setattr("jejaring.report.formula_text.AGGREGATE", {"linear": None})
    monkeypatch.setattr("jejaring.report.formula_text.NORMALISE", {"minmax": None})
    with pytest.raises(CannotBuild) as refusal:
        formula_workbook(panel, recipe, "en", date=DATE)
    met = [problem.met.en for problem in refusal.value.problems]
    assert [text.split(":")[0] for text in met] == ["X", "Y", "B", "C2", "D", "E"]
