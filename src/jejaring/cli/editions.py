"""`edition`: what an edition is, and whether it can be made again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.progress import bar
from jejaring.cli.session import Session, session_of

if TYPE_CHECKING:
    from rich.table import Table

    from jejaring.edition import Manifest

CHANGED = 1
"""The exit code of a verification whose scores differ."""


def show_edition(ctx: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR", help="cli_arg_edition")]) -> None:
    """Show what an edition is: recipe, year, draws, versions, files, and what it finds."""
    from jejaring.cli.open_edition import edition_folders
    from jejaring.cli.summary import counts, edition_table
    from jejaring.edition import read_edition

    session = session_of(ctx)
    editions = [read_edition(path) for path in edition_folders(folder)]
    value = [{"manifest": edition.manifest, **counts(edition)} for edition in editions]
    shown = [item for edition in editions for item in (edition_table(edition, session), _facts(edition.manifest, session), "")]
    session.result({"editions": value}, *shown)


def verify(ctx: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR", help="cli_arg_edition")]) -> None:
    """Build an edition again from its own folder and compare; leave with 1 where the scores differ."""
    from rich.table import Table

    from jejaring.edition import Work, verify_edition

    session = session_of(ctx)
    with bar(session, "cli_verifying", folder=str(folder)) as tick:
        verdict = verify_edition(folder, work=Work(progress=tick))
    if verdict.identical:
        told = session.say("cli_identical", folder=str(folder))
    else:
        told = session.say("cli_equal" if verdict.equal else "cli_unequal", folder=str(folder))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for key in ("cli_col_what", "cli_col_name", "cli_col_stored", "cli_col_rebuilt"):
        table.add_column(session.say(key), overflow="fold")
    for difference in verdict.differences:
        table.add_row(session.say(f"cli_differs_{difference.what}"), difference.name, difference.stored[:16], difference.rebuilt[:16])
    session.result(verdict.model_dump(mode="json"), told, *([table] if verdict.differences else []))
    if not verdict.equal:
        raise typer.Exit(CHANGED)


def _facts(manifest: "Manifest", session: Session) -> "Table":
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    rows = (
        ("cli_fact_edition", f"{manifest.id} ({session.speech.date(manifest.date)})"),
        ("cli_fact_recipe", f"{manifest.recipe} {manifest.recipe_version} ({manifest.recipe_digest[:12]})"),
        ("cli_fact_catalogue", f"{manifest.country} {manifest.catalogue_version}"),
        ("cli_fact_draws", session.say("cli_draws_of", draws=session.speech.whole(manifest.draws), seed=str(manifest.seed))),
        ("cli_fact_versions", ", ".join(f"{name} {number}" for name, number in manifest.versions.items())),
        ("cli_fact_files", ", ".join(manifest.files)),
    )
    for key, text in rows:
        table.add_row(session.say(key), text)
    return table
