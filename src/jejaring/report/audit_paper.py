"""An audit in, a paper out: what it finds first, then its sections in order, and how every figure can be made again."""

from collections.abc import Iterator
from datetime import date as day_of

from jejaring.charts.picture import Picture, svg
from jejaring.index.coherence.audit import Audit, AuditSection, AuditTable, Column
from jejaring.index.coherence.audit.table import Cell
from jejaring.report import blocks
from jejaring.report.audit_pictures import Evidence, Pictures, worded
from jejaring.terms.text import Text
from jejaring.words import Speech

PICTURE_WIDTH = 680
TALLEST = 830
"""Pixels of the tallest picture: with its caption it fits a page."""
MOST_ROWS = 60
"""Longer tables show this many rows on paper; the files beside it have them all."""
SIZES = ((6, 8.4), (8, 7.6), (10, 6.8), (99, 6.0))
"""Type size in points by the number of columns."""
NAMED = 8
"""With more columns than this, codes stand alone; the table of the framework has their names."""
LETTERS = 9
"""A word in a heading with more letters widens its column."""
LEADING = ("tree", "indicators", "parents", "redundancy", "choices", "ranks", "one_at_a_time", "benefit", "advice")
"""The table of each section whose finding stands on the first page."""


def audit_paper(audit: Audit, seen: Evidence, pictures: Pictures, said: Speech, *, date: str) -> blocks.Paper:
    """Return the report of an audit, worded, dated `date` (ISO)."""
    recipe, when = audit.recipe, day_of.fromisoformat(date)
    name = said.text(recipe.short_name)
    return blocks.Paper(
        language=said.language,
        title=said.say("audit_title", name=said.text(recipe.name)),
        author="Jejaring",
        description=_headline(audit, said),
        date=(when.year, when.month, when.day),
        running=(said.say("audit_kicker"), name),
        footer=said.say("audit_footer", recipe=f"{recipe.key} {recipe.version}", date=said.date(date)),
        page_words=said.say("report.page", page="{page}", pages="{pages}"),
        cover=_cover(audit, said, date=date),
        sections=(
            blocks.Section(
                said.say("audit_findings"), (blocks.Points(tuple(_points(audit, said))), blocks.Note(said.say("audit_reading")))
            ),
            *(_section(number, section, seen, pictures, said) for number, section in enumerate(audit.sections, start=1)),
            blocks.Section(said.say("audit_again"), tuple(_again(audit, said))),
        ),
    )


def _cover(audit: Audit, said: Speech, *, date: str) -> blocks.Cover:
    recipe = audit.recipe
    scored = sum(1 for leaf in recipe.leaves if leaf.weight > 0)
    numbers = (
        ("indicators", said.whole(scored), said.say("audit_number_indicators_below", nodes=said.whole(len(recipe.nodes)))),
        ("ranked", said.whole(len(audit.table("ranks").rows)), said.say("audit_number_ranked_below", regions=said.whole(audit.regions))),
        ("width", _width(audit, said), said.say("audit_number_width_below")),
        ("advice", said.whole(len(audit.table("advice").rows)), said.say("audit_number_advice_below")),
    )
    place = said.say("audit_place", regions=said.whole(audit.regions), period=audit.period or "–")
    return blocks.Cover(
        brand="Jejaring",
        edition=said.date(date),
        kicker=said.say("audit_kicker"),
        name=said.text(recipe.name),
        place=place,
        headline=_headline(audit, said),
        statement=said.text(recipe.statement),
        numbers=tuple(blocks.Number(said.say(f"audit_number_{key}"), value, below) for key, value, below in numbers),
    )


