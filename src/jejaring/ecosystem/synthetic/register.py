"""A messy register of invented actors, from a seed: duplicates, short forms, wrong codes, places without their kind."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from jejaring.ecosystem.synthetic.names import HEADS, invented_name, slipped, written_again
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook
from jejaring.terms.region import Region

WATERMARK = "SINTETIS: bukan pelaku nyata / synthetic: not a real actor"
COLUMNS = (
    "id", "name", "helix", "region", "kbli_version", "kbli", "description", "subsector", "stage", "founded", "lat", "lon",
    "digital_channel", "nib", "phone", "watermark",
)  # fmt: skip
_HELICES = (("bisnis", "Bisnis", "usaha", "UMKM", "swasta"), ("komunitas", "Komunitas", "sanggar"), ("akademisi", "kampus"),
            ("pemerintah", "Dinas", "pemda"), ("media", "Media", "pers"), ("agregator", "inkubator"))  # fmt: skip
_HELIX_SHARES = (0.80, 0.11, 0.03, 0.02, 0.02, 0.02)
_TIE_KINDS = ("joint_event", "mou", "pendanaan", "pembinaan", "liputan", "pasokan", "anggota")


@dataclass(frozen=True)
class SyntheticRegister:
    """Rows of cells under COLUMNS, the invented actor behind each row (`truth`), its true subsector, and ties between rows by id."""

    rows: tuple[tuple[str, ...], ...]
    truth: tuple[int, ...]
    subsector: tuple[str, ...]
    ties: tuple[tuple[str, str, str, str, str], ...]

    def write(self, actors: Path, ties: Path | None = None) -> None:
        """Write the register as CSV; every row carries the watermark."""
        _write(actors, COLUMNS, self.rows)
        if ties is not None:
            _write(ties, ("from", "to", "kind", "since", "evidence"), self.ties)


def messy_register(
    catalogue: Catalogue, book: ClassificationBook, *, rows: int, seed: int, regions: Sequence[str] = ()
) -> SyntheticRegister:
    """Return a register of about `rows` rows over the regions named (all where none), larger regions with more actors.

    About 22 % of rows are duplicates of another; 4 % of places lack Kota or Kabupaten or are misspelt; 15 % of codes are of KBLI 2015
    and 5 % are wrong; 1 % of helices are none. Shares of subsectors are even: nothing here says anything about a real city.
    """
    rng = np.random.default_rng(seed)
    chosen = [region for region in catalogue.regions if not regions or region.key in regions]
    people = np.array([region.population or 1 for region in chosen], dtype=float)
    maker = _Maker(book, rng, {region.short_name for region in chosen})
    made: list[tuple[str, ...]] = []
    truth: list[int] = []
    subsector: list[str] = []
    places = rng.choice(len(chosen), size=rows, p=people / people.sum())
    while len(made) < rows:
        actor = maker.actor(chosen[places[len(made)]])
        for _ in range(1 + int(rng.choice(4, p=(0.78, 0.15, 0.05, 0.02)))):
            if len(made) < rows:
                made.append(maker.row(actor, len(made), again=bool(truth) and truth[-1] == maker.count))
                truth.append(maker.count)
                subsector.append(actor.subsector)
    # Copies of an actor stand anywhere in a real list, not one below the other.
    order = rng.permutation(rows)
    return SyntheticRegister(
        tuple(made[i] for i in order), tuple(truth[i] for i in order), tuple(subsector[i] for i in order), _ties(made, rng)
    )


@dataclass(frozen=True)
class _Invented:
    name: str
    region: Region
    subsector: str
    helix: int
    description: str
    founded: int
    latitude: float | None
    longitude: float | None
    phone: str
    nib: str
    kbli: tuple[str, str]
    digital: bool


class _Maker:
    """Invents actors and writes their rows; keeps count so that copies are known as copies."""

    def __init__(self, book: ClassificationBook, rng: np.random.Generator, short_names: set[str]) -> None:
        self.rng, self.count, self.short_names = rng, -1, short_names
        self.lines = {key: [line.text for line in book.training if line.subsector_17 == key] or [key] for key in HEADS}
        self.codes = {key: [(x.version, x.code) for x in book.links if x.subsector_17 == key and x.weight == 1] for key in HEADS}

    def actor(self, region: Region) -> _Invented:
        """Return a new invented actor."""
        rng = self.rng
        self.count += 1
        subsector = list(HEADS)[rng.integers(len(HEADS))]
        lines, codes = self.lines[subsector], self.codes[subsector] or [("2020", "74149")]
        placed = region.latitude is not None and region.longitude is not None and rng.random() < 0.5
        return _Invented(
            name=invented_name(subsector, rng),
            region=region,
            subsector=subsector,
            helix=int(rng.choice(len(_HELICES), p=_HELIX_SHARES)),
            description=", ".join(lines[i] for i in rng.choice(len(lines), size=min(2, len(lines)), replace=False)),
            founded=int(rng.integers(1975, 2026)),
            latitude=(region.latitude or 0) + float(rng.normal(0, 0.05)) if placed else None,
            longitude=(region.longitude or 0) + float(rng.normal(0, 0.05)) if placed else None,
            phone=f"08{rng.integers(10**8, 10**10)}",
            nib=f"{rng.integers(10**12, 9 * 10**12)}",
            kbli=codes[rng.integers(len(codes))],
            digital=bool(rng.random() < 0.4),
        )

    def row(self, actor: _Invented, number: int, *, again: bool) -> tuple[str, ...]:
        """Return a row about an actor, written by another hand where `again`."""
        rng = self.rng
        words = _HELICES[actor.helix]
        version, code = self._code(actor)
        founded = actor.founded + (int(rng.integers(-1, 2)) if again and rng.random() < 0.3 else 0)
        stated = actor.subsector if rng.random() < 0.2 else ""
        return (
            f"SINTETIS-{number:07d}",
            written_again(actor.name, rng) if again else actor.name,
            "lain-lain" if rng.random() < 0.01 else words[rng.integers(len(words))],
            self._place(actor.region),
            version,
            code,
            actor.description if rng.random() < 0.7 else actor.description.split(", ")[0] if rng.random() < 0.8 else "",
            stated,
            "" if rng.random() < 0.7 else ("kreasi", "produksi", "produksi; distribusi", "pemasaran")[rng.integers(4)],
            "" if rng.random() < 0.3 else "19l8" if rng.random() < 0.01 else str(founded),
            "" if actor.latitude is None else f"{actor.latitude + rng.normal(0, 0.0004):.5f}",
            "" if actor.longitude is None else f"{actor.longitude + rng.normal(0, 0.0004):.5f}",
            "" if rng.random() < 0.3 else ("ya" if actor.digital else "tidak"),
            actor.nib if rng.random() < 0.35 else "",
            "" if rng.random() < 0.35 else self._phone(actor.phone),
            WATERMARK,
        )

    def _place(self, region: Region) -> str:
        draw = self.rng.random()
        if draw < 0.03:
            return region.short_name
        if draw < 0.04:
            return slipped(region.name, self.rng)
        if draw < 0.2:
            return region.key
        return region.name.replace("Kabupaten ", "Kab. ") if draw < 0.5 else region.name

    def _code(self, actor: _Invented) -> tuple[str, str]:
        draw = self.rng.random()
        if draw < 0.3:
            return "", ""
        version, code = actor.kbli
        if draw < 0.45:
            return "2015", code
        if draw < 0.48:
            return version, f"{self.rng.integers(10**4, 10**5)}"
        if draw < 0.5:
            return version, code[:4]
        return version, code

    def _phone(self, phone: str) -> str:
        draw = self.rng.random()
        return f"+62 {phone[1:4]}-{phone[4:]}" if draw < 0.3 else phone if draw < 0.9 else f"{phone[:4]} {phone[4:]}"


def _ties(rows: Sequence[tuple[str, ...]], rng: np.random.Generator) -> tuple[tuple[str, str, str, str, str], ...]:
    by_place: dict[str, list[str]] = {}
    for row in rows:
        by_place.setdefault(row[3], []).append(row[0])
    found = []
    for ids in by_place.values():
        for one in ids:
            if len(ids) > 1 and rng.random() < 0.3:
                other = ids[rng.integers(len(ids))]
                found.append((one, other, str(rng.choice(_TIE_KINDS)), str(rng.integers(2015, 2026)), WATERMARK))
    return tuple(found)


def _write(path: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
