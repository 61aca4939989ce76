"""The archive: what is put in comes out, imports are history, the latest wins."""

import hashlib
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import DBAPIError

from import_kills import made_up_file
from jejaring.store import open_archive
from jejaring.store.engine import writing
from jejaring.store.schema import OBSERVATIONS
from jejaring.terms import tables
from jejaring.terms.imported import no_observations
from jejaring.terms.problem import BadDatabase, BadFile, BadTable, UnknownName
from jejaring.terms.status import Status
from made_up_files import file, rows, triangle

NOON = datetime(2026, 11, 24, 12, 0, 0, 123456, tzinfo=UTC)


def values(archive, indicators=None):
    table = archive.observations(indicators)
    return {(row.region, row.indicator): row.value for row in table.itertuples()}


def test_an_empty_archive_gives_empty_tables_that_keep_the_contract(archive):
    assert archive.is_empty()
    assert archive.imports() == ()
    assert archive.boundaries() == ()
    assert tables.OBSERVATIONS.check(archive.observations()).empty
    assert archive.observations()["value"].dtype == np.float64


def test_the_record_tells_who_when_which_file_and_how_many(archive):
    record = archive.add(file("a.xlsx", rows(("1101", "hls", 14.5)), triangle("1101", 1.5)), who="Sari", when=NOON)
    assert (record.who, record.when, record.source, record.file) == ("Sari", NOON, "workbook", "a.xlsx")
    assert record.sha256 == hashlib.sha256(b"a.xlsx").hexdigest()
    assert (record.observations, record.boundaries, record.undone_at) == (1, 1, None)
    assert archive.imports() == (record,)
    assert not archive.is_empty()


def test_records_come_newest_last(archive):
    added = [archive.add(file(name, rows(("1101", "hls", 1.0))), who="Sari", when=NOON) for name in ("c", "a", "b")]
    assert archive.imports() == tuple(added)


def test_a_moment_keeps_its_instant_whatever_its_zone(archive):
    in_jakarta = NOON.astimezone(timezone(timedelta(hours=7)))
    record = archive.add(file("a", rows(("1101", "hls", 1.0))), who="Sari", when=in_jakarta)
    assert record.when == NOON
    assert archive.imports()[0].when.utcoffset() == timedelta(0)


# The edges of IEEE 754 double precision, and decimals that have no exact binary form.
EDGES = (0.1, 1 / 3, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308, 2.0**53 + 2, 0.0, math.pi, 62.22)


def test_every_number_comes_back_to_the_last_bit(archive):
    archive.add(file("a", rows(*((f"{place:04d}", "x", value) for place, value in enumerate(EDGES)))), who="Sari", when=NOON)
    assert [value.hex() for value in archive.observations()["value"]] == [value.hex() for value in EDGES]


def test_random_numbers_come_back_to_the_last_bit(archive):
    drawn = np.random.default_rng(0).integers(0, 2**64, 3_000, dtype=np.uint64).view(np.float64)
    drawn = drawn[np.isfinite(drawn)]
    archive.add(file("a", rows(*((f"{place:04d}", "x", value) for place, value in enumerate(drawn)))), who="Sari", when=NOON)
    assert archive.observations()["value"].to_numpy().tobytes() == drawn.tobytes()


def test_minus_zero_is_zero_on_both_databases(archive):
    archive.add(file("a", rows(("1101", "x", -0.0))), who="Sari", when=NOON)
    assert math.copysign(1, archive.observations()["value"].iloc[0]) == 1


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, np.float64("nan")])
def test_a_missing_value_is_stored_as_null_and_read_as_nan(archive, nothing):
    archive.add(file("a", rows(("1101", "x", nothing), ("1102", "x", 2.0))), who="Sari", when=NOON)
    with archive.engine.connect() as connection:
        stored = connection.execute(select(func.count()).where(OBSERVATIONS.c.value.is_(None))).scalar_one()
    assert stored == 1
    assert math.isnan(values(archive)["1101", "x"])


