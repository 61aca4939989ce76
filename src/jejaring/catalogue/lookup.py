"""From what people write to a region: codes with their system, full names, headings; what is ambiguous is asked about, never guessed."""

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache

from jejaring.catalogue.names import full_names, plain, short_names
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import AmbiguousRegion, Problem, UnknownName, UnknownRegion
from jejaring.terms.region import Country, Province, Region, RegionCode
from jejaring.terms.text import Text, same

NEAR_NAMES = 5
NEAR_ENOUGH = 0.6
CODE_WITH_SYSTEM = re.compile(r"^([A-Za-z][A-Za-z0-9_]*)\s*:\s*(\S+)$")
CODE_ALONE = re.compile(r"^[0-9][0-9.]*$")


class _Index:
    """The names and codes of one catalogue, folded once."""

    def __init__(self, country: Country, regions: tuple[Region, ...]) -> None:
        self.by_full_name = {name: region for region in regions for name in full_names(region, country)}
        self.by_code = {(system, code): region for region in regions for system, code in region.codes.items()}
        self.by_short_name: dict[str, list[Region]] = {}
        for region in regions:
            for name in short_names(region, country):
                self.by_short_name.setdefault(name, []).append(region)


def find_region(catalogue: Catalogue, text: str) -> Region:
    """Return the region that a person means by a code or a full name.

    A bare code is one of the key system; `bps:1101` or `bps38:1101` names another system. A name needs its kind (Kota Bandung, Kab.
    Bandung). Raises AmbiguousRegion for a name without its kind, also when one region only bears it, and UnknownRegion, with names
    that are near, for everything else.
    """
    country = catalogue.country
    wanted = text.strip()
    if match := CODE_WITH_SYSTEM.match(wanted):
        return by_code(catalogue, RegionCode(system=_system(country, match[1]), value=match[2]))
    index, name = _index(catalogue), plain(wanted, country)
    if region := index.by_code.get((country.key_system, wanted)) or index.by_full_name.get(name):
        return region
    if CODE_ALONE.match(wanted):
        return by_code(catalogue, RegionCode(system=country.key_system, value=wanted.replace(".", "")))
    if candidates := index.by_short_name.get(name):
        raise AmbiguousRegion(_ask(wanted, candidates, country))
    raise UnknownRegion(_unknown(catalogue, wanted))


def by_code(catalogue: Catalogue, code: RegionCode) -> Region:
    """Return the region with a code of a named system."""
    region = _index(catalogue).by_code.get((code.system, code.value))
    if region is None:
        _known_system(catalogue.country, code.system)
        raise UnknownRegion(
            Problem(
                met=same(f"{code.system}:{code.value}"),
                expected=Text(id=f"kode wilayah sistem {code.system}", en=f"a region code of the system {code.system}"),
                todo=Text(id="periksa kode dan sistemnya", en="check the code and its system"),
            )
        )
    return region


def by_name_of_kind(catalogue: Catalogue, province: str, short_name: str, kind: str) -> Region:
    """Return the region of a province by its name without kind, for lists that tell the kind in another way.

    `province` is any spelling or the key of the province. Raises UnknownRegion where the province has no such region.
    """
    key = find_province(catalogue, province).key
    name = plain(short_name, catalogue.country)
    for region in _index(catalogue).by_short_name.get(name, []):
        if region.province == key and region.kind == kind:
            return region
    raise UnknownRegion(_unknown(catalogue, f"{short_name} ({kind}, {province})"))


def is_called(catalogue: Catalogue, region: Region, name: str) -> bool:
    """Tell whether a name, with or without its kind, is one of the region's: the check of a code that came with a name."""
    folded = plain(name, catalogue.country)
    return folded in full_names(region, catalogue.country) or folded in short_names(region, catalogue.country)


def find_province(catalogue: Catalogue, text: str) -> Province:
    """Return a province by its key or by any spelling of its name; raises UnknownRegion with near names."""
    country, wanted = catalogue.country, text.strip()
    folded = re.sub(r"^(provinsi|province|prop|prov)(?=.{3})", "", plain(wanted, country))
    for province in catalogue.provinces:
        if wanted == province.key or folded in {plain(name, country) for name in (province.name, *province.aliases)}:
            return province
    raise UnknownRegion(_problem(wanted, _near(wanted, (province.name for province in catalogue.provinces), country)))


