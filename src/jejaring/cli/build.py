"""`build`: from the database and a recipe to an edition folder."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.database import start_from_panel
from jejaring.cli.progress import bar
from jejaring.cli.session import Session, session_of
from jejaring.terms.problem import BadEdition, Place, Problem, UnknownName
from jejaring.terms.text import Text

if TYPE_CHECKING:
    from jejaring.edition import Edition


@dataclass(frozen=True)
class Order:
    """What is to be built: a recipe (key or file) for a year, dated, with other draws or seed than the recipe's where given."""

    recipe: str
    year: int
    date: str
    draws: int | None = None
    seed: int | None = None
    workers: int = 1


def build(  # noqa: PLR0913  (one parameter per option: that is how Typer reads them)
    ctx: typer.Context,
    *,
    recipe: Annotated[str, typer.Option("--recipe", metavar="NAME|FILE", help="cli_opt_recipe")],
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help="cli_opt_year")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli_opt_build_out")],
    draws: Annotated[int | None, typer.Option("--draws", metavar="N", min=0, help="cli_opt_draws")] = None,
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", min=0, help="cli_opt_seed")] = None,
    dated: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="cli_opt_date")] = None,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, help="cli_opt_workers")] = 1,
    replace: Annotated[bool, typer.Option("--replace", help="cli_opt_replace")] = False,
) -> None:
    """Build an edition and write it into a folder."""
    session = session_of(ctx)
    order = Order(recipe, year, iso_day(dated), draws, seed, workers)
    refuse_full(out, replace=replace)
    edition = built(order, session)
    from jejaring.edition import write_edition

    manifest = write_edition(edition, out, replace=replace)
    from jejaring.cli.summary import counts

    told = counts(edition)
    value = {"edition": manifest.id, "folder": str(out), **told, "files": manifest.files}
    numbers = {name: session.speech.whole(count) for name, count in told.items()}
    session.result(value, session.say("cli_build_done", edition=manifest.id, folder=str(out), **numbers))


def built(order: Order, session: Session) -> "Edition":
    """Return the edition of an order, made from the database; an empty database takes the starter panel first."""
    from jejaring.catalogue import load
    from jejaring.cli.recipes import recipe_of, with_indicators
    from jejaring.edition import Work, make_edition
    from jejaring.store import open_archive

    catalogue = load()
    recipe = recipe_of(order.recipe, catalogue).drawn(order.draws, order.seed)
    books = with_indicators(recipe, catalogue)
    with open_archive(session.database) as archive:
        start_from_panel(archive, session)
        observations = archive.observations()
    with _workers(order.workers) as executor, bar(session, "cli_building", recipe=recipe.key, year=str(order.year)) as tick:
        return make_edition(observations, books, recipe, year=order.year, date=order.date, work=Work(executor, tick))


def iso_day(text: str | None) -> str:
    """Return a day as ISO date, today's where none is given; raises UnknownName for anything else."""
    if text is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UnknownName(
            Problem(
                met=Text(id=f"tanggal {text!r}", en=f"the date {text!r}"),
                expected=Text(id="tanggal seperti 2026-11-24", en="a date such as 2026-11-24"),
                todo=Text(id="perbaiki tanggal itu", en="mend the date"),
            )
        ) from error


def refuse_full(folder: Path, *, replace: bool) -> None:
    """Refuse a folder that holds something else before any work is done; the folder of an edition needs `replace`."""
    from jejaring.edition import is_edition

    if folder.is_dir() and not any(folder.iterdir()):
        return
    if not folder.exists() or (replace and is_edition(folder)):
        return
    holds = is_edition(folder)
    raise BadEdition(
        Problem(
            place=Place(file=str(folder)),
            met=Text(id="map sudah memuat edisi", en="the folder holds an edition")
            if holds
            else Text(id="map sudah berisi hal lain", en="the folder holds something else"),
            expected=Text(id="map baru atau kosong", en="a new or empty folder"),
            todo=Text(id="pilih map lain, atau tambahkan --replace", en="choose another folder, or add --replace")
            if holds
            else Text(id="pilih map lain", en="choose another folder"),
        )
    )


@contextmanager
def _workers(count: int) -> Iterator[Executor | None]:
    if count == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    # One BLAS thread for each worker, or the workers would fight over the processors.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    with ProcessPoolExecutor(max_workers=count) as executor:
        yield executor
