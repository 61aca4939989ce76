"""Opening: made where absent, brought up to date once, several at a time, and refused in one clear problem."""

import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

import import_kills
from import_kills import made_up_file
from jejaring.store import DEFAULT_URL, open_archive
from jejaring.terms.problem import BadDatabase
from made_up_files import file, rows

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PROGRAM = str(Path(import_kills.__file__))


def side_by_side(*arguments):
    """Run the import program once per list of arguments, all at the same time, and return what each complained."""
    running = [subprocess.Popen([sys.executable, PROGRAM, *each], stderr=subprocess.PIPE, text=True) for each in arguments]
    return [(process.communicate()[1], process.returncode) for process in running]


def test_the_default_is_a_file_in_the_current_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with open_archive(DEFAULT_URL) as archive:
        assert archive.is_empty()
    assert (tmp_path / "jejaring.db").exists()


def test_a_folder_with_spaces_and_percent_signs_will_do(tmp_path):
    folder = tmp_path / "100% kota kreatif"
    folder.mkdir()
    with open_archive(f"sqlite:///{folder / 'a.db'}") as archive:
        assert archive.is_empty()


def test_opening_again_changes_nothing_and_keeps_everything(database_url):
    with open_archive(database_url) as archive:
        record = archive.add(file("a", rows(("1101", "x", 1.0))), who="Sari", when=NOON)
    for _ in range(2):
        with open_archive(database_url) as archive:
            assert archive.imports() == (record,)


def test_sqlite_runs_in_wal_mode(tmp_path):
    with open_archive(f"sqlite:///{tmp_path / 'a.db'}") as archive, archive.engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


@pytest.mark.slow
def test_processes_that_open_an_empty_database_at_once_all_succeed(database_url):
    assert side_by_side(*(["open", database_url, "0"] for _ in range(4))) == [("", 0)] * 4
    with open_archive(database_url) as archive:
        assert archive.is_empty()


def test_threads_that_open_an_empty_database_at_once_all_succeed(database_url):
    opened = []
    threads = [threading.Thread(target=lambda: opened.append(open_archive(database_url))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [archive.is_empty() for archive in opened] == [True] * 6
    for archive in opened:
        archive.engine.dispose()


@pytest.mark.slow
def test_processes_that_import_different_files_at_once_all_end_well(database_url):
    assert side_by_side(*(["import", database_url, str(number)] for number in (1, 2, 3))) == [("", 0)] * 3
    with open_archive(database_url) as archive:
        assert {record.file for record in archive.imports()} == {"file_1.xlsx", "file_2.xlsx", "file_3.xlsx"}
        assert len(archive.observations()) == 3 * len(made_up_file(1).observations)


@pytest.mark.slow
def test_of_processes_that_import_the_same_file_at_once_one_succeeds(database_url):
    ends = side_by_side(*(["import", database_url, "1"] for _ in range(3)))
    assert sorted(code for _, code in ends) == [0, 1, 1]
    assert all("BadFile" in complaint and "was imported before" in complaint for complaint, code in ends if code)
    with open_archive(database_url) as archive:
        assert len(archive.imports()) == 1


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("catatan rapat simpul kota kreatif\n" * 100)
    with pytest.raises(BadDatabase, match="file is not a database"):
        open_archive(f"sqlite:///{path}")
    assert path.read_text() == "catatan rapat simpul kota kreatif\n" * 100


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(BadDatabase, match=r"another program \(tables bookmarks\)"):
        open_archive(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_folder_that_does_not_exist_is_told(tmp_path):
    with pytest.raises(BadDatabase, match="unable to open database file"):
        open_archive(f"sqlite:///{tmp_path / 'absent' / 'a.db'}")


def test_a_newer_schema_is_refused_and_left_alone(database_url):
    with open_archive(database_url) as archive, archive.engine.begin() as connection:
        connection.execute(text("UPDATE jejaring_version SET version_num = '9999'"))
    with pytest.raises(BadDatabase, match=r"schema 9999.*a newer Jejaring wrote this database") as raised:
        open_archive(database_url)
    assert "perbarui Jejaring" in raised.value.say("id")


@pytest.mark.postgres
def test_an_unreachable_server_is_one_clear_problem(tmp_path):
    with pytest.raises(BadDatabase) as raised:
        open_archive(f"postgresql://user@/name?host={tmp_path}")
    assert len(raised.value.problems) == 1
    assert "that the server runs" in str(raised.value)


@pytest.mark.postgres
def test_postgresql_may_be_named_without_its_driver_and_shared_with_others(postgres_url):
    with open_archive(postgres_url.replace("+psycopg", "")) as archive, archive.engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('of another program')"))
    with open_archive(postgres_url) as archive:
        assert archive.is_empty()
