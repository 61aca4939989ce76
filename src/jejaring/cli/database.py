"""`init`, and the starter panel as the first import of an empty database."""

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from jejaring.cli.session import Session, session_of

if TYPE_CHECKING:
    from jejaring.store import Archive
    from jejaring.terms.imported import ImportRecord

STARTER = "starter"
WHO = "jejaring"


def init(ctx: typer.Context) -> None:
    """Open the database and load the starter panel; a second time changes nothing."""
    from jejaring.store import open_archive

    session = session_of(ctx)
    with open_archive(session.database) as archive:
        record = load_starter(archive)
        known = archive.imports()
    value = {"database": session.shown_database, "loaded": record, "imports": len(known)}
    if record is None:
        session.result(value, session.say("cli_init_known", database=session.shown_database))
    else:
        count = session.speech.whole(record.observations)
        session.result(value, session.say("cli_init_done", database=session.shown_database, count=count))


def load_starter(archive: "Archive") -> "ImportRecord | None":
    """Add the starter panel and return its record; None where this very panel counts already."""
    from jejaring.catalogue import starter
    from jejaring.terms.imported import Imported

    observations = starter()
    sha256 = hashlib.sha256(observations.to_csv(index=False, lineterminator="\n").encode("utf-8")).hexdigest()
    if any(record.sha256 == sha256 and record.undone_at is None for record in archive.imports()):
        return None
    imported = Imported(source=STARTER, file=STARTER, sha256=sha256, observations=observations)
    return archive.add(imported, who=WHO, when=datetime.now(UTC))


def start_from_panel(archive: "Archive", session: Session) -> None:
    """Load the starter panel into a database that never had it, and say so; one that was undone stays undone.

    It comes before any file of the user's, so that a later import of the same figures is the one that counts.
    """
    if any(record.source == STARTER for record in archive.imports()):
        return
    record = load_starter(archive)
    if record is not None:
        session.remark("cli_starter_loaded", count=session.speech.whole(record.observations), database=session.shown_database)
