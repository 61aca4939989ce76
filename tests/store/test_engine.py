"""Addresses, what SQLite is told, and one writer at a time."""

import sys

import pytest
from sqlalchemy import text

from jejaring.store.engine import engine_of, reading, writing
from jejaring.terms.problem import BadDatabase


@pytest.mark.parametrize("address", ["", "jejaring.db", "sqlite://", "sqlite:///:memory:", "sqlite:///a.db?mode=ro", "mysql://a/b"])
def test_an_address_that_will_not_do_is_refused_with_the_two_that_do(address):
    with pytest.raises(BadDatabase, match=r"sqlite:///file.db or postgresql://user@server/database"):
        engine_of(address)


def test_postgresql_stands_for_psycopg():
    assert engine_of("postgresql://user@server/name").url.drivername == "postgresql+psycopg"
    assert engine_of("postgresql+psycopg://user@server/name").url.drivername == "postgresql+psycopg"


def test_a_missing_driver_is_told_with_the_line_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(BadDatabase, match=r'pip install "jejaring\[postgres\]"'):
        engine_of("postgresql://user@server/name")


def test_a_refusal_does_not_show_the_password(tmp_path):
    engine = engine_of(f"postgresql://user:rahasia@/name?host={tmp_path}")
    with pytest.raises(BadDatabase) as raised, reading(engine):
        pass
    assert "user:***@" in str(raised.value)
    assert "rahasia" not in raised.value.say("id") + raised.value.say("en")


def test_sqlite_keeps_its_promises_on_every_connection(tmp_path):
    engine = engine_of(f"sqlite:///{tmp_path / 'a.db'}")
    with reading(engine) as first, reading(engine) as second:
        for connection in (first, second):
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
            # 2 is FULL.
            assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2
            assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() >= 30_000


def test_creating_a_table_is_taken_back_with_the_rest_of_the_transaction(database_url):
    engine = engine_of(database_url)

    def fail():
        with writing(engine) as connection:
            connection.execute(text("CREATE TABLE half (a INTEGER)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(BadDatabase, match="half"), reading(engine) as connection:
        connection.execute(text("SELECT * FROM half"))
    engine.dispose()
