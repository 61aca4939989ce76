"""`demo`: the whole river on the starter panel, from an empty folder to editions and portraits."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.build import Order, built
from jejaring.cli.session import DATABASE_FILE, Session, session_of
from jejaring.terms.text import LANGUAGES

if TYPE_CHECKING:
    from rich.text import Text as Line

    from jejaring.edition import Edition

EDITIONS = (("konteks-kreatif", 2021), ("ipm", 2019), ("ikk-terbuka-2026", 2026))
"""Recipe and year of what the starter panel can show."""
SHOWN = ("Kota Bandung", "Kota Surakarta", "Kabupaten Banyuwangi", "Kota Ambon")
"""Regions whose portraits are written, from the first edition: three designated cities and a regency of four islands."""


def demo(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli_opt_demo_out")] = Path("out"),
    pdf: Annotated[int, typer.Option("--pdf", metavar="N", min=0, max=len(SHOWN), help="cli_opt_pdf")] = len(SHOWN),
) -> None:
    """Load the starter panel, build its editions, write portraits, and say what was found and what to do next."""
    from jejaring.cli.summary import counts, edition_table

    session = session_of(ctx)
    out.mkdir(parents=True, exist_ok=True)
    here = Session(session.speech, session.as_json, f"sqlite:///{(out / DATABASE_FILE).as_posix()}")
    editions = [_edition(recipe, year, out / "editions", here) for recipe, year in EDITIONS]
    files = _portraits(editions[0], out / "pdf", here, count=pdf)
    value = {
        "database": here.database,
        "editions": [{"id": edition.manifest.id, **counts(edition)} for edition in editions],
        "pdf": [str(file) for file in files],
    }
    tables = [item for edition in editions for item in (edition_table(edition, session), "")]
    session.result(value, "", *tables, _where(out, files, session))


def as_typed(program: str) -> str:
    """Return how the reader types the command: by its name where the shell finds it, else by the path it was started with."""
    is_found = shutil.which("jejaring") or Path(program).stem != "jejaring"
    return "jejaring" if is_found else os.path.relpath(program)


def _edition(recipe: str, year: int, folder: Path, session: Session) -> "Edition":
    from jejaring.edition import is_edition, write_edition

    edition = built(Order(recipe, year, date.today().isoformat()), session)
    target = folder / edition.manifest.id
    write_edition(edition, target, replace=is_edition(target))
    session.remark("cli_demo_built", edition=edition.manifest.id, folder=str(target))
    return edition


def _portraits(edition: "Edition", folder: Path, session: Session, *, count: int) -> list[Path]:
    from jejaring.cli.report import find_all, write_portraits

    regions = find_all(edition.catalogue, SHOWN[:count])
    return (
        write_portraits(edition, [(region, language) for region in regions for language in LANGUAGES], folder, session) if regions else []
    )


def _where(out: Path, files: list[Path], session: Session) -> "Line":
    from rich.text import Text as Line

    lines = [
        f"[bold]{session.say('cli_demo_where')}[/bold]",
        f"  {session.say('cli_demo_editions', folder=str(out / 'editions'))}",
        *([f"  {session.say('cli_demo_pdf', folder=str(out / 'pdf'), count=session.speech.whole(len(files)))}"] if files else []),
        f"  {session.say('cli_demo_database', file=str(out / DATABASE_FILE))}",
        f"[bold]{session.say('cli_demo_next')}[/bold]",
    ]
    editions, typed = out / "editions", as_typed(sys.argv[0])
    for command, key in (
        (f"{typed} serve --edition {editions}", "cli_demo_serve"),
        (f'{typed} show "{SHOWN[1]}" --edition {editions}', "cli_demo_show"),
        (f"{typed} edition verify {editions / 'ipm-2019'}", "cli_demo_verify"),
        (f"{typed} sources template", "cli_demo_template"),
    ):
        lines.append(f"  [bold blue]{command}[/bold blue]\n      {session.say(key)}")
    return Line.from_markup("\n".join(lines))