@pytest.mark.parametrize("evil", [float("inf"), float("-inf")])
def test_the_database_itself_refuses_an_infinite_number(archive, evil):
    record = archive.add(file("a", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
    row = {"import_id": record.id, "region": "1", "indicator": "x", "period": "1", "source": "s", "unit": "u", "status": "reported"}
    with pytest.raises(BadDatabase, match="value_is_finite"), writing(archive.engine) as connection:
        connection.execute(insert(OBSERVATIONS).values(**row, value=evil))


@pytest.mark.postgres
def test_postgresql_itself_refuses_nan(postgres_url):
    with open_archive(postgres_url) as archive:
        record = archive.add(file("a", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
        row = {"import_id": record.id, "region": "1", "indicator": "x", "period": "1", "source": "s", "unit": "u", "status": "reported"}
        with pytest.raises(DBAPIError, match="value_is_finite"), archive.engine.begin() as connection:
            connection.execute(insert(OBSERVATIONS).values(**row, value=float("nan")))


def test_rows_come_sorted_by_code_point_whatever_order_they_went_in(archive):
    names = ["b", "B", "a", "é", "_", "Z", "z", "10", "9", "\U0001f600", "ﬀ"]
    archive.add(file("a", rows(*((name, "x", 1.0) for name in names))), who="Sari", when=NOON)
    assert list(archive.observations()["region"]) == sorted(names)


def test_words_of_every_kind_come_back_as_they_were(archive):
    table = rows(("1101", "x", 1.0), ("1102", "x", 2.0)).astype(object)
    table.loc[0, "evidence"] = "halaman 3; 'kutip' \"ganda\" % :nama \\ \n baris kedua ☕"
    table["status"] = [Status.VERIFIED, Status.MEASURED]
    archive.add(file("berkas ☕.xlsx", table), who="Désirée", when=NOON)
    found = archive.observations()
    assert list(found["evidence"]) == [table.loc[0, "evidence"], None]
    assert list(found["status"]) == ["verified", "measured"]
    assert (archive.imports()[0].who, archive.imports()[0].file) == ("Désirée", "berkas ☕.xlsx")


def test_the_caller_s_table_is_left_as_it_was(archive):
    table = rows(("1101", "x", -0.0), ("1102", "x", None))
    before = table.copy(deep=True)
    archive.add(file("a", table), who="Sari", when=NOON)
    pd.testing.assert_frame_equal(table, before)


def test_only_the_indicators_asked_for_are_given(archive):
    archive.add(file("a", rows(("1101", "x", 1.0), ("1101", "y", 2.0), ("1101", "z", 3.0))), who="Sari", when=NOON)
    assert values(archive, ["x", "z"]) == {("1101", "x"): 1.0, ("1101", "z"): 3.0}
    assert values(archive, ["unknown"]) == {}
    assert values(archive, []) == {}


def test_of_the_same_key_the_latest_import_wins_also_with_a_missing_value(archive):
    archive.add(file("a", rows(("1101", "x", 1.0), ("1102", "x", 1.0), ("1103", "x", 1.0))), who="Sari", when=NOON)
    archive.add(file("b", rows(("1102", "x", 2.0), ("1103", "x", None))), who="Sari", when=NOON - timedelta(days=9))
    found = values(archive)
    assert (found["1101", "x"], found["1102", "x"]) == (1.0, 2.0)
    assert math.isnan(found["1103", "x"])


def test_another_source_or_period_is_another_key(archive):
    table = pd.concat([rows(("1101", "x", 1.0))] * 3, ignore_index=True)
    table["period"] = ["2020", "2021", "2021"]
    table["source"] = ["bps", "bps", "dinas"]
    archive.add(file("a", table), who="Sari", when=NOON)
    assert archive.observations()[["period", "source"]].to_numpy().tolist() == [["2020", "bps"], ["2021", "bps"], ["2021", "dinas"]]


def test_an_undone_import_no_longer_counts_and_the_earlier_one_shows_again(archive):
    archive.add(file("a", rows(("1101", "x", 1.0)), triangle("1101", 1.0)), who="Sari", when=NOON)
    later = archive.add(file("b", rows(("1101", "x", 2.0)), triangle("1101", 2.0)), who="Sari", when=NOON)
    assert (values(archive), archive.boundaries()) == ({("1101", "x"): 2.0}, (triangle("1101", 2.0),))
    undone = archive.undo(later.id, when=NOON)
    assert undone == later.model_copy(update={"undone_at": NOON})
    assert (values(archive), archive.boundaries()) == ({("1101", "x"): 1.0}, (triangle("1101", 1.0),))
    assert archive.imports()[-1] == undone


def test_an_undone_import_keeps_its_rows(archive):
    record = archive.add(file("a", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
    archive.undo(record.id, when=NOON)
    assert archive.is_empty()
    with archive.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(OBSERVATIONS)).scalar_one() == 1


def test_undoing_what_is_not_there_lists_what_is(archive):
    archive.add(file("a.xlsx", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
    with pytest.raises(UnknownName, match=r"import 99 does not exist; expected: one of: 1 \(a.xlsx\)"):
        archive.undo(99, when=NOON)


def test_undoing_twice_is_refused_and_says_since_when(archive):
    record = archive.add(file("a.xlsx", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
    archive.undo(record.id, when=NOON)
    with pytest.raises(UnknownName, match=r"already undone on 2026-11-24 12:00 UTC; expected: no import counts"):
        archive.undo(record.id, when=NOON + timedelta(days=1))
    assert archive.imports()[0].undone_at == NOON


def test_the_same_file_is_refused_and_the_earlier_import_named(archive):
    archive.add(file("a.xlsx", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
    again = replace(file("a.xlsx", rows(("1101", "x", 1.0))), file="copy of a.xlsx")
    with pytest.raises(BadFile, match=r"copy of a.xlsx: .*import 1, a.xlsx, by Sari, 2026-11-24 12:00 UTC"):
        archive.add(again, who="Budi", when=NOON)
    assert len(archive.imports()) == 1


def test_an_undone_file_may_be_imported_again(archive):
    first = archive.add(file("a.xlsx", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
    archive.undo(first.id, when=NOON)
    second = archive.add(file("a.xlsx", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
    assert second.id > first.id
    assert values(archive) == {("1101", "x"): 1.0}


def test_a_file_with_outlines_only_is_an_import(archive):
    archive.add(file("a.geojson", no_observations(), triangle("3273", 1.0), triangle("1101", 1 / 3)), who="Sari", when=NOON)
    assert not archive.is_empty()
    assert archive.boundaries() == (triangle("1101", 1 / 3), triangle("3273", 1.0))
    assert archive.observations().empty


def test_a_refused_file_leaves_nothing_behind(archive):
    bad = rows(("1101", "x", 1.0), ("1102", "x", 2.0))
    bad.loc[1, "status"] = "guessed"
    with pytest.raises(BadTable):
        archive.add(file("a", bad), who="Sari", when=NOON)
    assert archive.imports() == ()
    assert archive.observations().empty


def test_a_fault_after_the_record_is_written_takes_the_record_back(archive, monkeypatch):
    taken = file("a", rows(("1101", "x", 1.0)), triangle("1101", 1.0))
    with archive.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE boundaries RENAME TO elsewhere")
    with pytest.raises(BadDatabase, match="boundaries"):
        archive.add(taken, who="Sari", when=NOON)
    assert archive.imports() == ()
    assert archive.observations().empty


def test_thirteen_thousand_rows_come_back_exactly(archive):
    imported = made_up_file(1, rows=13_000)
    archive.add(imported, who="Sari", when=NOON)
    expected = imported.observations.sort_values(list(tables.OBSERVATIONS.key), ignore_index=True)
    assert archive.observations().to_csv() == expected.to_csv()
