"""PostgreSQL gives the same table from the same statement, for files, rows and a table where it lies."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import create_engine, text

from jejaring.ecosystem.counting import PostgresEngine, Source, count, file_source
from jejaring.terms.problem import BadDatabase, CannotCount


@pytest.mark.postgres
def test_rows_files_and_tables_give_the_same_table(
    postgres_url: str, rows: list[tuple[object, ...]], counted: pd.DataFrame, csv_text: str, written: Callable[[str, str], Path]
):
    with create_engine(postgres_url).begin() as connection:
        connection.execute(text("CREATE TABLE pelaku (region text, subsector text, helix text, stage text, year integer, weight numeric)"))
        names = ("region", "subsector", "helix", "stage", "year", "weight")
        insert = text("INSERT INTO pelaku VALUES (:region, :subsector, :helix, :stage, :year, :weight)")
        connection.execute(insert, [dict(zip(names, row, strict=True)) for row in rows])
    for source in (Source("rows", rows=rows), file_source(written("a.csv", csv_text)), Source("table", "pelaku")):
        with PostgresEngine(postgres_url) as engine:
            pd.testing.assert_frame_equal(count(source, engine), counted)
    with create_engine(postgres_url).connect() as connection:
        left = connection.execute(text("SELECT count(*) FROM pg_class WHERE relname IN ('raw', 'register')")).scalar()
    assert left == 0


@pytest.mark.postgres
def test_an_absent_table_is_refused_in_words(postgres_url: str):
    with PostgresEngine(postgres_url) as engine, pytest.raises(CannotCount, match="tidak_ada"):
        count(Source("table", "tidak_ada"), engine)


def test_another_database_is_no_postgresql():
    with pytest.raises(CannotCount, match="PostgreSQL"):
        PostgresEngine("sqlite:///a.db")


def test_a_server_that_does_not_answer_is_refused_without_its_password():
    # Port 1 of this computer: nobody listens there.
    with pytest.raises(BadDatabase, match="refuse") as refused:
        PostgresEngine("postgresql://nobody:geheim@127.0.0.1:1/x")
    assert "geheim" not in refused.value.say("id")
