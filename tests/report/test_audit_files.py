"""An audit as files: both languages, tagged, self-contained, with every figure beside it, the same bytes each time."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from jejaring.index.coherence.audit import Audit, audit
from jejaring.report.audit_files import audit_figures, audit_report
from jejaring.report.audit_pictures import evidence
from made_up_index import NAMES, made_up_panel, made_up_recipe

DATE = "2026-11-24"


@pytest.fixture(scope="module")
def made():
    panel = made_up_panel()
    found = audit(panel, made_up_recipe(), draws=32)
    return found, evidence(panel, found, names=NAMES, regions={"1100": "Kota Contoh & Kawan"})


@pytest.fixture(scope="module")
def reports(made):
    return {language: audit_report(*made, language, date=DATE) for language in ("id", "en")}


def _page(reports, language):
    return reports[language][f"audit-{language}.html"].decode()


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_pdf_is_tagged_dated_and_in_its_language(reports, language):
    reader = PdfReader(io.BytesIO(reports[language][f"audit-{language}.pdf"]))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert len(reader.pages) > 5
    first = reader.pages[0].extract_text()
    assert ("Yang ditemukan" if language == "id" else "What the audit finds") in first


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_needs_nothing_beside_it_and_has_every_table_with_its_finding(made, reports, language):
    page = _page(reports, language)
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"', page)
    assert not re.findall(r"url\((?!#|&quot;#|'#)", page)
    found = made[0]
    for section in found.sections:
        for table in section.tables:
            assert table.title.say(language).replace("'", "&#x27;").replace("&", "&amp;") in page or table.title.say(language) in page
    assert page.count("<figure>") >= 6
    assert page.count('role="img" aria-label="') == page.count("<figure>")


def test_numbers_are_written_as_the_language_writes_them(reports):
    assert re.search(r"<td class=\"n\">\d+,\d+%</td>", _page(reports, "id"))
    assert re.search(r"<td class=\"n\">\d+\.\d+%</td>", _page(reports, "en"))


def test_names_are_escaped(reports):
    assert "Kota Contoh &amp; Kawan" in _page(reports, "id")
    assert "Sanggar &amp; galeri" in _page(reports, "en")


def test_the_same_audit_gives_the_same_bytes(made, reports):
    assert audit_report(*made, "en", date=DATE) == reports["en"]


def test_every_figure_stands_in_the_json_and_in_a_csv(made):
    found = made[0]
    files = audit_figures(found)
    assert Audit.model_validate_json(files["audit.json"]) == found
    tables = {table.key: table for section in found.sections for table in section.tables}
    assert set(files) == {"audit.json", *(f"tables/{key}.csv" for key in tables)}
    ranks = list(csv.DictReader(io.StringIO(files["tables/ranks.csv"].decode())))
    assert [float(row["score"]) for row in ranks] == list(tables["ranks"].column("score"))
    assert json.loads(files["audit.json"])["panel_digest"] == found.panel_digest


def test_an_audit_without_doubt_has_no_picture_of_it(made):
    found, seen = made
    quiet = found.model_copy(
        update={
            "sections": tuple(
                section.model_copy(
                    update={
                        "tables": tuple(
                            table.model_copy(update={"assessable": False, "rows": ()}) if table.key == "sobol" else table
                            for table in section.tables
                        )
                    }
                )
                for section in found.sections
            )
        }
    )
    page = audit_report(quiet, replace(seen), "en", date=DATE)["audit-en.html"].decode()
    assert page.count("<figure>") == audit_report(found, seen, "en", date=DATE)["audit-en.html"].decode().count("<figure>") - 1
