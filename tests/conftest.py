"""Fixtures for every room: a PostgreSQL server of our own, and the address of an empty database on each of the two kinds."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

# Under importlib mode pytest puts no folder on the path; the helpers beside this file are imported by name.
sys.path.insert(0, str(Path(__file__).parent))

from postgres_cluster import fresh_database, running_server, why_absent


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL server on which tests may make databases."""
    absent = why_absent()
    if absent:
        pytest.skip(absent)
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: SQLite once, PostgreSQL once."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'jejaring.db'}"
    return str(request.getfixturevalue("postgres_url"))
