"""The shelf of sources: every kind of file that can be read, in one visible list."""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jejaring.sources import boundaries, bps_ipm, bps_webapi, coinr, workbook
from jejaring.sources.fingerprint import check_size
from jejaring.sources.grid import Grid, read_csv, read_heads
from jejaring.sources.json_file import read_json
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.imported import Imported
from jejaring.terms.problem import BadFile, Place, Problem, UnknownName
from jejaring.terms.text import Text, same

# So many rows tell what a workbook is.
HEAD = 20


@dataclass(frozen=True)
class Source:
    """A provider of files: its key, title, what it reads, the licence of its figures, and the file extensions it comes in.

    `fits` tells from the sheets (or the members of a JSON object) whether a file is one of its own; `read` imports one.
    """

    key: str
    title: Text
    what: Text
    licence: Text
    extensions: tuple[str, ...]
    fits: Callable[[Sequence[Grid], frozenset[str]], bool]
    read: Callable[[Path, Catalogue], Imported]


SHELF: tuple[Source, ...] = (
    Source(workbook.KEY, workbook.TITLE, workbook.WHAT, workbook.LICENCE, workbook.EXTENSIONS, workbook.fits, workbook.read),
    Source(bps_ipm.KEY, bps_ipm.TITLE, bps_ipm.WHAT, bps_ipm.LICENCE, bps_ipm.EXTENSIONS, bps_ipm.fits, bps_ipm.read),
    Source(bps_webapi.KEY, bps_webapi.TITLE, bps_webapi.WHAT, bps_webapi.LICENCE, bps_webapi.EXTENSIONS, bps_webapi.fits, bps_webapi.read),
    Source(boundaries.KEY, boundaries.TITLE, boundaries.WHAT, boundaries.LICENCE, boundaries.EXTENSIONS, boundaries.fits, boundaries.read),
    Source(coinr.KEY, coinr.TITLE, coinr.WHAT, coinr.LICENCE, coinr.EXTENSIONS, coinr.fits, coinr.read),
)


def source(key: str) -> Source:
    """Return the source of that key; UnknownName lists all of them."""
    for each in SHELF:
        if each.key == key:
            return each
    problem = Problem(
        met=Text(id=f"sumber {key!r} tidak dikenal", en=f"source {key!r} is unknown"),
        expected=same(", ".join(each.key for each in SHELF)),
        todo=Text(id="pilih salah satu", en="choose one of them"),
    )
    raise UnknownName(problem)


def recognise(path: Path, catalogue: Catalogue) -> Source:
    """Return the one source whose file this is, by looking into it; BadFile says what was met where none or several fit."""
    sheets, members = _contents(path)
    fitting = [each for each in SHELF if each.fits(sheets, members)]
    if len(fitting) == 1:
        return fitting[0]
    described = _described(sheets, members)
    if fitting:
        keys = ", ".join(each.key for each in fitting)
        described = Text(id=f"{described.id}; cocok dengan {keys}", en=f"{described.en}; fits {keys}")
    expected_id = "; ".join(f"{each.key}: {each.title.id}" for each in SHELF)
    expected_en = "; ".join(f"{each.key}: {each.title.en}" for each in SHELF)
    expected = Text(
        id=f"salah satu berkas untuk {catalogue.country.name.id}: {expected_id}",
        en=f"one of the files for {catalogue.country.name.en}: {expected_en}",
    )
    todo = Text(id="sebut kunci sumbernya, atau pakai berkas yang dikenal", en="name the key of the source, or use a known file")
    raise BadFile(Problem(place=Place(file=path.name), met=described, expected=expected, todo=todo))


def read(path: Path, catalogue: Catalogue, *, key: str | None = None) -> Imported:
    """Return everything a file holds, read by the source of that key (recognised where None), or raise with every problem."""
    return (recognise(path, catalogue) if key is None else source(key)).read(path, catalogue)


def _contents(path: Path) -> tuple[tuple[Grid, ...], frozenset[str]]:
    """Return the sheets of a workbook or CSV, or the members of a JSON object; the first bytes decide, not the name."""
    check_size(path)
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if zipfile.is_zipfile(path):
        return read_heads(path, HEAD), frozenset()
    if start[:1] in (b"{", b"["):
        content = read_json(path)
        return (), frozenset(str(name) for name in content) if isinstance(content, dict) else frozenset()
    if start.startswith(b"%PDF"):
        met = Text(id="sebuah PDF, apa pun akhiran namanya", en="a PDF, whatever its name ends in")
        todo = Text(id="minta tabelnya sebagai .xlsx atau CSV", en="ask for the table as .xlsx or CSV")
        raise BadFile(Problem(place=Place(file=path.name), met=met, expected=same(".xlsx, .csv, .json, .geojson"), todo=todo))
    if b"\x00" in start or start.startswith(b"\xd0\xcf\x11\xe0"):
        met = Text(id="berkas biner (mungkin .xls lama)", en="a binary file (perhaps an old .xls)")
        todo = Text(id="simpan sebagai .xlsx atau CSV UTF-8", en="save it as .xlsx or CSV UTF-8")
        raise BadFile(Problem(place=Place(file=path.name), met=met, expected=same(".xlsx, .csv, .json, .geojson"), todo=todo))
    return (read_csv(path),), frozenset()


def _described(sheets: Sequence[Grid], members: frozenset[str]) -> Text:
    if members:
        listed = ", ".join(sorted(members)[:10])
        return Text(id=f"JSON dengan anggota {listed}", en=f"JSON with the members {listed}")
    heads = []
    for sheet in sheets:
        first = next((cells for cells in sheet.rows if any(cell.text for cell in cells)), ())
        heads.append(f"{sheet.name or 'CSV'} [{', '.join(cell.text for cell in first[:8] if cell.text)}]")
    listed = "; ".join(heads) or "-"
    return Text(id=f"isi yang dijumpai: {listed}", en=f"contents met: {listed}")
