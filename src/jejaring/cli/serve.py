"""`serve`: the pages of one or more editions in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from jejaring.cli.session import DATABASE, DATABASE_FILE, FOUND_PLACE, session_of


def serve(
    ctx: typer.Context,
    edition: Annotated[Path, typer.Option("--edition", metavar="DIR", help="cli_opt_serve_edition")] = Path(FOUND_PLACE),
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="cli_opt_host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="cli_opt_port")] = 8000,
) -> None:
    """Serve the editions of a folder until it is stopped."""
    from jejaring.cli.open_edition import edition_folders

    session = session_of(ctx)
    folders = edition_folders(edition)
    import uvicorn

    from jejaring.web.app import create_app

    app = create_app(folders, archive_url=database_near(edition, session.database))
    session.remark("cli_serving", address=f"http://{host}:{port}/", count=session.speech.whole(len(folders)))
    uvicorn.run(app, host=host, port=port, log_level="warning")


def database_near(editions: Path, database: str) -> str | None:
    """Return the database to serve, None where there is none: looking at editions makes no database.

    Where no other was named, the one beside the editions counts, as `demo` leaves it.
    """
    if database != DATABASE or Path(DATABASE_FILE).exists():
        return database
    beside = editions.parent / DATABASE_FILE
    return f"sqlite:///{beside.as_posix()}" if beside.is_file() else None
