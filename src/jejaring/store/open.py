"""From an address to an archive that is ready: the database made where absent, its tables brought up to date."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine

from jejaring.store.archive import Archive
from jejaring.store.engine import engine_of, refusal, spoken, writing
from jejaring.terms.problem import BadDatabase, Place, Problem
from jejaring.terms.text import Text

VERSION_TABLE = "jejaring_version"
_MIGRATIONS = Path(__file__).parent / "migrations"
_WAL_SECONDS = 60.0
_WAL_PAUSE = 0.02
# Alembic hands its migrations a connection through one place per process.
_ONE_MIGRATION_AT_A_TIME = threading.Lock()


def open_archive(url: str) -> Archive:
    """Return the archive at the address, created where absent and migrated to the newest schema.

    SQLite runs in WAL mode. Several processes may open an empty database at once. BadDatabase where the address, the driver, the
    server or the file will not do, or where a newer Jejaring has written the database.
    """
    engine = engine_of(url)
    try:
        if engine.dialect.name == "sqlite":
            _prepare_file(engine)
        with _ONE_MIGRATION_AT_A_TIME, writing(engine) as connection:
            _migrate(connection)
    except BaseException:
        engine.dispose()
        raise
    return Archive(engine)


def _prepare_file(engine: Engine) -> None:
    """Put the file into WAL mode, unless it is no database or one of another program."""
    try:
        with closing(sqlite3.connect(engine.url.database or "", timeout=_WAL_SECONDS)) as file:
            tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if tables and VERSION_TABLE not in tables:
                raise _not_ours(engine, tables)
            mode = _use_wal(file)
    except sqlite3.Error as error:
        raise refusal(engine, str(error)) from error
    if mode != "wal":
        raise refusal(engine, f"journal_mode = {mode}")


def _use_wal(file: sqlite3.Connection) -> str:
    deadline = time.monotonic() + _WAL_SECONDS
    while True:
        try:
            return str(file.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            # SQLite does not wait here when another process is changing the mode of the same file.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_WAL_PAUSE)


def _not_ours(engine: Engine, tables: set[str]) -> BadDatabase:
    return BadDatabase(
        Problem(
            place=Place(file=spoken(engine.url)),
            met=Text(
                id=f"basis data program lain (tabel {', '.join(sorted(tables))})",
                en=f"the database of another program (tables {', '.join(sorted(tables))})",
            ),
            expected=Text(id="berkas baru atau berkas milik Jejaring", en="a new file or a file of Jejaring"),
            todo=Text(id="pilih berkas lain", en="choose another file"),
        )
    )


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    # Percent signs would be read as interpolation.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    script = ScriptDirectory.from_config(config)
    found = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    if found == script.get_current_head():
        return
    known = [revision.revision for revision in script.walk_revisions()]
    if found is not None and found not in known:
        raise _too_new(connection, found, known[0])
    command.upgrade(config, "head")


def _too_new(connection: Connection, found: str, newest: str) -> BadDatabase:
    return BadDatabase(
        Problem(
            place=Place(file=spoken(connection.engine.url)),
            met=Text(id=f"skema {found}", en=f"schema {found}"),
            expected=Text(id=f"skema {newest} atau lebih lama", en=f"schema {newest} or older"),
            todo=Text(
                id="basis data ini ditulis oleh Jejaring yang lebih baru: perbarui Jejaring",
                en="a newer Jejaring wrote this database: update Jejaring",
            ),
        )
    )
