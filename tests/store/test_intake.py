"""What the store refuses, before anything is written and every problem at once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from jejaring.store.intake import refuse_bare_time, take_in
from jejaring.terms.imported import Boundary, no_observations
from jejaring.terms.problem import BadFile, BadTable
from made_up_files import file, rows, triangle

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def places(raised):
    return [(problem.place.row, problem.place.column) for problem in raised.value.problems]


def test_a_file_without_rows_is_refused_in_both_languages():
    with pytest.raises(BadFile) as raised:
        take_in(file("kosong.xlsx", no_observations()), who="Sari", when=NOON)
    assert "kosong.xlsx: not a single row" in raised.value.say("en")
    assert "kosong.xlsx: tidak ada satu baris pun" in raised.value.say("id")


def test_every_problem_of_every_kind_is_listed_at_once():
    table = rows(("1101", "x", float("inf")), ("1102", "x\x00", 1.0), ("1103", "x", 1.0), ("1103", "x", 1.0))
    with pytest.raises(BadTable) as raised:
        take_in(file("a", table, triangle("1101", 1.0), triangle("1101", 2.0)), who="", when=NOON)
    assert places(raised) == [(2, "value"), (5, None), (None, "who"), (3, "indicator"), (None, None)]


@pytest.mark.parametrize("odd", ["a\x00b", "\ud800"])
def test_text_that_only_one_database_would_take_is_refused(odd):
    with pytest.raises(BadTable) as raised:
        take_in(replace(file("a", rows(("1101", "x", 1.0), (odd, "x", 1.0)))), who=odd, when=NOON)
    assert places(raised) == [(None, "who"), (3, "region")]


@pytest.mark.parametrize(
    "geometry", [{"type": "Point", "coordinates": [float("nan"), 0.0]}, {"type": {1, 2}}, {"type": "Polygon\x00", "name": "\ud800"}]
)
def test_an_outline_that_is_not_json_is_refused(geometry):
    with pytest.raises(BadTable, match="boundary of region 1101 is not JSON"):
        take_in(file("a", no_observations(), Boundary("1101", geometry, "peta")), who="Sari", when=NOON)


def test_numbers_written_as_text_are_stored_as_numbers():
    taken = take_in(file("a", rows(("1101", "x", "12.5")).astype(object)), who="Sari", when=NOON)
    assert taken.observations[0]["value"] == 12.5


def test_a_time_without_zone_is_refused():
    with pytest.raises(BadTable, match="a time without its zone: 2026-11-24T12:00:00"):
        refuse_bare_time(NOON.replace(tzinfo=None))
    refuse_bare_time(NOON)
