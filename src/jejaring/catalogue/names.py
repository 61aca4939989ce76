"""How region names are compared: without case, spaces, accents and punctuation, with the country's abbreviations written out."""

import re
import unicodedata

from jejaring.terms.region import Country, Region


def plain(text: str, country: Country) -> str:
    """Return a name as letters and digits only, with abbreviated words written out; 'Kep. Seribu' and 'Kepulauan Seribu' are equal."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’`\u0300-\u036f]", "", letters))
    return "".join(country.word_abbreviations.get(word, word) for word in words)


def short_names(region: Region, country: Country) -> frozenset[str]:
    """Return the plain names of a region without its kind: its own and its aliases."""
    return frozenset(plain(name, country) for name in (region.short_name, *region.aliases))


def full_names(region: Region, country: Country) -> frozenset[str]:
    """Return the plain names of a region with its kind: as written, and every short name after every word for its kind."""
    kind = next((kind for kind in country.kinds if kind.key == region.kind), None)
    words = (kind.prefix, *kind.abbreviations) if kind else ()
    built = {plain(word, country) + short for word in words for short in short_names(region, country)}
    return frozenset({plain(region.name, country), *built})
