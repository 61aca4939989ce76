"""An edition as a workbook for people who calculate in spreadsheets: typed cells, fixed dates, the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from jejaring.api.lines import lines
from jejaring.api.tree import node_names
from jejaring.edition import Edition
from jejaring.terms.text import Language
from jejaring.words import Speech, speech

if TYPE_CHECKING:  # openpyxl is slow to load
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | float | int | None
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def workbook(edition: Edition, language: Language) -> bytes:
    """Return an XLSX with the ranking, the scores of every node, the figures with their status, and what must be known of them."""
    from openpyxl import Workbook

    said = speech(language)
    book = Workbook(write_only=True)
    date = datetime.fromisoformat(edition.manifest.date)
    book.properties.creator = "Jejaring"
    book.properties.title = f"{said.text(edition.recipe.name)} {edition.manifest.year}"
    book.properties.created = date
    _sheet(book, said.say("web_sheet_about"), _about(edition, said), widths=(28, 110))
    _sheet(book, said.say("web_sheet_ranking"), _ranking(edition, said), widths=(10, 34, 26))
    _sheet(book, said.say("web_sheet_scores"), _scores(edition, said), widths=(10, 34))
    _sheet(book, said.say("web_sheet_figures"), _figures(edition, said), widths=(10, 34, 40, 14))
    packed = io.BytesIO()
    book.save(packed)
    return _dated(packed.getvalue(), date)


def _sheet(book: "Workbook", title: str, rows: Iterator[list[Cell]], *, widths: tuple[int, ...]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet: WriteOnlyWorksheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width  # type: ignore[attr-defined]  # absent from the stubs
    for number, row in enumerate(rows):
        if number:
            sheet.append(row)
            continue
        heads = [WriteOnlyCell(sheet, value=head) for head in row]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)


def _about(edition: Edition, said: Speech) -> Iterator[list[Cell]]:
    head = edition.manifest
    yield [said.text(edition.recipe.name), said.text(edition.recipe.statement)]
    yield [said.say("web_edition"), head.id]
    yield [said.say("report.column.year"), head.year]
    yield [said.say("web_date"), head.date]
    yield [said.say("web_recipe"), f"{head.recipe} {head.recipe_version} ({head.recipe_digest})"]
    yield [said.say("web_draws"), head.draws]
    for dataset in edition.catalogue.datasets:
        yield [said.text(dataset.title), f"{dataset.publisher}. {dataset.citation}. {said.say('report.licence', licence=dataset.licence)}"]


def _ranking(edition: Edition, said: Speech) -> Iterator[list[Cell]]:
    code = said.say("web_code")
    keys = ("region", "score", "low", "high", "rank", "rank_low", "rank_high", "band", "coverage")
    yield [code, said.say("report.column.region"), said.say("web_province"), said.say("web_group"), *keys[1:]]
    for line in lines(edition, edition.recipe.root.code):
        yield [line.region, line.name, line.province, line.group, *(getattr(line, key) for key in keys[1:])]


def _scores(edition: Edition, said: Speech) -> Iterator[list[Cell]]:
    names = {node.code: node.name for node in node_names(edition)}
    scores = edition.scores
    yield [said.say("web_code"), said.say("report.column.region"), *(f"{code} {said.text(names[code])}" for code in scores.nodes)]
    for row, region in enumerate(edition.catalogue.regions):
        yield [region.key, region.name, *(_plain(value) for value in scores.score[row])]


def _figures(edition: Edition, said: Speech) -> Iterator[list[Cell]]:
    indicators = {item.code: item for item in edition.catalogue.indicators.get(edition.recipe.key, ())}
    headings = ("indicator", "value", "unit", "year", "status", "source")
    titles = [said.say("web_unit") if heading == "unit" else said.say(f"report.column.{heading}") for heading in headings]
    yield [said.say("web_code"), said.say("report.column.region"), *titles]
    panel = edition.panel
    for row, region in enumerate(edition.catalogue.regions):
        for leaf in edition.recipe.leaves:
            at = panel.columns.index(leaf.column)
            about = indicators[leaf.code]
            year = panel.year[row, at]
            whole = int(year) if year is not None and str(year).isdigit() else year
            figure = (
                _plain(panel.values[row, at]),
                said.text(about.unit),
                whole,
                str(panel.status[row, at]),
                panel.source[row, at] or None,
            )
            yield [region.key, region.name, f"{leaf.code} {said.text(about.name)}", *figure]


def _plain(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)


def _dated(packed: bytes, date: datetime) -> bytes:
    """Return the same archive with every date in it set to the edition's: openpyxl writes the time of day."""
    fixed = io.BytesIO()
    stamp = date.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, date_time=(date.year, date.month, date.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return fixed.getvalue()
