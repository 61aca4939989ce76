"""The paper of an audit as one HTML page that needs nothing beside it: no script, no font, no picture from elsewhere."""

import re
from collections.abc import Callable, Iterator
from html import escape
from importlib.resources import files

from jejaring.report import blocks

_SIZED = re.compile(r'^<svg class="[^"]*"|<svg ', re.MULTILINE)


def audit_page(paper: blocks.Paper) -> str:
    """Return the page; it prints, reads aloud, and is the same bytes for the same paper."""
    style = files("jejaring.report").joinpath("audit.css").read_text("utf-8")
    head = (
        f'<!doctype html>\n<html lang="{paper.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(paper.title)}</title>\n'
        f'<meta name="description" content="{escape(paper.description)}">\n<style>\n{style}</style>\n</head>\n'
    )
    body = "\n".join([*_cover(paper.cover), *_contents(paper), *(line for part in _sections(paper) for line in part)])
    return f"{head}<body>\n<main>\n{body}\n</main>\n<footer>{escape(paper.footer)}</footer>\n</body>\n</html>\n"


def _cover(cover: blocks.Cover) -> Iterator[str]:
    yield f'<header><p class="brand">{escape(cover.brand)}<span>{escape(cover.edition)}</span></p>'
    yield f'<p class="kicker">{escape(cover.kicker)}</p><h1>{escape(cover.name)}</h1><p class="place">{escape(cover.place)}</p>'
    yield f'<p class="headline">{escape(cover.headline)}</p><p class="statement">{escape(cover.statement)}</p>'
    numbers = (
        f"<div><dt>{escape(number.title)}</dt><dd><strong>{escape(number.value)}</strong> <span>{escape(number.below)}</span></dd></div>"
        for number in cover.numbers
    )
    yield f'<dl class="numbers">{"".join(numbers)}</dl></header>'


def _contents(paper: blocks.Paper) -> Iterator[str]:
    links = "".join(f'<li><a href="#s{place}">{escape(section.title)}</a></li>' for place, section in enumerate(paper.sections))
    yield f"<nav><ul>{links}</ul></nav>"


def _sections(paper: blocks.Paper) -> Iterator[Iterator[str]]:
    for place, section in enumerate(paper.sections):
        yield iter((f'<section id="s{place}"><h2>{escape(section.title)}</h2>', *(_block(part) for part in section.blocks), "</section>"))


def _block(part: blocks.Block) -> str:
    return DRAWERS[type(part)](part)


def _words(words: blocks.Words) -> str:
    if isinstance(words, str):
        return escape(words)
    below = f"<br><small>{escape(words.below)}</small>" if words.below else ""
    return f'<span class="{words.kind}">{escape(words.text)}</span>{below}'


def _table(table: blocks.Table) -> str:
    sides = [' class="n"' if column.number else "" for column in table.columns]
    heads = "".join(f'<th scope="col"{side}>{escape(column.title)}</th>' for column, side in zip(table.columns, sides, strict=True))
    rows = "".join(
        "<tr>" + "".join(f"<td{side}>{_words(cell)}</td>" for cell, side in zip(row, sides, strict=True)) + "</tr>\n" for row in table.rows
    )
    box = f'<div class="sheet" tabindex="0" role="region" aria-label="{escape(table.caption)}">'
    body = f"<caption>{escape(table.caption)}</caption><thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody>"
    return f"{box}<table>{body}</table></div>"


def _image(image: blocks.Image) -> str:
    drawn = _SIZED.sub(f'<svg role="img" aria-label="{escape(image.alt)}" ', image.svg, count=1)
    return f"<figure><figcaption>{escape(image.caption)}</figcaption>{drawn}</figure>"


def _list(tag: str) -> Callable[[blocks.Points | blocks.Numbered], str]:
    def drawn(part: blocks.Points | blocks.Numbered) -> str:
        return f"<{tag}>{''.join(f'<li>{_words(item)}</li>' for item in part.items)}</{tag}>"

    return drawn


DRAWERS: dict[type[object], Callable[..., str]] = {
    blocks.Paragraph: lambda part: f"<p>{_words(part.text)}</p>",
    blocks.Note: lambda part: f'<p class="note">{escape(part.text)}</p>',
    blocks.Subheading: lambda part: f"<h3>{escape(part.text)}</h3>",
    blocks.Points: _list("ul"),
    blocks.Numbered: _list("ol"),
    blocks.Table: _table,
    blocks.Image: _image,
    blocks.Formula: lambda part: f'<p class="formula"><strong>{escape(part.name)}</strong> {escape(part.alt)}</p>',
}
