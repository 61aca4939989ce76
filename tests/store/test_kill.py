"""Killing the process at any moment of an import leaves the database as before or as after, never between."""

import sys

import pytest

from import_kills import kill_imports, kill_openings

KILLS = 15
OPENINGS = 5
# Random moments reach this share with ease unless the kills miss the transaction; about 0.8 is what is measured.
LEAST_INSIDE = KILLS // 5


@pytest.mark.slow
def test_fifteen_killed_imports_leave_the_database_as_before_or_as_after(database_url, capsys):
    tally = kill_imports(database_url, KILLS, seed=2026)
    with capsys.disabled():
        sys.stdout.write(f"\n{database_url.partition(':')[0]}: imports: {tally}\n")
    assert tally.before + tally.inside + tally.after == KILLS
    assert tally.inside >= LEAST_INSIDE


@pytest.mark.slow
def test_a_killed_first_opening_leaves_all_tables_or_none(database_url, capsys):
    tally = kill_openings(database_url, OPENINGS, seed=2026)
    with capsys.disabled():
        sys.stdout.write(f"\n{database_url.partition(':')[0]}: openings: {tally}\n")
    assert tally.before + tally.inside + tally.after == OPENINGS
