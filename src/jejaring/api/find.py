"""Finding a region as people write it: a name with or without its kind, an old name, a code, a slip of the pen."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from jejaring.terms.catalogue import Catalogue
from jejaring.terms.frozen import Frozen
from jejaring.terms.region import Country, Region

How = Literal["code", "name", "alias", "start", "word", "province", "near"]
_ORDER: tuple[How, ...] = ("code", "name", "alias", "start", "word", "province", "near")
MOST = 12
ENOUGH_ALIKE = 0.74
"""Below this share of common letters (difflib's ratio) two names are not a slip of the pen but two names."""
OLDER_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("j", "y"))
"""Spellings of before 1972 and of the street (Soerabaja, Jogja), folded only where nothing fits as it is written."""


class Found(Frozen):
    """A region that fits a query, and how: `system` names the code system where it is found by a code, `alias` the other name."""

    region: str
    name: str
    province: str
    how: How
    system: str | None = None
    alias: str | None = None


@dataclass(frozen=True)
class _Asked:
    """A query in plain letters: without the word for a kind (`text`), with it (`whole`), and the kind it names."""

    text: str
    whole: str
    kind: str | None

    @property
    def code(self) -> str | None:
        digits = self.text.replace(" ", "")
        return digits if digits.isdigit() else None


def plain(text: str) -> str:
    """Return a text in small letters without accents and signs, one blank between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.split())


def find(catalogue: Catalogue, query: str, *, most: int = MOST) -> tuple[Found, ...]:
    """Return the regions that fit a query, best first; those of the kind that the query names stand before the others.

    The same name of a kota and a kabupaten gives both: which is meant is asked, never guessed.
    """
    asked = _asked(catalogue.country, query)
    if not asked.text:
        return ()
    provinces = {province.key: province.name for province in catalogue.provinces}
    hits = [(hit, region) for region in catalogue.regions for hit in _fits(asked, region, provinces[region.province])]
    close = [item for item in hits if item[0].how != "near"]
    hits = close or [item for item in hits if _likeness(asked, item[1]) >= ENOUGH_ALIKE]
    hits.sort(key=lambda item: (_ORDER.index(item[0].how), item[1].kind != asked.kind, -_likeness(asked, item[1]), item[1].key))
    return tuple(hit for hit, _ in hits[:most])


def is_settled(found: tuple[Found, ...], catalogue: Catalogue, query: str) -> bool:
    """Tell whether a query names one region without doubt: its full name, or a name or code that only one region has."""
    asked = _asked(catalogue.country, query)
    exact = [hit for hit in found if hit.how in ("code", "name") or plain(hit.alias or "") == asked.text]
    if asked.kind is None or len(exact) < 2:
        return len(exact) == 1
    kinds = {region.key: region.kind for region in catalogue.regions}
    return [kinds[hit.region] for hit in exact].count(asked.kind) == 1


def _asked(country: Country, query: str) -> _Asked:
    text = plain(query)
    for kind in country.kinds:
        for word in (kind.prefix, *kind.abbreviations):
            start = plain(word) + " "
            if text.startswith(start):
                return _Asked(text.removeprefix(start), text, kind.key)
    return _Asked(text, text, None)


def _fits(asked: _Asked, region: Region, province: str) -> Iterator[Found]:
    hit = Found(region=region.key, name=region.name, province=province, how="name")
    if asked.code is not None:
        systems = [system for system, code in sorted(region.codes.items()) if code == asked.code]
        if systems:
            yield hit.model_copy(update={"how": "code", "system": ", ".join(systems)})
        return
    name, full = plain(region.short_name), plain(region.name)
    alias = next((alias for alias in region.aliases if asked.text in plain(alias)), None)
    if asked.text in (name, full) or asked.whole == full:
        yield hit
    elif alias is not None and (plain(alias) == asked.text or not name.startswith(asked.text)):
        yield hit.model_copy(update={"how": "alias", "alias": alias})
    elif name.startswith(asked.text):
        yield hit.model_copy(update={"how": "start"})
    elif asked.text in name or asked.text in full:
        yield hit.model_copy(update={"how": "word"})
    elif plain(province).startswith(asked.text):
        yield hit.model_copy(update={"how": "province"})
    else:
        yield hit.model_copy(update={"how": "near"})


def _likeness(asked: _Asked, region: Region) -> float:
    wanted = _folded(asked.text)
    names = [_folded(plain(name)) for name in (region.short_name, *region.aliases)]
    return max(1.0 if name.startswith(wanted) else SequenceMatcher(a=wanted, b=name).ratio() for name in names)


def _folded(text: str) -> str:
    for old, new in OLDER_SPELLING:
        text = text.replace(old, new)
    return text.replace(" ", "")
