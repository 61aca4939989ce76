"""One line of a register to one actor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from jejaring.catalogue import find_region
from jejaring.ecosystem.classify.shares import MOST, shares_of
from jejaring.ecosystem.register.cells import (
    channel_of,
    coordinate_of,
    digits_of,
    keys_of,
    phone_of,
    plain,
    website_of,
    weighted,
    year_of,
)
from jejaring.ecosystem.register.notes import Notes
from jejaring.ecosystem.register.vocabulary import Vocabulary
from jejaring.terms.actor import Actor, ActorStatus, Line, Verdict
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import AmbiguousRegion, Problem, UnknownName, UnknownRegion
from jejaring.terms.text import Text, same

NIB_DIGITS = (13,)
"""A business identification number (NIB) has 13 digits (Government Regulation 5/2021)."""
NPWP_DIGITS = (15, 16)
"""A tax number has 15 digits, since Ministry of Finance Regulation 112/2022 also 16."""
Value = TypeVar("Value")


@dataclass
class Reader:
    """What reading a line needs: the books, the words, where faults are noted, and regions already looked up."""

    catalogue: Catalogue
    words: Vocabulary
    notes: Notes
    last_year: int
    regions: dict[str, str | tuple[str, tuple[Problem, ...]]] = field(default_factory=dict)


def read_actor(reader: Reader, line: Line) -> Actor | None:
    """Return the actor of a line, None where its name, helix or region cannot be told (each of them is noted)."""
    name = line.cells.get("name", "")
    if not name or not plain(name):
        _note_absent(reader, line, "name", name)
    helix, region = _helix(reader, line), _region(reader, line)
    if helix is None or region is None or not name or not plain(name):
        return None
    say = _Cells(reader, line)
    weights = say.read(
        "subsector", lambda text: _at_most(weighted(text, reader.words.subsector)), "subsektor yang dikenal, paling banyak 3"
    )
    stages = say.read("stage", lambda text: keys_of(text, reader.words.stage), ", ".join(sorted(set(reader.words.stage.values()))))
    status = say.read("status", lambda text: reader.words.status.get(plain(text)), "active, closed, unknown")
    latitude = say.read("lat", lambda text: coordinate_of(text, limit=90), "-90…90")
    longitude = say.read("lon", lambda text: coordinate_of(text, limit=180), "-180…180")
    placed = latitude is not None and longitude is not None
    return Actor(
        id=line.cells.get("id") or f"row-{line.row}",
        name=name,
        helix=helix,
        region=region,
        verdict=Verdict("told", "stated", shares_of(weights)) if weights else Verdict("abstained"),
        stages=tuple(stages or ()),
        founded=say.read("founded", lambda text: year_of(text, last_year=reader.last_year), f"1500…{reader.last_year}"),
        status=_STATUSES.get(status or "", "unknown"),
        latitude=latitude if placed else None,
        longitude=longitude if placed else None,
        digital_channel=say.read("digital_channel", channel_of, "ya, tidak"),
        description=line.cells.get("description"),
        kbli_version=say.read("kbli_version", lambda text: digits_of(text, (4,)), "2015, 2020, 2025"),
        kbli=say.read("kbli", lambda text: digits_of(text, (5,)), "5 angka"),
        nib=say.read("nib", lambda text: digits_of(text, NIB_DIGITS), "13 angka"),
        npwp=say.read("npwp", lambda text: digits_of(text, NPWP_DIGITS), "15/16 angka"),
        phone=say.read("phone", phone_of, "nomor telepon"),
        website=say.read("website", website_of, "alamat situs"),
        rows=(line.row,),
    )


_STATUSES: Mapping[str, ActorStatus] = {"active": "active", "closed": "closed", "unknown": "unknown"}


@dataclass(frozen=True)
class _Cells:
    """The cells of one line that may be empty; one that cannot be read is noted and left empty."""

    reader: Reader
    line: Line

    def read(self, column: str, parse: Callable[[str], Value | None], expected: str) -> Value | None:
        """Return the value of a cell, None where it is empty or cannot be read."""
        text = self.line.cells.get(column)
        if text is None:
            return None
        value = parse(text)
        if value is None:
            todo = Text(id="perbaiki sel itu; kini dianggap kosong", en="mend the cell; it counts as empty now")
            self.reader.notes.note(
                f"bad_{column}", self.line.row, column, met=same(repr(text)), expected=_EXPECTED.get(expected, same(expected)), todo=todo
            )
        return value


_EXPECTED = {
    "subsektor yang dikenal, paling banyak 3": Text(
        id="subsektor yang dikenal, paling banyak 3, mis. kriya:0,7; fesyen:0,3",
        en="known subsectors, at most 3, such as kriya:0.7; fesyen:0.3",
    ),
    "5 angka": Text(id="kode lima angka", en="a five-digit code"),
    "13 angka": Text(id="NIB 13 angka", en="a NIB of 13 digits"),
    "15/16 angka": Text(id="NPWP 15 atau 16 angka", en="an NPWP of 15 or 16 digits"),
    "nomor telepon": Text(id="nomor telepon", en="a phone number"),
    "alamat situs": Text(id="alamat situs web", en="the address of a website"),
    "ya, tidak": Text(id="ya atau tidak", en="yes or no"),
}


def _at_most(weights: dict[str, Decimal] | None) -> dict[str, Decimal] | None:
    return weights if weights and len(weights) <= MOST else None


def _helix(reader: Reader, line: Line) -> str | None:
    text = line.cells.get("helix", "")
    if not text:
        _note_absent(reader, line, "helix", text)
        return None
    key = reader.words.helix.get(plain(text))
    if key is None:
        known = ", ".join(helix.key for helix in reader.catalogue.helices)
        todo = Text(id="pilih satu heliks", en="choose one helix")
        reader.notes.note("unknown_helix", line.row, "helix", met=same(repr(text)), expected=same(known), todo=todo, effect="row_set_aside")
    return key


def _region(reader: Reader, line: Line) -> str | None:
    text = line.cells.get("region", "")
    if not text:
        _note_absent(reader, line, "region", text)
        return None
    if text not in reader.regions:
        reader.regions[text] = _looked_up(reader.catalogue, text)
    found = reader.regions[text]
    if isinstance(found, str):
        return found
    kind, problems = found
    reader.notes.relay(kind, line.row, "region", problems, effect="row_set_aside")
    return None


def _looked_up(catalogue: Catalogue, text: str) -> str | tuple[str, tuple[Problem, ...]]:
    """Return the key of a region; 'Kota Bandung, Jawa Barat' is tried without what follows the comma."""
    try:
        return find_region(catalogue, text).key
    except AmbiguousRegion as error:
        return "ambiguous_region", error.problems
    except (UnknownRegion, UnknownName) as error:
        if "," in text:
            return _looked_up(catalogue, text.rsplit(",", 1)[0])
        return "unknown_region", error.problems


def _note_absent(reader: Reader, line: Line, column: str, text: str) -> None:
    met = Text(id="sel kosong", en="empty cell") if not text else same(repr(text))
    expected = Text(id="nama pelaku, heliks, dan daerahnya", en="name, helix and region of the actor")
    todo = Text(id="isi sel itu", en="fill in the cell")
    reader.notes.note(f"no_{column}", line.row, column, met=met, expected=expected, todo=todo, effect="row_set_aside")
