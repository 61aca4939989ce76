"""The audit as one value."""

from dataclasses import replace

import numpy as np
import pytest

import small_recipes as small
from jejaring.index.coherence.audit import Audit, audit, panel_digest
from jejaring.terms.panel import Panel
from jejaring.terms.problem import BadRecipe
from jejaring.terms.recipe import Recipe, Step


def test_sections_stand_in_the_order_of_the_jrc(whole: Audit):
    # methods handbook, 1.0: the skeleton of a JRC audit report
    assert [section.key for section in whole.sections] == [
        "concept", "data", "structure", "added_value", "design", "standing", "sensitivity", "favourable", "advice",
    ]  # fmt: skip


def test_the_same_input_gives_the_same_bytes_and_json_brings_it_back(whole: Audit, audited: tuple[Panel, Recipe]):
    assert audit(*audited, draws=100, seed=3).model_dump_json() == whole.model_dump_json()
    assert Audit.model_validate_json(whole.model_dump_json()) == whole


def test_the_audit_can_be_made_again_from_what_it_holds(whole: Audit, audited: tuple[Panel, Recipe]):
    assert whole.panel_digest == panel_digest(audited[0])
    assert whole.recipe.digest == whole.recipe_digest
    assert audit(audited[0], whole.recipe) == whole


def test_another_seed_moves_intervals_but_no_nominal_figure(whole: Audit, audited: tuple[Panel, Recipe]):
    other = audit(*audited, draws=100, seed=4)
    assert other.table("ranks").column("score") == whole.table("ranks").column("score")
    assert other.table("indicators") == whole.table("indicators")
    assert other.table("ranks").column("low") != whole.table("ranks").column("low")


def test_every_table_speaks_both_languages_and_every_row_fits_its_columns(whole: Audit):
    for section in whole.sections:
        for table in section.tables:
            texts = [section.title, table.title, table.finding, *(column.title for column in table.columns)]
            assert all(text.id.strip() and text.en.strip() for text in texts)
            assert table.finding.id != table.finding.en
            assert all(len(row) == len(table.columns) for row in table.rows)


def test_a_section_or_table_that_does_not_exist_is_a_key_error(whole: Audit):
    assert whole.section("data").tables[0] == whole.table("indicators")
    with pytest.raises(KeyError):
        whole.table("nothing")


def test_a_faulty_recipe_is_refused_with_every_problem():
    with pytest.raises(BadRecipe, match="unknown method"):
        audit(small.panel([[1, 2], [3, 4]]), small.flat([1, 1], aggregate=Step(method="magic")))


def test_a_panel_digest_sees_every_figure_and_label():
    panel = small.panel([[1.0, 2.0], [3.0, 0.0]], kind=("a", "b"))
    changed = replace(panel, values=np.array([[1.0, 2.0], [3.0, 1e-300]]))
    negative = replace(panel, values=np.array([[1.0, 2.0], [3.0, -0.0]]))
    assert panel_digest(panel) != panel_digest(changed)
    assert panel_digest(panel) == panel_digest(negative)
    assert panel_digest(panel) != panel_digest(replace(panel, groupings={"kind": ("b", "a")}))
    assert panel_digest(panel) != panel_digest(replace(panel, regions=("r001", "r000")))


def test_a_panel_without_any_rank_is_audited_and_says_so():
    panel = small.panel([[10, np.nan, 1], [np.nan, 30, 2], [20, np.nan, np.nan]])
    recipe = small.recipe([small.node("I", None, min_coverage=1.0)], [small.leaf(code) for code in "abc"])
    found = audit(panel, recipe, draws=5, seed=0)
    for key in ("ranks", "widest", "sobol", "one_at_a_time", "removals"):
        assert found.table(key).finding.en == "No region is ranked."
        assert not found.table(key).assessable
    assert not any("nan" in table.finding.en.split() for section in found.sections for table in section.tables)
    assert not found.table("reliability").assessable
    assert Audit.model_validate_json(found.model_dump_json()) == found


def test_empty_columns_are_audited_as_empty():
    table = np.full((40, 3), np.nan)
    table[:, 0] = np.linspace(5, 95, 40)
    found = audit(small.panel(table), small.flat([1, 1, 1]), draws=5, seed=0)
    assert found.table("indicators").column("n") == (40, 0, 0)
    assert {("indicators", "b"), ("indicators", "c")} <= {row[:2] for row in found.table("advice").rows}
