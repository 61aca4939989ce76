"""A private PostgreSQL for tests: a cluster in a temporary folder that listens on a Unix socket only, or a server given by URL."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, create_engine, make_url, text

GIVEN = "JEJARING_TEST_POSTGRES"
_OWNERS = ("postgres", "nobody")
# Tests kill the clients, never the machine: what the cluster writes need not outlive a power cut.
_FAST = "-c fsync=off -c full_page_writes=off -c max_connections=60 -c listen_addresses=''"


def binaries() -> Path | None:
    """Return the folder that holds initdb and pg_ctl, the newest version first, None where there is none."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(installed, key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def why_absent() -> str | None:
    """Return why no PostgreSQL can be had here, None where one can."""
    if os.environ.get(GIVEN) or binaries():
        return None
    return f"no PostgreSQL: no initdb in PATH or /usr/lib/postgresql, and {GIVEN} is not set"


@contextmanager
def running_server() -> Iterator[URL]:
    """Give the address of a server on which databases may be made: the one in JEJARING_TEST_POSTGRES, else a private cluster."""
    given = os.environ.get(GIVEN)
    if given:
        yield make_url(given).set(drivername="postgresql+psycopg")
        return
    tools = binaries()
    if tools is None:
        raise RuntimeError(why_absent())
    folder = Path(tempfile.mkdtemp(prefix="jejaring-pg-"))
    try:
        yield from _cluster(tools, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def fresh_database(server: URL) -> Iterator[str]:
    """Give the URL of a new, empty database on the server; it is dropped afterwards, whoever is still connected."""
    name = f"jejaring_{uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"))
        try:
            yield server.set(database=name).render_as_string(hide_password=False)
        finally:
            with admin.connect() as connection:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        admin.dispose()


def _cluster(tools: Path, folder: Path) -> Iterator[URL]:
    data = folder / "data"
    run_as: dict[str, object] = {}
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root. Windows has no such module, and no such root.
        import pwd

        owner = next(entry for entry in pwd.getpwall() if entry.pw_name in _OWNERS)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        run_as = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    def call(*arguments: str) -> None:
        argv = [str(tools / arguments[0]), *arguments[1:]]
        done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False, **run_as)
        if done.returncode:
            log = folder / "log"
            raise RuntimeError(f"{' '.join(arguments)}: {done.stdout}{done.stderr}{log.read_text() if log.exists() else ''}")

    call("initdb", "-D", str(data), "-U", "jejaring", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    call("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "-o", f"{_FAST} -k {folder}", "start")
    try:
        yield URL.create("postgresql+psycopg", username="jejaring", database="postgres", query={"host": str(folder)})
    finally:
        call("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
