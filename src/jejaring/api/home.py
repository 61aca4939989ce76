"""The first page as data: what the country shows, and how one region does, compared with whom, how sure, and what next."""

from collections.abc import Sequence

import numpy as np

from jejaring.api.cards import EditionCard, card, newest
from jejaring.api.find import Found, find
from jejaring.api.lines import number, whole
from jejaring.edition.edition import Edition
from jejaring.edition.paint import portrait
from jejaring.edition.portrait import Portrait
from jejaring.edition.standing import group_name
from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text

NAMED = 5
"""How many regions of the top band are named; a longer list is counted."""


class GroupFinding(Frozen):
    """What one group of ranking shows: who stands in the top band, how many bands there are, and how wide a rank range usually is.

    `top` names at most five regions of the top band, best first, `in_top` counts all of them; `usual_range` is the median number
    of ranks that a region may have.
    """

    group: str
    name: Text
    ranked: int
    bands: int
    top: tuple[str, ...]
    in_top: int
    median: float | None
    usual_range: int | None


class HomeView(Frozen):
    """The first page: `portrait` is the region asked for, or an example where none was (`is_example`); None without any region."""

    edition: EditionCard
    editions: tuple[EditionCard, ...]
    query: str | None
    found: tuple[Found, ...]
    findings: tuple[GroupFinding, ...]
    is_example: bool
    portrait: Portrait | None


def home(edition: Edition, editions: Sequence[Edition] = (), *, region: str | None = None, query: str | None = None) -> HomeView:
    """Return the first page; raises KeyError for a region that the edition does not hold."""
    if region is not None and region not in edition.scores.regions:
        raise KeyError(region)
    shown = region or example(edition)
    return HomeView(
        edition=card(edition),
        editions=tuple(card(item) for item in newest(editions or [edition])),
        query=query,
        found=find(edition.catalogue, query) if query else (),
        findings=findings(edition),
        is_example=region is None,
        portrait=portrait(edition, shown) if shown else None,
    )


def example(edition: Edition) -> str | None:
    """Return the region shown to a reader who has named none: the one most people live in, of those with a rank.

    No page can know the reader's city; this is the likeliest guess, and it is labelled as an example.
    """
    ranked = {key for key, rank in zip(edition.scores.regions, edition.scores.rank[:, 0], strict=True) if not np.isnan(rank)}
    held = set(edition.scores.regions)
    regions = [region for region in edition.catalogue.regions if region.key in (ranked or held)]
    return max(regions, key=lambda item: (item.population or 0, item.key)).key if regions else None


def findings(edition: Edition) -> tuple[GroupFinding, ...]:
    """Return what each group of ranking shows, in the order in which the catalogue names the kinds of region."""
    kinds = [kind.key for kind in edition.catalogue.country.kinds]
    groups = sorted(set(edition.scores.group), key=lambda group: (kinds.index(group) if group in kinds else len(kinds), group))
    return tuple(_finding(edition, group) for group in groups)


def _finding(edition: Edition, group: str) -> GroupFinding:
    names = {region.key: region.name for region in edition.catalogue.regions}
    scores, doubt = edition.scores, edition.intervals
    rank = scores.rank[:, 0]
    rows = [row for row in range(len(scores.regions)) if scores.group[row] == group and not np.isnan(rank[row])]
    top = sorted((row for row in rows if doubt.band[row, 0] == 1), key=lambda row: (rank[row], scores.regions[row]))
    widths = [doubt.rank_high[row, 0] - doubt.rank_low[row, 0] + 1 for row in rows]
    return GroupFinding(
        group=group,
        name=group_name(edition, group),
        ranked=len(rows),
        bands=int(max((doubt.band[row, 0] for row in rows), default=0)),
        top=tuple(names[scores.regions[row]] for row in top[:NAMED]),
        in_top=len(top),
        median=number(np.median([scores.score[row, 0] for row in rows])) if rows else None,
        usual_range=whole(np.median(widths)) if widths else None,
    )
