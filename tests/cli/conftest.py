"""A command line to type on, and one built home: a database with the starter panel and a small edition."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jejaring.cli.main import app

Run = Callable[..., object]
QUIET = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "id_ID.UTF-8", "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}


@dataclass(frozen=True)
class Home:
    """Where the database and the edition lie."""

    database: str
    edition: Path


@pytest.fixture(scope="session")
def run() -> Run:
    """Type a command line and get what it wrote and left with."""
    runner = CliRunner()

    def typed(*args: object, **environment: str) -> object:
        return runner.invoke(app, [str(arg) for arg in args], prog_name="jejaring", env={**QUIET, **environment})

    return typed


@pytest.fixture(scope="session")
def home(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A database with the starter panel and the creative context of 2021 with 20 draws."""
    folder = tmp_path_factory.mktemp("home")
    made = Home(f"sqlite:///{folder / 'jejaring.db'}", folder / "editions" / "konteks-kreatif-2021")
    order = ("--recipe", "konteks-kreatif", "--year", 2021, "--out", made.edition, "--draws", 20, "--date", "2026-11-24")
    result = run("build", *order, "--database", made.database)
    assert result.exit_code == 0, result.output
    return made
