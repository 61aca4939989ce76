"""`export`: the scores of an edition as one file for a spreadsheet or another program."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.session import FOUND_PLACE, session_of
from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text, same

if TYPE_CHECKING:
    import pandas as pd

FORMATS = (".csv", ".xlsx", ".json", ".parquet")


def export(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="cli_opt_export_out")],
    edition: Annotated[Path, typer.Option("--edition", metavar="DIR", help="cli_opt_edition")] = Path(FOUND_PLACE),
) -> None:
    """Write the scores of an edition as CSV, XLSX, JSON or Parquet, by the ending of the file."""
    session = session_of(ctx)
    if out.suffix.lower() not in FORMATS:
        raise BadFile(
            Problem(
                place=Place(file=str(out)),
                met=Text(id=f"akhiran {out.suffix!r}", en=f"the ending {out.suffix!r}"),
                expected=same(", ".join(FORMATS)),
                todo=Text(id="pilih salah satu akhiran itu", en="choose one of these endings"),
            )
        )
    from jejaring.cli.open_edition import open_edition
    from jejaring.edition import score_table

    opened = open_edition(edition)
    table = score_table(opened)
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f".{out.stem}-{os.getpid()}{out.suffix}")
    try:
        write_table(table, beside, title=opened.manifest.id)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    rows = session.speech.whole(len(table))
    session.result(
        {"file": str(out), "edition": opened.manifest.id, "rows": len(table)},
        session.say("cli_export_done", file=str(out), rows=rows, edition=opened.manifest.id),
    )


def write_table(table: "pd.DataFrame", file: Path, *, title: str) -> None:
    """Write a table of scores in the format of the file's ending; a missing value is an empty cell."""
    ending = file.suffix.lower()
    if ending == ".csv":
        table.to_csv(file, index=False, lineterminator="\n", encoding="utf-8")
    elif ending == ".json":
        table.to_json(file, orient="records", double_precision=15, force_ascii=False)
    elif ending == ".parquet":
        from jejaring.edition.parquet import write_parquet
        from jejaring.terms.tables import SCORES

        write_parquet(table, SCORES, file)
    else:
        table.to_excel(file, index=False, sheet_name=title[:31], engine="openpyxl", freeze_panes=(1, 4))
