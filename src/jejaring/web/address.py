"""Addresses: where each page lives, and how a view is kept in its address."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from jejaring.terms.text import Language

PAGES = {
    "home": "",
    "region": "/wilayah/{key}",
    "ranking": "/peringkat",
    "map": "/peta",
    "weights": "/bobot",
    "compare": "/bandingkan",
    "doubt": "/keraguan",
    "method": "/metode",
    "data": "/data",
    "routes": "/api",
}
"""The path of each page below the language; its JSON twin has `.json` behind it."""


Query = Mapping[str, str | Sequence[str] | None]


def address(page: str, language: Language, *, key: str = "", ending: str = "", query: Query | None = None) -> str:
    """Return the address of a page; what is None or empty in the query is left out, the rest stands in a fixed order.

    A parameter with several values stands once for each, in their order.
    """
    path = f"/{language}" + PAGES[page].replace("{key}", quote(key)) + ending
    kept = sorted((name, value) for name, value in (query or {}).items() if value)
    # Weights read K1:30;K2:70, in the address too.
    return path + (f"?{urlencode(kept, doseq=True, safe=':;')}" if kept else "")


def file_address(language: Language, edition: str, name: str) -> str:
    """Return where a file of an edition is fetched."""
    return f"/{language}/data/{quote(edition)}/{quote(name)}"


def picture_address(language: Language, name: str, *, query: Mapping[str, str | None]) -> str:
    """Return where the live specification of a picture is fetched."""
    kept = sorted((key, value) for key, value in query.items() if value)
    return f"/{language}/gambar/{name}.json?{urlencode(kept)}"


def in_language(path: str, query: str, language: Language) -> str:
    """Return the same view in another language."""
    rest = path.split("/", 2)[2:] if path.count("/") > 1 else []
    moved = "/".join(["", language, *rest])
    return f"{moved}?{query}" if query else moved
