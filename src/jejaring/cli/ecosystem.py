"""`ecosystem`: from a list of actors to who is there, where they specialise, how they are tied and what is missing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.folder import refuse_full
from jejaring.cli.session import Session, session_of
from jejaring.terms.problem import BadFile, Place, Problem, UnknownName
from jejaring.terms.text import Text, same

if TYPE_CHECKING:
    import pandas as pd

    from jejaring.ecosystem.counting import Engine
    from jejaring.ecosystem.identify import Ecosystem

FILES = ("counts.csv", "specialisation.csv", "network.csv", "gaps.csv", "quality.json")


def identify_ecosystem(  # noqa: PLR0913  (one parameter per option: that is how Typer reads them)
    ctx: typer.Context,
    *,
    actors: Annotated[Path, typer.Option("--actors", metavar="FILE", help="cli_opt_actors")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli_opt_ecosystem_out")],
    ties: Annotated[Path | None, typer.Option("--ties", metavar="FILE", help="cli_opt_ties")] = None,
    columns: Annotated[Path | None, typer.Option("--columns", metavar="MAP.yml", help="cli_opt_columns")] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="duckdb|spark|postgres|URL", help="cli_opt_engine")] = "duckdb",
    response: Annotated[float | None, typer.Option("--response", min=0.0, max=1.0, metavar="0-1", help="cli_opt_response")] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="cli_opt_ecosystem_seed")] = 2026,
    replace: Annotated[bool, typer.Option("--replace", help="cli_opt_index_replace")] = False,
) -> None:
    """Identify the ecosystem of a register and write its tables, or write nothing and list every problem."""
    session = session_of(ctx)
    refuse_full(out, FILES, replace=replace)
    _refuse_absent(*(path for path in (actors, ties, columns) if path is not None))
    from jejaring.catalogue import load
    from jejaring.catalogue.classification import classification
    from jejaring.cli.findings import shown, told
    from jejaring.cli.progress import bar
    from jejaring.ecosystem.identify import Asked, identify
    from jejaring.sources.actors import read

    catalogue = load()
    with _engine(session.database if engine == "postgres" else engine) as counting, bar(session, "cli_ecosystem_running") as tick:
        register = read(actors, catalogue, ties=ties, columns=columns)
        found = identify(register, catalogue, classification(), asked=Asked(response, seed), engine=counting, tick=tick)
        write_ecosystem(found, out)
    value = {"folder": str(out), "files": list(FILES), **told(found)}
    session.result(value, *shown(found, catalogue, session), _done(session, out))


def write_ecosystem(found: "Ecosystem", folder: Path) -> None:
    """Write the five files of an ecosystem into a folder that is made whole or not at all."""
    from jejaring.ecosystem.counting import write_counts
    from jejaring.edition.beside import appearing

    quality = json.dumps(found.quality(), ensure_ascii=False, indent=1, allow_nan=False)
    tables = (found.specialised.table(), found.network(), found.lacking.table)
    texts = (write_counts(found.counts), *(_csv(table) for table in tables), quality + "\n")
    with appearing(folder) as beside:
        for name, text in zip(FILES, texts, strict=True):
            (beside / name).write_text(text, encoding="utf-8", newline="\n")


def _csv(table: "pd.DataFrame") -> str:
    words = {True: "true", False: "false"}
    flags = [name for name in table.columns if table[name].map(lambda cell: isinstance(cell, bool)).any()]
    written = table.assign(**{name: table[name].map(words) for name in flags})
    return str(written.to_csv(index=False, lineterminator="\n"))


@contextmanager
def _engine(name: str) -> Iterator["Engine"]:
    from jejaring.ecosystem.counting import DuckEngine, PostgresEngine, SparkEngine

    if name == "duckdb":
        with DuckEngine() as duck:
            yield duck
    elif name == "spark":
        with SparkEngine() as spark:
            yield spark
    elif "://" in name:
        with PostgresEngine(name) as postgres:
            yield postgres
    else:
        todo = Text(id="pilih salah satu", en="choose one of them")
        expected = same("duckdb, spark, postgres, postgresql://user@server/database")
        raise UnknownName(Problem(place=Place(column="--engine"), met=same(repr(name)), expected=expected, todo=todo))


def _refuse_absent(*paths: Path) -> None:
    absent = [path for path in paths if not path.is_file()]
    if absent:
        raise BadFile(
            Problem(
                place=Place(file=str(path)),
                met=Text(id="berkas tidak ada", en="the file does not exist"),
                expected=Text(id="berkas yang dapat dibaca", en="a file that can be read"),
                todo=Text(id="periksa nama berkas", en="check the name of the file"),
            )
            for path in absent
        )


def _done(session: Session, out: Path) -> str:
    return session.say("cli_ecosystem_done", folder=str(out), files=", ".join(FILES))
