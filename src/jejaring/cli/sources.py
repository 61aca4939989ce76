"""`sources`: which files can be read, and the empty workbook to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from jejaring.cli.session import session_of
from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text

TEMPLATE = Path("jejaring.xlsx")


def list_sources(ctx: typer.Context) -> None:
    """Show every kind of file that can be imported."""
    from rich.table import Table
    from rich.text import Text as Line

    from jejaring.sources import SHELF

    session = session_of(ctx)
    said = session.speech
    table = Table(box=None, padding=(0, 2, 1, 0), header_style="bold")
    table.add_column(session.say("cli_col_key"), no_wrap=True)
    table.add_column(session.say("cli_col_what"), ratio=1)
    table.add_column(session.say("cli_col_files"), overflow="fold")
    for source in SHELF:
        licence = session.say("cli_licence", licence=said.text(source.licence))
        what = Line.assemble((said.text(source.title), "bold"), f"\n{said.text(source.what)}\n", (licence, "dim"))
        table.add_row(source.key, what, " ".join(source.extensions))
    value = [
        {"key": item.key, "title": item.title, "what": item.what, "licence": item.licence, "extensions": item.extensions} for item in SHELF
    ]
    session.result({"sources": value}, table)


def template(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="cli_opt_template_out")] = TEMPLATE,
    variable: Annotated[list[str] | None, typer.Option("--variable", metavar="KEY", help="cli_opt_variable")] = None,
) -> None:
    """Write the empty workbook with drop-downs (.xlsx) or its CSV twin (.csv)."""
    from jejaring.catalogue import load
    from jejaring.sources import write_csv_template, write_template

    session = session_of(ctx)
    if out.suffix.lower() not in (".xlsx", ".csv") or (out.suffix.lower() == ".csv" and variable):
        raise BadFile(
            Problem(
                place=Place(file=str(out)),
                met=Text(id=f"akhiran {out.suffix!r}", en=f"the ending {out.suffix!r}"),
                expected=Text(id=".xlsx, atau .csv tanpa --variable", en=".xlsx, or .csv without --variable"),
                todo=Text(id="ganti nama berkas", en="change the name of the file"),
            )
        )
    if out.suffix.lower() == ".csv":
        write_csv_template(load(), out, language=session.language)
    else:
        write_template(load(), out, variables=variable, language=session.language)
    session.result({"file": str(out)}, session.say("cli_template_done", file=str(out)))
