"""Actors of a creative ecosystem and the ties between them: as a file says them, and once they are clean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from jejaring.terms.text import Text

Outcome = Literal["told", "outside", "cross_cutting", "abstained"]
Basis = Literal["stated", "kbli", "keywords", "text", "none"]
ActorStatus = Literal["active", "closed", "unknown"]

TIE_KINDS: dict[str, Text] = {
    "joint_event": Text(id="acara bersama", en="joint event"),
    "mou": Text(id="nota kesepahaman", en="memorandum of understanding"),
    "funding": Text(id="pendanaan", en="funding"),
    "mentoring": Text(id="pendampingan", en="mentoring"),
    "publication": Text(id="publikasi", en="publication"),
    "coverage": Text(id="liputan", en="coverage"),
    "supply": Text(id="pasokan", en="supply"),
    "membership": Text(id="keanggotaan", en="membership"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a register as printed: its row number in the file and the filled cells by field."""

    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class RegisterFile:
    """A register as read, before anything is judged: lines of actors and of ties, each with the file and sheet they stand in.

    `headings` gives the column of each field as a person finds it (letter and heading); `ignored` are
    headings that name no field.
    """

    file: str
    actors: tuple[Line, ...]
    sheet: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    tie_file: str | None = None
    tie_sheet: str | None = None
    ties: tuple[Line, ...] = ()
    tie_headings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Share:
    """A subsector with the part of an actor that counts there; the shares of an actor have six decimals and add up to one."""

    subsector: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about the subsector of an actor, on which basis, and why.

    `told` has shares; `outside` is known not to be creative; `cross_cutting` is creative but of no single subsector; `abstained`
    means that nothing spoke clearly enough. `probability` is None where the actor itself or a table said it. `stage` is the stage
    of the value chain that a KBLI code implies.
    """

    outcome: Outcome
    basis: Basis = "none"
    shares: tuple[Share, ...] = ()
    because: str = ""
    probability: float | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of a clean register. `rows` are the rows of the file it was made from: several where duplicates were merged.

    None and empty tuples mean not known. `region` is a key of the catalogue. `nib` and `npwp` are hard identifiers: two actors that
    differ in one of them are never the same.
    """

    id: str
    name: str
    helix: str
    region: str
    verdict: Verdict
    stages: tuple[str, ...] = ()
    founded: int | None = None
    status: ActorStatus = "unknown"
    latitude: float | None = None
    longitude: float | None = None
    digital_channel: bool | None = None
    description: str | None = None
    kbli_version: str | None = None
    kbli: str | None = None
    nib: str | None = None
    npwp: str | None = None
    phone: str | None = None
    website: str | None = None
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two actors (by id); `since` and `until` are years or dates as written, `directed` runs from `start` to `end`."""

    start: str
    end: str
    kind: str
    directed: bool
    since: str | None = None
    until: str | None = None
    evidence: str | None = None
    row: int | None = None