def _width(audit: Audit, said: Speech) -> str:
    """Return the median width of the rank intervals in places."""
    table = audit.table("ranks")
    widths = sorted(
        float(str(high)) - float(str(low))
        for low, high in zip(table.column("rank_low"), table.column("rank_high"), strict=True)
        if low is not None and high is not None
    )
    return said.whole(widths[(len(widths) - 1) // 2]) if widths else said.missing


def _headline(audit: Audit, said: Speech) -> str:
    return said.text(audit.table("ranks").finding)


def _points(audit: Audit, said: Speech) -> Iterator[blocks.Words]:
    for section in audit.sections:
        for table in section.tables:
            if table.key in LEADING:
                yield f"{said.text(section.title)}: {said.text(table.finding)}"


def _section(number: int, section: AuditSection, seen: Evidence, pictures: Pictures, said: Speech) -> blocks.Section:
    parts: list[blocks.Block] = []
    for table in section.tables:
        parts += _table(table, seen, pictures.get(table.key, ()), said)
    return blocks.Section(f"{number}. {said.text(section.title)}", tuple(parts))


def _table(table: AuditTable, seen: Evidence, pictures: tuple[Picture, ...], said: Speech) -> Iterator[blocks.Block]:
    """Yield a table with its finding first, its pictures, its rows and its note."""
    yield blocks.Subheading(said.text(table.title))
    yield blocks.Paragraph(said.text(table.finding))
    for picture in pictures:
        yield _image(picture)
    rows = table.rows[:MOST_ROWS]
    if rows:
        size = next(points for most, points in SIZES if len(table.columns) <= most)
        columns = tuple(_column(column, table, said) for column in table.columns)
        named = [_with_name(row, table, seen) for row in rows]
        words = tuple(
            tuple(_cell(cell, column, table, seen, said) for cell, column in zip(row, table.columns, strict=True)) for row in named
        )
        told = {"shown": said.whole(len(rows)), "count": said.whole(len(table.rows)), "file": f"tables/{table.key}.csv"}
        yield blocks.Table(said.say("audit_rows", **told), columns, words, size=size)
    if table.note is not None:
        yield blocks.Note(said.text(table.note))


def _image(picture: Picture) -> blocks.Image:
    height = min(picture.frame.height(PICTURE_WIDTH), TALLEST)
    return blocks.Image(picture.title, svg(picture, "paper", width=PICTURE_WIDTH, height=height), picture.alt)


def _column(column: Column, table: AuditTable, said: Speech) -> blocks.Column:
    number = column.kind in ("number", "share", "count")
    named = column.kind == "region" or (column.kind == "code" and len(table.columns) <= NAMED)
    title = said.text(column.title)
    longest = max((len(str(cell)) for cell in table.column(column.key)), default=0)
    wide = max(1.0, max(len(word) for word in title.split()) / LETTERS)
    words = 3.0 if longest > 30 else 1.8 if longest > 6 else 1.0
    return blocks.Column(title, share=max(wide, words if column.kind == "word" else 2.0 if named else 1.0), number=number)


def _with_name(row: tuple[Cell, ...], table: AuditTable, seen: Evidence) -> tuple[Cell, ...]:
    """Return a row of the tree with the name of its leaf, which the engine does not know."""
    if table.key != "tree":
        return row
    keys = [column.key for column in table.columns]
    name = row[keys.index("name")] or seen.names.get(str(row[keys.index("code")]))
    return tuple(name if key == "name" else cell for key, cell in zip(keys, row, strict=True))


def _cell(cell: object, column: Column, table: AuditTable, seen: Evidence, said: Speech) -> str:
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, Text):
        return said.text(cell)
    return _written(cell, column, table, seen, said)


def _written(cell: object, column: Column, table: AuditTable, seen: Evidence, said: Speech) -> str:
    text = str(cell)
    match column.kind:
        case "code":
            name = _names(seen, said).get(text, text)
            shown = text if name == text or len(table.columns) > NAMED or table.key == "tree" else f"{text} {name}"
        case "region":
            shown = seen.regions.get(text, text)
        case "yes":
            shown = said.say("audit_yes" if cell else "audit_no")
        case "share":
            shown = said.percent(float(text), 1)
        case "count":
            shown = said.whole(float(text))
        case "number":
            shown = _figure(float(text), said)
        case _:
            shown = worded(text, _names(seen, said), said)
    return shown


def _figure(value: float, said: Speech) -> str:
    """Return a number with as many decimals as its size needs."""
    size = abs(value)
    return said.number(value, 0 if size >= 1000 else 1 if size >= 100 else 3 if 0 < size < 0.1 else 2)


def _names(seen: Evidence, said: Speech) -> dict[str, str]:
    return {**{node.code: said.text(node.name) for node in seen.recipe.nodes}, **seen.names}


def _again(audit: Audit, said: Speech) -> Iterator[blocks.Block]:
    """Yield what is needed to make every figure again."""
    recipe = audit.recipe
    yield blocks.Paragraph(said.say("audit_again_how"))
    items = (
        said.say("audit_again_recipe", recipe=f"{recipe.key} {recipe.version}", digest=audit.recipe_digest),
        said.say("audit_again_panel", digest=audit.panel_digest),
        said.say("audit_again_draws", draws=said.whole(audit.draws), seed=str(audit.seed), version=audit.software),
        said.say("audit_again_files"),
    )
    yield blocks.Points(items)
    yield blocks.Note(said.say("audit_limits"))
