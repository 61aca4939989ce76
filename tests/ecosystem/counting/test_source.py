"""A source says what it is and which columns it has, or is refused with everything that is wrong."""

from pathlib import Path

import pytest

from jejaring.ecosystem.counting import Source, file_source
from jejaring.ecosystem.counting.source import cannot_read
from jejaring.terms.problem import CannotCount

FIVE = {name: name for name in ("region", "subsector", "helix", "stage", "year")}


def test_every_wrong_column_is_named_at_once():
    with pytest.raises(CannotCount) as refusal:
        Source("csv", "a.csv", {"region": "kab", "subsektor": "x", "year": "1; DROP TABLE raw"})
    met = [problem.place.column for problem in refusal.value.problems]
    assert met == ["subsector", "helix", "stage", "subsektor", "1; DROP TABLE raw"]


def test_weight_may_be_absent():
    assert "weight" not in Source("csv", "a.csv", FIVE).columns


@pytest.mark.parametrize("name", ["a.xlsx", "b.csv", "c.parquet"])
def test_only_files_that_exist_and_can_be_read(tmp_path: Path, name: str):
    with pytest.raises(CannotCount):
        file_source(tmp_path / name)


def test_the_kind_follows_from_the_ending(written):
    assert file_source(written("a.csv", "region\n")).kind == "csv"


def test_a_table_has_a_plain_name():
    with pytest.raises(CannotCount):
        Source("table", "pelaku; drop table x")
    assert "parquet" in cannot_read(Source("table", "umum.pelaku"), "DuckDB", "csv, parquet").say("id")
