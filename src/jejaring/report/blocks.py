"""What the paper is made of: blocks of already worded content that portrait.typ knows how to draw."""

from dataclasses import dataclass, field
from typing import Literal

from jejaring.terms.status import Status


@dataclass(frozen=True)
class Cell:
    """A worded cell that is more than plain text: `strong`, `weak` (no figure), `detail` (a second line), or `marked` by a status."""

    text: str
    kind: Literal["strong", "weak", "detail", "marked"] = "strong"
    below: str = ""
    status: Status | None = None


Words = str | Cell


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text."""

    text: Words
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Note:
    """Something that must not be overlooked, set off by a rule at its side."""

    text: str
    kind: Literal["note"] = "note"


@dataclass(frozen=True)
class Subheading:
    """A heading of the second level."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Points:
    """A list of points."""

    items: tuple[Words, ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Numbered:
    """A list numbered from [1], as the tables cite it."""

    items: tuple[Words, ...]
    kind: Literal["numbered"] = "numbered"


@dataclass(frozen=True)
class Column:
    """A column of a table: its title, its share of the width (0 = as wide as its content), and whether it holds numbers."""

    title: str
    share: float = 1.0
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its caption; `shaded` rows (from 0) stand out, `size` is the type size in points."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    shaded: tuple[int, ...] = ()
    size: float = 8.6
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Image:
    """A picture as SVG text with its finding as caption, its alternative text, and its width in percent of the column."""

    caption: str
    svg: str
    alt: str
    width: float = 100.0
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True)
class Formula:
    """A formula in Typst's mathematics with its name, its meaning and its spoken form."""

    name: str
    text: str
    math: str
    alt: str
    kind: Literal["formula"] = "formula"


Block = Paragraph | Note | Subheading | Points | Numbered | Table | Image | Formula


@dataclass(frozen=True)
class Section:
    """A part of the report under a heading of the first level."""

    title: str
    blocks: tuple[Block, ...] = ()
    new_page: bool = False


@dataclass(frozen=True)
class Number:
    """One of the large numbers on the cover, with what it is and how to read it."""

    title: str
    value: str
    below: str


@dataclass(frozen=True)
class Cover:
    """The head of the first page."""

    brand: str
    edition: str
    kicker: str
    name: str
    place: str
    headline: str
    statement: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Paper:
    """A whole report, ready to be set: its language, what the file says of itself, its cover and its sections."""

    language: str
    title: str
    author: str
    description: str
    date: tuple[int, int, int]
    running: tuple[str, str]
    footer: str
    page_words: str
    cover: Cover
    sections: tuple[Section, ...] = field(default_factory=tuple)
