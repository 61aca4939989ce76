"""From a database address to an engine that has one writer at a time, and to words when the database refuses."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from jejaring.terms.problem import BadDatabase, Place, Problem
from jejaring.terms.text import Text, same

DEFAULT_URL = "sqlite:///jejaring.db"

_ADDRESS = Text(
    id="sqlite:///berkas.db atau postgresql://pengguna@server/basis_data",
    en="sqlite:///file.db or postgresql://user@server/database",
)
_POSTGRESQL = "postgresql+psycopg"
_WAIT_SECONDS = 60
_CONNECT_SECONDS = 10
# Any number will do as long as every Jejaring process takes the same: "jejaring" in ASCII.
_WRITER_LOCK = int.from_bytes(b"jejaring", "big")


def engine_of(url: str) -> Engine:
    """Return an engine for SQLite in a file or for PostgreSQL; BadDatabase where the address or the driver will not do.

    Nothing is opened yet. `postgresql://` stands for `postgresql+psycopg://`.
    """
    address = _address(url)
    if address.drivername == "sqlite":
        engine = create_engine(address, connect_args={"timeout": _WAIT_SECONDS})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(
            address,
            connect_args={} if "connect_timeout" in address.query else {"connect_timeout": _CONNECT_SECONDS},
            # A writer looks again after it has waited for its turn; a stricter level would show it the state before.
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
        )
    except ImportError as error:
        raise BadDatabase(
            Problem(
                place=Place(file=spoken(address)),
                met=Text(id=f"penggerak PostgreSQL tidak terpasang ({error})", en=f"the PostgreSQL driver is not installed ({error})"),
                expected=same("psycopg 3"),
                todo=Text(id='jalankan: pip install "jejaring[postgres]"', en='run: pip install "jejaring[postgres]"'),
            )
        ) from error


def spoken(address: URL) -> str:
    """Return the address as it may be shown: without its password."""
    return address.render_as_string(hide_password=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that only reads; what the database refuses is raised as BadDatabase."""
    with _in_words(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that may write: whole or not at all, and one writer at a time.

    Because writers wait for one another, the order of identifiers is the order of commits on both databases.
    """
    with _in_words(engine), engine.connect() as connection:
        connection.execution_options(jejaring_writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_WRITER_LOCK)))
            yield connection


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise _bad_address(Text(id="alamat basis data yang tidak dapat dibaca", en="a database address that cannot be read")) from error
    if address.drivername in ("postgresql", _POSTGRESQL):
        return address.set(drivername=_POSTGRESQL)
    if address.drivername != "sqlite":
        raise _bad_address(same(f"{address.drivername}://"))
    if address.database in (None, "", ":memory:") or address.query:
        raise _bad_address(Text(id=f"{url} (bukan nama berkas saja)", en=f"{url} (not the name of a file only)"))
    return address


def _bad_address(met: Text) -> BadDatabase:
    return BadDatabase(Problem(met=met, expected=_ADDRESS, todo=Text(id="perbaiki alamat itu", en="mend the address")))


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Without this the driver opens and commits transactions behind our back, and never around CREATE TABLE.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    # A writer that starts as a reader cannot wait for its turn: SQLite refuses it at once.
    writes = connection.get_execution_options().get("jejaring_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _in_words(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise refusal(engine, str(error.orig)) from error


def refusal(engine: Engine, said: str) -> BadDatabase:
    """Return what the database said as one readable problem, with the address but without the password."""
    said = " ".join(said.split())
    return BadDatabase(
        Problem(
            place=Place(file=spoken(engine.url)),
            met=Text(id=f"basis data menolak: {said}", en=f"the database refuses: {said}"),
            expected=Text(
                id="berkas SQLite milik Jejaring atau server PostgreSQL yang dapat dihubungi dan ditulisi",
                en="an SQLite file of Jejaring, or a PostgreSQL server that can be reached and written to",
            ),
            todo=Text(
                id="periksa alamat, hak akses, ruang cakram, dan apakah server berjalan",
                en="check the address, the permissions, the disk space, and that the server runs",
            ),
        )
    )
