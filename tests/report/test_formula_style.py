"""The workbook carries one date, and its colours have a meaning."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from jejaring.report.formula_style import INPUT_GROUND, VALUE_GROUND, Painter, dated


@pytest.fixture
def painter():
    return Painter(openpyxl.Workbook().worksheets[0], "data")


def test_inputs_and_values_have_grounds_of_their_own_and_formulas_none(painter):
    painter.put(4, 1, 1.0, kind="input")
    painter.put(4, 2, 1.0, kind="value")
    painter.put(4, 3, "=A4+B4")
    grounds = [painter.sheet.cell(4, column).fill.fgColor.rgb for column in (1, 2, 3)]
    assert grounds[0].endswith(INPUT_GROUND)
    assert grounds[1].endswith(VALUE_GROUND)
    assert painter.sheet.cell(4, 3).fill.patternType is None


def test_an_empty_input_can_be_filled_and_an_empty_value_leaves_no_cell(painter):
    painter.put(4, 1, None, kind="input")
    painter.put(4, 2, None, kind="value")
    assert painter.sheet.cell(4, 1).fill.patternType == "solid"
    assert painter.sheet.cell(4, 2).fill.patternType is None


def test_every_entry_of_the_archive_has_the_given_date():
    packed = io.BytesIO()
    openpyxl.Workbook().save(packed)
    with zipfile.ZipFile(io.BytesIO(dated(packed.getvalue(), datetime(2026, 11, 24)))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 24, 0, 0, 0)}
        assert b">2026-11-24T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")
