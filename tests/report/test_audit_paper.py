"""The paper of an audit says its findings first and cuts long tables openly."""

import pytest

from jejaring.index.coherence.audit import audit
from jejaring.report import audit_paper as module
from jejaring.report import blocks
from jejaring.report.audit_pictures import evidence
from jejaring.words import speech
from made_up_index import NAMES, made_up_panel, made_up_recipe


@pytest.fixture(scope="module")
def made():
    panel = made_up_panel()
    found = audit(panel, made_up_recipe(), draws=16)
    return found, evidence(panel, found, names=NAMES, regions={})


@pytest.mark.parametrize("language", ["id", "en"])
def test_findings_come_first_then_nine_sections_then_how_to_repeat_them(made, language):
    paper = module.audit_paper(*made, {}, speech(language), date="2026-11-24")
    assert len(paper.sections) == 11
    points = next(part for part in paper.sections[0].blocks if isinstance(part, blocks.Points))
    assert len(points.items) == len(made[0].sections)
    assert [section.title[:2] for section in paper.sections[1:-1]] == [f"{number}." for number in range(1, 10)]
    last = " ".join(str(part) for part in paper.sections[-1].blocks)
    assert made[0].recipe_digest in last
    assert made[0].panel_digest in last


def test_the_cover_counts_what_the_audit_counts(made):
    cover = module.audit_paper(*made, {}, speech("en"), date="2026-11-24").cover
    assert [number.value for number in cover.numbers][:2] == ["7", str(len(made[0].table("ranks").rows))]
    assert cover.statement == "A made-up example; it measures nothing."


def test_a_long_table_says_where_the_rest_is(made, monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 5)
    paper = module.audit_paper(*made, {}, speech("en"), date="2026-11-24")
    captions = [part.caption for section in paper.sections for part in section.blocks if isinstance(part, blocks.Table)]
    assert "5 of 12 rows; all of them in tables/tree.csv" in captions


def test_leaves_have_their_names_in_the_table_of_the_framework(made):
    paper = module.audit_paper(*made, {}, speech("en"), date="2026-11-24")
    tree = next(part for part in paper.sections[1].blocks if isinstance(part, blocks.Table))
    assert ("A1", "Angka melek huruf penduduk dewasa") in {row[:2] for row in tree.rows}
