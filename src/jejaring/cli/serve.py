"""`serve`: the pages of one or more editions in a browser."""

import os
import socket
from pathlib import Path
from typing import Annotated

import typer

from jejaring.cli.session import DATABASE, DATABASE_FILE, FOUND_PLACE, session_of
from jejaring.terms.problem import Place, Problem, UnknownName
from jejaring.terms.text import Text

MOST = 65535
"""The highest number of a port."""


def serve(
    ctx: typer.Context,
    edition: Annotated[Path, typer.Option("--edition", metavar="DIR", help="cli_opt_serve_edition")] = Path(FOUND_PLACE),
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="cli_opt_host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=MOST, help="cli_opt_port")] = 8000,
) -> None:
    """Serve the editions of a folder until it is stopped."""
    from jejaring.cli.open_edition import edition_folders

    session = session_of(ctx)
    folders = edition_folders(edition)
    refuse_taken(host, port)
    import uvicorn

    from jejaring.web.app import create_app

    app = create_app(folders, archive_url=database_near(edition, session.database))
    session.remark("cli_serving", address=f"http://{host}:{port}/", count=session.speech.whole(len(folders)))
    uvicorn.run(app, host=host, port=port, log_level="warning")


def refuse_taken(host: str, port: int) -> None:
    """Raise UnknownName where nobody can listen at that address, before the pages are made ready."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            # As the server does: a port that was just left is free.
            if os.name == "posix":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise UnknownName(
            Problem(
                place=Place(file=f"http://{host}:{port}/"),
                met=Text(id=f"alamat ini tidak dapat dipakai ({error.strerror})", en=f"this address cannot be used ({error.strerror})"),
                expected=Text(id="alamat komputer ini dan nomor pintu yang bebas", en="an address of this computer and a free port"),
                todo=Text(
                    id=f"coba --port {port + 1 if port < MOST else port - 1}", en=f"try --port {port + 1 if port < MOST else port - 1}"
                ),
            )
        ) from error


def database_near(editions: Path, database: str) -> str | None:
    """Return the database to serve, None where there is none: looking at editions makes no database.

    Where no other was named, the one beside the editions counts, as `demo` leaves it.
    """
    if database != DATABASE or Path(DATABASE_FILE).exists():
        return database
    beside = editions.parent / DATABASE_FILE
    return f"sqlite:///{beside.as_posix()}" if beside.is_file() else None