def code_system(heading: str, country: Country) -> str:
    """Return the code system that a column heading names.

    Raises AmbiguousRegion for a heading that does not say its system, and UnknownName for a heading that is none of codes.
    """
    folded = _heading(heading)
    for known, system in country.code_columns.items():
        if _heading(known) == folded:
            return system
    listed = ", ".join(sorted(country.code_columns))
    if folded in {_heading(bare) for bare in country.bare_headings}:
        warning = country.code_warning or Text(id="kode tanpa sistem bermakna ganda", en="a code without its system is ambiguous")
        raise AmbiguousRegion(
            Problem(
                met=Text(
                    id=f"judul kolom {heading!r} tidak menyebut sistem kodenya. {warning.id}",
                    en=f"the heading {heading!r} does not say its code system. {warning.en}",
                ),
                expected=Text(id=f"judul yang menyebut sistemnya: {listed}", en=f"a heading that says its system: {listed}"),
                todo=Text(id="ganti judul kolom sesuai asal kodenya", en="rename the column after where its codes come from"),
            )
        )
    raise UnknownName(
        Problem(
            met=Text(id=f"judul kolom {heading!r}", en=f"the heading {heading!r}"),
            expected=Text(id=f"salah satu dari: {listed}", en=f"one of: {listed}"),
            todo=Text(id="ganti judul kolom", en="rename the column"),
        )
    )


def _index(catalogue: Catalogue) -> _Index:
    return _folded(_Held(catalogue.country, catalogue.regions))


class _Held:
    """Country and regions as a key of the cache: the same tuple of regions is folded once, without hashing 514 regions each time."""

    def __init__(self, country: Country, regions: tuple[Region, ...]) -> None:
        self.country, self.regions = country, regions

    def __hash__(self) -> int:
        return id(self.regions)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.regions is self.regions


@lru_cache(maxsize=8)
def _folded(held: _Held) -> _Index:
    return _Index(held.country, held.regions)


def _system(country: Country, word: str) -> str:
    systems = {system.key for system in country.code_systems}
    folded = word.casefold()
    system = folded if folded in systems else country.code_columns.get(folded, folded)
    _known_system(country, system)
    return system


def _known_system(country: Country, system: str) -> None:
    systems = [known.key for known in country.code_systems]
    if system not in systems:
        raise UnknownName(
            Problem(
                met=Text(id=f"sistem kode {system!r}", en=f"the code system {system!r}"),
                expected=same(", ".join(systems)),
                todo=Text(id="pakai salah satu sistem itu", en="use one of these systems"),
            )
        )


def _heading(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def _ask(met: str, candidates: list[Region], country: Country) -> Problem:
    names = ", ".join(f"{region.name} ({region.key})" for region in candidates)
    kinds = "/".join(kind.prefix for kind in country.kinds)
    return Problem(
        met=Text(id=f"{met!r} tanpa {kinds}", en=f"{met!r} without {kinds}"),
        expected=Text(id=f"nama lengkap: {names}", en=f"the full name: {names}"),
        todo=Text(id="tulis nama lengkap atau kodenya", en="write the full name or the code"),
    )


def _unknown(catalogue: Catalogue, met: str) -> Problem:
    return _problem(met, _near(met, (region.name for region in catalogue.regions), catalogue.country))


def _problem(met: str, near: list[str]) -> Problem:
    listed = ", ".join(near)
    return Problem(
        met=Text(id=f"{met!r} tidak dikenal", en=f"{met!r} is unknown"),
        expected=Text(
            id=f"nama yang mirip: {listed}" if near else "nama lengkap atau kode wilayah",
            en=f"names that are near: {listed}" if near else "the full name or code of a region",
        ),
        todo=Text(id="periksa ejaan atau pakai kode", en="check the spelling or use the code"),
    )


def _near(met: str, names: Iterable[str], country: Country) -> list[str]:
    folded = {plain(name, country): name for name in names}
    return [folded[name] for name in difflib.get_close_matches(plain(met, country), folded, n=NEAR_NAMES, cutoff=NEAR_ENOUGH)]
