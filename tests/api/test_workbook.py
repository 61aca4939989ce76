import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from jejaring.api import workbook
from jejaring.edition import Edition
from page_editions import INSUFFICIENT, RANKED


@pytest.fixture(scope="module")
def packed(edition: Edition) -> bytes:
    return workbook(edition, "id")


def rows(packed: bytes, sheet: str) -> list[tuple]:
    return list(openpyxl.load_workbook(io.BytesIO(packed), read_only=True)[sheet].iter_rows(values_only=True))


def test_the_same_edition_gives_the_same_bytes(edition: Edition, packed: bytes):
    assert workbook(edition, "id") == packed


def test_its_dates_are_the_editions(packed: bytes):
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 24, 0, 0, 0)}
    properties = openpyxl.load_workbook(io.BytesIO(packed)).properties
    assert (properties.created, properties.modified) == (datetime(2026, 11, 24), datetime(2026, 11, 24))


def test_codes_are_text_and_scores_are_numbers(edition: Edition, packed: bytes):
    table = {row[0]: row for row in rows(packed, "Peringkat")[1:]}
    assert len(table) == 514
    assert table[RANKED][4] == edition.scores.score[edition.row(RANKED), 0]
    assert isinstance(table[RANKED][7], int)


def test_a_missing_score_is_an_empty_cell(packed: bytes):
    row = next(row for row in rows(packed, "Peringkat") if row[0] == INSUFFICIENT)
    assert row[4:11] == (None,) * 7


def test_figures_carry_unit_year_and_status(packed: bytes):
    row = next(row for row in rows(packed, "Angka") if row[0] == RANKED and row[2].startswith("K1.1 "))
    assert row[4:] == ("tahun", 2019, "reported", "bps_ipm")


def test_the_statement_opens_the_workbook(edition: Edition, packed: bytes):
    assert rows(packed, "Tentang")[0][1] == edition.recipe.statement.id


def test_its_words_follow_the_language(edition: Edition):
    assert openpyxl.load_workbook(io.BytesIO(workbook(edition, "en"))).sheetnames == ["About", "Ranking", "Scores", "Figures"]
