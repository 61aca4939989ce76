"""Finds the region of a row by its codes and its name, and notes what contradicts, is unknown or fits several."""

import re
from collections.abc import Mapping

from jejaring.catalogue.lookup import by_code, code_system, find_region, is_called
from jejaring.sources.faults import Faults
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import AmbiguousRegion, UnknownName, UnknownRegion
from jejaring.terms.region import Region, RegionCode
from jejaring.terms.text import Text

# Kemendagri prints 32.73; the dot is part of the writing, not of the code.
_DOTTED = re.compile(r"(\d{2})\.(\d{2})")


def system_of(heading: str, catalogue: Catalogue) -> str | None:
    """Return the code system that a heading names, None where it is no heading of codes; AmbiguousRegion where it does not say which."""
    try:
        return code_system(heading, catalogue.country)
    except UnknownName:
        return None


def region_of_code(text: str, system: str, catalogue: Catalogue, faults: Faults, *, row: int, column: str | None) -> Region | None:
    """Return the region of a code in its system, or None after noting that there is none."""
    code = _DOTTED.sub(r"\1\2", text) if _DOTTED.fullmatch(text) else text
    try:
        return by_code(catalogue, RegionCode(system=system, value=code))
    except UnknownRegion as error:
        faults.relay(error.problems, row=row, column=column)
        return None


def region_of_row(
    codes: Mapping[str, tuple[str, str]], name: tuple[str | None, str], catalogue: Catalogue, faults: Faults, *, row: int
) -> Region | None:
    """Return the one region that every filled code and the name of a row agree on, or None after noting why there is none.

    `codes` gives (system, code) for each column, `name` is (column, text). A name must be full, with Kota or Kabupaten.
    """
    before = len(faults.problems)
    filled = {column: code for column, code in codes.items() if code[1]}
    found = {
        column: region
        for column, (system, text) in filled.items()
        if (region := region_of_code(text, system, catalogue, faults, row=row, column=column)) is not None
    }
    said = {f"{column} = {filled[column][1]}": region for column, region in found.items()}
    column, text = name
    if text and column:
        region = _region_of_name(text, catalogue, faults, row=row, column=column)
        said |= {f"{column} = {text}": region} if region is not None else {}
    if not filled and not text:
        met = Text(id="daerah tidak disebut", en="the region is not named")
        todo = Text(id="isi kode atau nama lengkapnya", en="fill in its code or full name")
        faults.add(met, Text(id="kode atau nama daerah", en="code or name of a region"), todo, row=row)
    if len(faults.problems) > before:
        return None
    regions = {region.key: region for region in said.values()}
    if len(regions) > 1:
        _note_contradiction(said, catalogue, faults, row=row)
        return None
    return next(iter(regions.values()), None)


def _region_of_name(text: str, catalogue: Catalogue, faults: Faults, *, row: int, column: str) -> Region | None:
    if not any(letter.isalpha() for letter in text):
        met = Text(id=f"{text!r} di kolom nama", en=f"{text!r} in the column of names")
        todo = Text(id="tulis kode di kolom kode", en="write codes in the column of codes")
        faults.add(met, Text(id="nama lengkap daerah", en="the full name of a region"), todo, row=row, column=column)
        return None
    try:
        return find_region(catalogue, text)
    except (AmbiguousRegion, UnknownRegion, UnknownName) as error:
        faults.relay(error.problems, row=row, column=column)
        return None


def _note_contradiction(said: Mapping[str, Region], catalogue: Catalogue, faults: Faults, *, row: int) -> None:
    listed = "; ".join(f"{what} → {region.name}" for what, region in said.items())
    key = catalogue.country.key_system
    expected = Text(id="kode dan nama daerah yang sama", en="code and name of the same region")
    readings = ", ".join(f"{region.name} ({key} {region.key})" for region in {region.key: region for region in said.values()}.values())
    todo = Text(id=f"pilih salah satu: {readings}", en=f"choose one of: {readings}")
    faults.add(Text(id=listed, en=listed), expected, todo, row=row)


def check_name(code: RegionCode, name: str, catalogue: Catalogue, faults: Faults, *, row: int, column: str) -> None:
    """Note where a name that came with a code is not the region's; say in which other system the code would fit the name."""
    region = by_code(catalogue, code)
    if not name or is_called(catalogue, region, name):
        return
    systems = [system.key for system in catalogue.country.code_systems]
    fitting = ", ".join(system for system in systems if _fits(RegionCode(system=system, value=code.value), name, catalogue))
    todo = Text(id="periksa kode atau namanya", en="check the code or the name")
    if fitting:
        todo = Text(id=f"kode ini tampaknya dari sistem {fitting}", en=f"this code seems to be of the system {fitting}")
    met = Text(
        id=f"{code.system} {code.value} adalah {region.name}, namanya di sini {name!r}",
        en=f"{code.system} {code.value} is {region.name}, the name here is {name!r}",
    )
    expected = Text(id="kode dan nama daerah yang sama", en="code and name of the same region")
    faults.add(met, expected, todo, row=row, column=column)


def _fits(code: RegionCode, name: str, catalogue: Catalogue) -> bool:
    try:
        return is_called(catalogue, by_code(catalogue, code), name)
    except UnknownRegion:
        return False
