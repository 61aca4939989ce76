"""The framework is as large as its weights."""

import pytest

from jejaring.charts import svg
from jejaring.charts.framework import framework
from jejaring.words import speech
from made_up_index import NAMES, made_up_recipe


@pytest.mark.parametrize("shape", ["sunburst", "icicle"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_part_spans_its_weight_inside_its_parent(shape, language):
    picture = framework(made_up_recipe(), speech(language), names=NAMES, shape=shape)
    parts = {part["code"]: part for part in picture.spec["datasets"]["parts"]}
    assert set(parts) == {"I", "A", "B", "C", "A1", "A2", "A3", "B1", "B2", "C1", "C2"}
    assert parts["A"]["to"] - parts["A"]["from"] == pytest.approx(0.5)
    assert parts["A1"]["to"] - parts["A1"]["from"] == pytest.approx(0.5 / 3, abs=1e-5)
    for child, parent in (("A", "I"), ("B", "I"), ("C", "I"), ("A3", "A"), ("B2", "B"), ("C2", "C")):
        assert parts[parent]["from"] <= parts[child]["from"] < parts[child]["to"] <= parts[parent]["to"] + 1e-6
    assert parts["C2"]["to"] == pytest.approx(1.0)


def test_the_companion_stands_in_the_table_with_weight_zero():
    table = framework(made_up_recipe(), speech("en"), names=NAMES).table
    assert {row.cells[0]: row.cells[-1] for row in table.rows}["Z"] == "0.0%"
    assert len(table.rows) == 11


def test_the_title_counts_who_holds_half_and_compares_the_extremes():
    title = framework(made_up_recipe(), speech("en"), names=NAMES).title
    assert title.startswith("3 of 7 indicators hold half the weight of the index: Angka melek huruf")
    assert title.endswith("the heaviest weighs 1.3 times the lightest")


def test_equal_weights_are_said_to_be_equal():
    recipe = made_up_recipe()
    kept = tuple(leaf for leaf in recipe.leaves if leaf.code in {"A1", "B1"})
    nodes = tuple(node.model_copy(update={"weight": 1.0}) for node in recipe.nodes if node.code != "C")
    title = framework(recipe.model_copy(update={"nodes": nodes, "leaves": kept}), speech("en")).title
    assert title == "All 2 indicators weigh the same, 50.0% each"


def test_names_are_written_where_there_is_room():
    assert "A1 Angka melek" in svg(framework(made_up_recipe(), speech("id"), names=NAMES, shape="icicle"), width=900)
    assert ">A1</text>" in svg(framework(made_up_recipe(), speech("id"), names=NAMES), width=900)
