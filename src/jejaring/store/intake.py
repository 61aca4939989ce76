"""From a file as it was read to rows as they are stored: every reason to refuse it, found before anything is written."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from jejaring.terms.imported import Imported
from jejaring.terms.problem import BadFile, BadTable, Place, Problem
from jejaring.terms.tables import OBSERVATIONS
from jejaring.terms.text import Text, same

_TEXTS = tuple(name for name, column in OBSERVATIONS.columns.items() if column.kind == "text")


@dataclass(frozen=True)
class Intake:
    """The rows of one import, as the tables of the database name their columns."""

    observations: list[dict[str, object]]
    boundaries: list[dict[str, object]]


def take_in(imported: Imported, *, who: str, when: datetime) -> Intake:
    """Return the rows to store, or raise every problem: BadTable for cells and rows, BadFile for a file without rows."""
    refuse_bare_time(when)
    problems: list[Problem] = []
    try:
        OBSERVATIONS.check(imported.observations, file=imported.file)
    except BadTable as error:
        problems += error.problems
    problems += _unstorable_words(imported, who)
    problems += _unstorable_cells(imported)
    problems += _repeated_regions(imported)
    problems += _unstorable_outlines(imported)
    if problems:
        raise BadTable(problems)
    if imported.observations.empty and not imported.boundaries:
        raise BadFile(_nothing_inside(imported))
    outlines: list[dict[str, object]] = [
        {"region": each.region, "geometry": _as_json(each.geometry), "source": each.source} for each in imported.boundaries
    ]
    return Intake(observations=_rows(imported.observations), boundaries=outlines)


def refuse_bare_time(when: datetime) -> None:
    """Raise BadTable where a moment does not say its time zone: it could not be compared with others."""
    if when.tzinfo is None or when.utcoffset() is None:
        raise BadTable(
            Problem(
                met=Text(id=f"waktu tanpa zona: {when.isoformat()}", en=f"a time without its zone: {when.isoformat()}"),
                expected=Text(id="waktu dengan zona, misalnya UTC", en="a time with its zone, UTC for instance"),
                todo=Text(id="tambahkan zona waktunya", en="add the time zone"),
            )
        )


def _rows(observations: pd.DataFrame) -> list[dict[str, object]]:
    columns: dict[str, list[object]] = {name: [_plain(cell) for cell in observations[name]] for name in _TEXTS}
    # Adding zero turns -0.0, which SQLite does not keep, into 0.0.
    numbers = pd.to_numeric(observations["value"]).astype("float64") + 0.0
    columns["value"] = [None if pd.isna(number) else float(number) for number in numbers]
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _plain(cell: object) -> str | None:
    return str(cell) if isinstance(cell, str) else None


def _as_json(geometry: dict[str, object]) -> str:
    return json.dumps(geometry, ensure_ascii=False, allow_nan=False)


def _nothing_inside(imported: Imported) -> Problem:
    return Problem(
        place=Place(file=imported.file),
        met=Text(id="tidak ada satu baris pun", en="not a single row"),
        expected=Text(id="sedikitnya satu pengamatan atau satu batas wilayah", en="at least one observation or one boundary"),
        todo=Text(id="periksa apakah berkasnya benar", en="check that it is the right file"),
    )


def _can_be_stored(word: str) -> bool:
    """Tell whether both databases keep the text: PostgreSQL refuses NUL, neither takes half a surrogate pair."""
    return "\x00" not in word and not any("\ud800" <= letter <= "\udfff" for letter in word)


def _odd_text(place: Place, word: str) -> Problem:
    return Problem(
        place=place,
        met=same(repr(word)),
        expected=Text(
            id="teks tidak kosong tanpa karakter NUL atau pengganti lepas", en="text that is not empty, without NUL or lone surrogates"
        ),
        todo=Text(id="perbaiki teks itu", en="mend the text"),
    )


def _unstorable_words(imported: Imported, who: str) -> Iterator[Problem]:
    words = {"who": who, "source": imported.source, "file": imported.file, "sha256": imported.sha256}
    for name, word in words.items():
        if word == "" or not _can_be_stored(word):
            yield _odd_text(Place(column=name), word)


def _unstorable_cells(imported: Imported) -> Iterator[Problem]:
    for name in (name for name in _TEXTS if name in imported.observations.columns):
        cells = imported.observations[name]
        odd = {cell for cell in cells.unique() if isinstance(cell, str) and not _can_be_stored(cell)}
        if odd:
            for position, cell in enumerate(cells):
                if cell in odd:
                    yield _odd_text(Place(file=imported.file, row=position + 2, column=name), cell)


def _repeated_regions(imported: Imported) -> Iterator[Problem]:
    for region, times in Counter(each.region for each in imported.boundaries).items():
        if times > 1:
            yield Problem(
                place=Place(file=imported.file),
                met=Text(id=f"{times} batas untuk wilayah {region}", en=f"{times} boundaries of region {region}"),
                expected=Text(id="satu batas per wilayah", en="one boundary per region"),
                todo=Text(id="gabungkan atau hapus kelebihannya", en="join them or remove the surplus"),
            )


def _unstorable_outlines(imported: Imported) -> Iterator[Problem]:
    for number, each in enumerate(imported.boundaries, start=1):
        for name, word in (("region", each.region), ("source", each.source)):
            if word == "" or not _can_be_stored(word):
                yield _odd_text(Place(file=imported.file, row=number, column=name), word)
        try:
            kept = _can_be_stored(_as_json(each.geometry))
        except (TypeError, ValueError):
            kept = False
        if not kept:
            yield Problem(
                place=Place(file=imported.file, row=number, column="geometry"),
                met=Text(id=f"batas wilayah {each.region} bukan JSON", en=f"the boundary of region {each.region} is not JSON"),
                expected=Text(id="geometri GeoJSON dengan bilangan terhingga", en="a GeoJSON geometry of finite numbers"),
                todo=Text(id="perbaiki geometri itu", en="mend the geometry"),
            )
