"""`index`: the engine on its own, from two tables to one CSV per stage, and the list of its methods."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.folder import refuse_full
from jejaring.cli.session import session_of
from jejaring.terms.problem import BadFile, Problem
from jejaring.terms.text import Text

if TYPE_CHECKING:
    from jejaring.index import Stages

BY_LEAF = ("denominated", "imputed", "treated", "normalised")
BY_NODE = ("scores", "ranks")
KEY_COLUMN = "uCode"
TIME_COLUMN = "Time"


class Scale(StrEnum):
    """What several years are measured by: all years as one table, each year by itself, or the yardsticks of the first."""

    all_years = "all_years"
    each_year = "each_year"
    first = "first"


def run_index(  # noqa: PLR0913  (one parameter per option: that is how Typer reads them)
    ctx: typer.Context,
    *,
    units: Annotated[Path, typer.Option("--units", metavar="iData.csv", help="cli_opt_units")],
    indicators: Annotated[Path, typer.Option("--indicators", metavar="iMeta.csv", help="cli_opt_indicators")],
    recipe: Annotated[str, typer.Option("--recipe", metavar="NAME|FILE", help="cli_opt_recipe")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli_opt_index_out")],
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="cli_opt_time")] = None,
    scale: Annotated[Scale | None, typer.Option("--scale", help="cli_opt_scale")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="cli_opt_index_replace")] = False,
) -> None:
    """Run a recipe on COINr's two tables and write every stage; without the database."""
    session = session_of(ctx)
    refuse_full(out, _files(), replace=replace)
    if scale is not None and year is not None:
        raise BadFile(_one_or_all(year))
    from jejaring.catalogue import load
    from jejaring.cli.recipes import recipe_of
    from jejaring.index import run, run_years
    from jejaring.sources import read_units, read_years, with_tree

    asked = recipe_of(recipe, load())
    runs: Mapping[str | None, Stages]
    if scale is None:
        panel, tree = read_units(units, indicators, year=year)
        runs = {None: run(panel, with_tree(asked, tree.nodes, tree.leaves))}
    else:
        panels, tree = read_years(units, indicators)
        years = run_years(panels, with_tree(asked, tree.nodes, tree.leaves), scale=scale.value)
        runs = dict(zip(years.periods, years.stages, strict=True))
    files = write_stages(runs, out)
    any_run = next(iter(runs.values()))
    rows = sum(len(stages.regions) for stages in runs.values())
    session.result(
        {"folder": str(out), "files": files, "units": rows, "leaves": len(any_run.leaves), "nodes": len(any_run.nodes)},
        session.say(
            "cli_index_done",
            folder=str(out),
            units=session.speech.whole(rows),
            nodes=session.speech.whole(len(any_run.nodes)),
            files=", ".join(files),
        ),
    )


def write_stages(runs: "Mapping[str | None, Stages]", folder: Path) -> list[str]:
    """Write one CSV for each stage into a folder that is made whole or not at all, and return the names of the files.

    Several runs stand one below the other, told apart by a second column Time; a single run under None has no such column.
    """
    from jejaring.edition.beside import appearing

    with appearing(folder) as beside:
        for name in (*BY_LEAF, *BY_NODE):
            _write(beside / f"{name}.csv", runs, name)
    return _files()


def list_methods(ctx: typer.Context) -> None:
    """Show every step of the engine with its methods, parameters and formulas."""
    from rich.table import Table
    from rich.text import Text as Line

    from jejaring.index import methods

    session = session_of(ctx)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for key in ("cli_col_step", "cli_col_method", "cli_col_parameters"):
        table.add_column(session.say(key), overflow="fold")
    table.add_column(session.say("cli_col_formula"), ratio=1)
    value: dict[str, dict[str, object]] = {}
    for step, known in methods().items():
        for place, (name, method) in enumerate(known.items()):
            parameters = {key: parameter.default for key, parameter in method.parameters.items()}
            shown = ", ".join(key if default is None else f"{key}={default}" for key, default in parameters.items()) or "–"
            table.add_row(step if place == 0 else "", Line(name, style="bold"), shown, Line(method.formula))
            value.setdefault(step, {})[name] = {"parameters": parameters, "formula": method.formula}
    session.result({"methods": value}, table)


def _files() -> list[str]:
    return [f"{name}.csv" for name in (*BY_LEAF, *BY_NODE)]


def _write(file: Path, runs: "Mapping[str | None, Stages]", name: str) -> None:
    import pandas as pd

    tables = []
    for time, stages in runs.items():
        table = pd.DataFrame(getattr(stages, name), columns=list(stages.leaves if name in BY_LEAF else stages.nodes))
        if time is not None:
            table.insert(0, TIME_COLUMN, time)
        table.insert(0, KEY_COLUMN, list(stages.regions))
        tables.append(table)
    pd.concat(tables).to_csv(file, index=False, lineterminator="\n", encoding="utf-8")


def _one_or_all(year: int) -> Problem:
    return Problem(
        met=Text(id=f"--year {year} bersama --scale", en=f"--year {year} together with --scale"),
        expected=Text(id="satu tahun, atau semua tahun dengan satu skala", en="one year, or all years on one scale"),
        todo=Text(id="hilangkan salah satu", en="leave one of them out"),
    )
