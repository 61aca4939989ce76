"""The subsector that a KBLI code tells: keyed on version and code, never on the code alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from jejaring.ecosystem.classify.shares import shares_of
from jejaring.terms.actor import Verdict
from jejaring.terms.classification import ClassificationBook, KbliLink, SubsectorList

BRIDGED = "2015"
BRIDGE = "2020"
"""Codes of KBLI 2015 go through the table of 2020, and only where code and title did not change."""
_CODE = re.compile(r"^\d{5}$")


@dataclass(frozen=True)
class KbliTable:
    """The links and titles of a classification book by version and code."""

    links: Mapping[tuple[str, str], tuple[KbliLink, ...]]
    titles: Mapping[tuple[str, str], str]
    versions: frozenset[str]
    titled: frozenset[str] = field(default_factory=frozenset)


@lru_cache(maxsize=8)
def kbli_table(book: ClassificationBook) -> KbliTable:
    """Return the table of a book."""
    links: dict[tuple[str, str], list[KbliLink]] = {}
    for link in book.links:
        links.setdefault((link.version, link.code), []).append(link)
    titles = {(title.version, title.code): _plain(title.title) for title in book.titles}
    return KbliTable(
        links={key: tuple(found) for key, found in links.items()},
        titles=titles,
        versions=frozenset(link.version for link in book.links),
        titled=frozenset(title.version for title in book.titles),
    )


def by_kbli(table: KbliTable, version: str | None, code: str | None, *, subsectors: SubsectorList) -> Verdict:
    """Return what a code of a version says, or an abstention that says why it says nothing.

    Reasons of abstention: `no_code`, `no_version`, `not_five_digits`, `unknown_version`, `unknown_code` (absent from the titles of its
    version), `not_in_map`, `candidate` (too broad), `bridge_no_titles` and `bridge_changed` (KBLI 2015).
    """
    reason = _silent(table, version, code)
    if reason or not (version and code):
        return _abstain(reason, version, code)
    if version == BRIDGED:
        return _of_links(table, BRIDGE, code, subsectors, said=f"KBLI {version} {code} = KBLI {BRIDGE}")
    return _of_links(table, version, code, subsectors, said=f"KBLI {version} {code}")


def _silent(table: KbliTable, version: str | None, code: str | None) -> str:
    """Return why a code can say nothing, empty where it can."""
    checks = (
        ("no_code", not code),
        ("no_version", not version),
        ("not_five_digits", not _CODE.match(code or "")),
        ("unknown_version", version != BRIDGED and version not in table.versions),
        ("unknown_code", version != BRIDGED and version in table.titled and (version, code) not in table.titles),
    )
    reason = next((name for name, met in checks if met), "")
    return _bridge(table, code or "") if not reason and version == BRIDGED else reason


def _bridge(table: KbliTable, code: str) -> str:
    if BRIDGED not in table.titled:
        return "bridge_no_titles"
    old, new = table.titles.get((BRIDGED, code)), table.titles.get((BRIDGE, code))
    return "" if old is not None and old == new else "bridge_changed"


def _of_links(table: KbliTable, version: str, code: str, subsectors: SubsectorList, *, said: str) -> Verdict:
    links = table.links.get((version, code), ())
    if not links:
        return _abstain("not_in_map", version, code)
    stage = next((link.stage for link in links if link.stage), None)
    because = f"{said} ({'; '.join(sorted({link.basis for link in links}))})"
    if all(link.kind == "cross_cutting" for link in links):
        return Verdict("cross_cutting", "kbli", because=because, stage=stage)
    weights: dict[str, Decimal] = {}
    for link in links:
        key = link.subsector(subsectors)
        if link.weight is not None and key is not None:
            weights[key] = weights.get(key, Decimal(0)) + link.weight
    if not weights:
        return _abstain("candidate", version, code)
    return Verdict("told", "kbli", shares_of(weights), because, stage=stage)


def _abstain(reason: str, version: str | None, code: str | None) -> Verdict:
    return Verdict("abstained", because=f"{reason}: KBLI {version or '-'} {code or '-'}")


def _plain(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.casefold()))
