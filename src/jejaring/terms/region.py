"""Places: a region, its province, and its codes, each with the system it belongs to."""

from pydantic import Field

from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text


class RegionCode(Frozen):
    """A code together with its system (`kemendagri`, `bps34`, `bps38`): 1101 of one system is not 1101 of another."""

    system: str
    value: str


class CodeSystem(Frozen):
    """One system of region codes of a country, with who issues it."""

    key: str
    name: Text
    issuer: str
    source: str


class RegionKind(Frozen):
    """A kind of region (kota, kabupaten) and the word that stands before its name."""

    key: str
    name: Text
    prefix: str
    abbreviations: tuple[str, ...] = ()


class Province(Frozen):
    """A province: `key` is its code in the country's key system, `codes` the code in every system, `aliases` other spellings met."""

    key: str
    name: str
    codes: dict[str, str]
    aliases: tuple[str, ...] = ()
    island_group: str
    source: str


class Region(Frozen):
    """A region: `key` is its code in the country's key system and the `region` of every table.

    `name` is the full official name with its kind (Kota Bandung); `short_name` the name without it. Latitude and longitude are
    degrees, `area_km2` square kilometres, `population` persons of `population_year`; None means the source has no sound value.
    `tile` is the hexagon (q, r) of the equal-area map.
    """

    key: str
    name: str
    short_name: str
    kind: str
    province: str
    island_group: str
    codes: dict[str, str]
    aliases: tuple[str, ...] = ()
    capital: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    area_km2: float | None = None
    population: int | None = None
    population_year: int | None = None
    tile: tuple[int, int] | None = None
    source: str


class IslandGroup(Frozen):
    """A group of islands, with how far its tiles move in the portrait arrangement of the tile map."""

    key: str
    name: Text
    portrait_shift: tuple[int, int] = (0, 0)
    label_wide: tuple[float, float] = (0.0, 0.0)
    label_portrait: tuple[float, float] = (0.0, 0.0)


class Country(Frozen):
    """A country whose regions are measured: its code systems, kinds of region and conventions.

    `key_system` names the system whose code is the `region` of every table; `code_columns` maps the headings met in files to the
    system they mean, `bare_headings` are headings that do not say their system and are refused. `code_warning` says why;
    `word_abbreviations` are short forms met inside names (`kep` for `kepulauan`).
    """

    key: str
    name: Text
    key_system: str
    code_systems: tuple[CodeSystem, ...]
    kinds: tuple[RegionKind, ...]
    island_groups: tuple[IslandGroup, ...]
    code_columns: dict[str, str]
    bare_headings: tuple[str, ...]
    code_warning: Text | None = None
    word_abbreviations: dict[str, str] = Field(default_factory=dict)
