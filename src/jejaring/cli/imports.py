"""`import`: files from outside into the database, their list, and undoing one."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.database import start_from_panel
from jejaring.cli.session import Session, session_of
from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text

if TYPE_CHECKING:
    from rich.table import Table

    from jejaring.terms.imported import ImportRecord


def take_file(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli_arg_file")],
    source: Annotated[str | None, typer.Option("--source", metavar="KEY", help="cli_opt_source")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="cli_opt_who")] = None,
) -> None:
    """Read a file whole and store it, or store nothing and list every problem."""
    session = session_of(ctx)
    if not file.is_file():
        raise BadFile(
            Problem(
                place=Place(file=str(file)),
                met=Text(id="berkas tidak ada", en="the file does not exist"),
                expected=Text(id="berkas yang dapat dibaca", en="a file that can be read"),
                todo=Text(id="periksa nama berkas", en="check the name of the file"),
            )
        )
    from jejaring.catalogue import load
    from jejaring.sources import read
    from jejaring.store import open_archive

    imported = read(file, load(), key=source)
    with open_archive(session.database) as archive:
        start_from_panel(archive, session)
        record = archive.add(imported, who=who or _reader(), when=datetime.now(UTC))
    notes = [session.speech.text(note) for note in imported.notes]
    done = session.say(
        "cli_import_done",
        number=str(record.id),
        file=record.file,
        source=record.source,
        observations=session.speech.whole(record.observations),
        boundaries=session.speech.whole(record.boundaries),
    )
    session.result({"import": record, "notes": imported.notes}, done, *(f"  {note}" for note in notes))


def list_imports(ctx: typer.Context) -> None:
    """Show every import, undone ones too, newest last."""
    from jejaring.store import open_archive

    session = session_of(ctx)
    with open_archive(session.database) as archive:
        records = archive.imports()
    shown = _table(records, session) if records else session.say("cli_no_imports", database=session.shown_database)
    session.result({"imports": records}, shown)


def undo(ctx: typer.Context, number: Annotated[int, typer.Argument(metavar="ID", help="cli_arg_import")]) -> None:
    """Make an import count no longer; its rows stay as history."""
    from jejaring.store import open_archive

    session = session_of(ctx)
    with open_archive(session.database) as archive:
        record = archive.undo(number, when=datetime.now(UTC))
    session.result({"undone": record}, session.say("cli_undone", number=str(record.id), file=record.file))


def _table(records: "tuple[ImportRecord, ...]", session: Session) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", title=session.say("cli_imports", database=session.shown_database))
    table.title_justify = "left"
    for key in ("cli_col_number", "cli_col_when", "cli_col_who", "cli_col_source", "cli_col_file"):
        table.add_column(session.say(key), overflow="fold")
    table.add_column(session.say("cli_col_figures"), justify="right")
    table.add_column(session.say("cli_col_outlines"), justify="right")
    table.add_column(session.say("cli_col_status"))
    said = session.speech
    for record in records:
        status = session.say("cli_counts") if record.undone_at is None else session.say("cli_was_undone", when=_day(record.undone_at))
        cells = (str(record.id), _day(record.when), record.who, record.source, record.file)
        table.add_row(
            *cells, said.whole(record.observations), said.whole(record.boundaries), status, style="dim" if record.undone_at else ""
        )
    return table


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M")


def _reader() -> str:
    try:
        return getuser()
    except (OSError, KeyError):
        return "jejaring"
