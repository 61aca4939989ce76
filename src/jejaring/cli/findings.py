"""What an ecosystem shows, findings first: rows accounted for, helices, the surest specialisations, ties, and what cannot be said."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from jejaring.cli.session import Session

if TYPE_CHECKING:
    from jejaring.ecosystem.identify import Ecosystem
    from jejaring.terms.catalogue import Catalogue

SUREST = 5
NAMED = 4
SURE = 0.05


def told(found: "Ecosystem") -> dict[str, object]:
    """Return the findings as plain values, for programs."""
    quality, special = found.register.quality, found.specialised
    quotients = special.quotients
    surest = [
        {
            "region": special.regions[i],
            "subsector": special.subsectors[j],
            **{name: round(float(getattr(quotients, name)[i, j]), 9) for name in ("lq", "low", "high", "q")},
            "n": float(quotients.counts[i, j]),
        }
        for i, j in special.surest(SUREST)
    ]
    return {
        "rows_in": quality.rows_in,
        "kept": quality.kept,
        "merged": quality.merged,
        "set_aside": quality.set_aside_rows,
        "adds_up": quality.adds_up,
        "to_review": quality.pairs_to_review,
        "helices": helix_counts(found),
        "weakest_helix": list(weakest(found)),
        "surest": surest,
        "rarer_than_chance": [{"helices": [a, b], "ties": ties, "expected": expected} for a, b, ties, expected in rare_pairs(found)],
        "few_actors": list(few(found)),
        "suppressed_cells": int(quotients.suppressed.sum()),
        "without_good_peers": without_peers(found),
    }


def shown(found: "Ecosystem", catalogue: "Catalogue", session: Session) -> Iterator[RenderableType]:
    """Yield the findings part by part, for people."""
    quality, said = found.register.quality, session.speech
    counts = {"rows": quality.rows_in, "kept": quality.kept, "merged": quality.merged, "aside": quality.set_aside_rows}
    yield Line(session.say("cli_ecosystem_rows", **{name: said.whole(count) for name, count in counts.items()}), style="bold")
    if quality.pairs_to_review:
        yield session.say("cli_ecosystem_review", pairs=said.whole(quality.pairs_to_review))
    yield from _helices(found, catalogue, session)
    yield from _specialisation(found, catalogue, session)
    yield from _ties(found, catalogue, session)
    yield from _unsaid(found, catalogue, session)


def helix_counts(found: "Ecosystem") -> dict[str, float]:
    """Return how many counted actors each helix has."""
    sums = found.counts.groupby("helix")["n"].sum()
    return {helix: round(float(sums.get(helix, 0)), 6) for helix in found.helices}


def weakest(found: "Ecosystem") -> tuple[str, ...]:
    """Return the helices with the fewest counted actors of all regions together."""
    counts = helix_counts(found)
    return tuple(helix for helix, count in counts.items() if count == min(counts.values()))


def few(found: "Ecosystem") -> tuple[str, ...]:
    """Return the regions with fewer actors than tell anything about the place, as listed."""
    from jejaring.ecosystem.tables.neighbourhood import ENOUGH_ACTORS

    part = found.lacking.participation
    return tuple(region for region, actors in zip(found.regions, part.actors, strict=True) if actors < ENOUGH_ACTORS)


def without_peers(found: "Ecosystem") -> int:
    """Return how many regions have no good peer in the register."""
    return int((~found.lacking.peers.any(axis=1)).sum())


def rare_pairs(found: "Ecosystem") -> tuple[tuple[str, str, int, float], ...]:
    """Return pairs of helices tied less often than chance (false discoveries 5 %), with their ties and those expected."""
    import numpy as np

    from jejaring.ecosystem.specialisation.quotient import discovery_rates

    if found.tied is None:
        return ()
    blocks = found.tied.blocks
    once = np.triu(np.ones(blocks.p.shape, dtype=bool)) & (blocks.possible > 0)
    q = discovery_rates(np.where(once, blocks.p, np.nan))
    cells = np.argwhere((q <= SURE) & (blocks.ties < blocks.expected))
    return tuple(
        (blocks.helices[i], blocks.helices[j], int(blocks.ties[i, j]), round(float(blocks.expected[i, j]), 6)) for i, j in cells if i != j
    )


def _helices(found: "Ecosystem", catalogue: "Catalogue", session: Session) -> Iterator[RenderableType]:
    said, names, counts = session.speech, {helix.key: helix.name for helix in catalogue.helices}, helix_counts(found)
    total = sum(counts.values())
    if not total:
        yield session.say("cli_ecosystem_none_creative")
        return
    lowest, fewest = said.list(said.text(names[helix]) for helix in weakest(found)), min(counts.values())
    if fewest:
        yield session.say("cli_ecosystem_weakest", helix=lowest, share=said.percent(fewest / total, 1))
    else:
        yield session.say("cli_ecosystem_nobody", helix=lowest)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(session.say("cli_col_helix"))
    for key in ("cli_col_actors", "cli_col_share"):
        table.add_column(session.say(key), justify="right")
    for helix, count in counts.items():
        table.add_row(said.text(names[helix]), said.whole(count), said.percent(count / total, 1))
    yield Padding(table, (1, 0, 1, 0))


def _specialisation(found: "Ecosystem", catalogue: "Catalogue", session: Session) -> Iterator[RenderableType]:
    said, special = session.speech, found.specialised
    cells = special.surest(SUREST)
    if not cells:
        yield session.say("cli_ecosystem_one_region" if not special.comparable else "cli_ecosystem_none_surely")
        return
    yield Line(session.say("cli_ecosystem_surest"), style="bold")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for key in ("report.column.region", "cli_col_subsector"):
        table.add_column(session.say(key), overflow="fold")
    for key in ("cli_col_actors", "cli_col_quotient", "cli_col_interval"):
        table.add_column(session.say(key), justify="right", no_wrap=True)
    places = _places(catalogue)
    names = {item.key: item.name for item in catalogue.subsectors}
    for i, j in cells:
        at = special.quotients
        figures = (
            said.whole(at.counts[i, j]),
            said.number(float(at.lq[i, j]), 2),
            said.interval(float(at.low[i, j]), float(at.high[i, j]), 2),
        )
        table.add_row(places[special.regions[i]], said.text(names[special.subsectors[j]]), *figures)
    yield Padding(table, (0, 0, 1, 0))


def _ties(found: "Ecosystem", catalogue: "Catalogue", session: Session) -> Iterator[RenderableType]:
    said, names = session.speech, {helix.key: helix.name for helix in catalogue.helices}
    if found.tied is None:
        yield session.say("cli_ecosystem_no_ties")
        return
    rare = rare_pairs(found)
    for first, second, ties, expected in rare:
        pair = {"first": said.text(names[first]), "second": said.text(names[second])}
        yield session.say("cli_ecosystem_rare", **pair, ties=said.whole(ties), expected=said.number(expected, 1))
    if not rare:
        yield session.say("cli_ecosystem_no_rare")
    for caveat in found.tied.caveats:
        yield Line(said.text(caveat.sentence), style="dim")


def _unsaid(found: "Ecosystem", catalogue: "Catalogue", session: Session) -> Iterator[RenderableType]:
    """Yield what cannot be said, each with its reason."""
    from jejaring.ecosystem.identify import actors_accounted
    from jejaring.ecosystem.tables.neighbourhood import ENOUGH_ACTORS

    said, places, regions = session.speech, _places(catalogue), few(found)
    lines = []
    if regions:
        more = [session.say("cli_more", count=said.whole(len(regions) - NAMED))] if len(regions) > NAMED else []
        listed = ", ".join([*(places[region] for region in regions[:NAMED]), *more])
        lines.append(session.say("cli_ecosystem_few", bound=said.whole(ENOUGH_ACTORS), regions=listed))
    hidden = int(found.specialised.quotients.suppressed.sum())
    if hidden:
        lines.append(session.say("cli_ecosystem_suppressed", cells=said.whole(hidden)))
    accounted = actors_accounted(found)
    unstaged, counted = accounted["counted_without_stage"], accounted["counted"]
    if isinstance(unstaged, float) and isinstance(counted, float) and unstaged:
        lines.append(session.say("cli_ecosystem_unstaged", share=said.percent(unstaged / counted)))
    if alone := without_peers(found):
        lines.append(session.say("cli_ecosystem_no_peers", regions=said.whole(alone), all=said.whole(len(found.regions))))
    if lines:
        yield Line(f"\n{session.say('cli_ecosystem_unsaid')}", style="bold")
        yield from lines


def _places(catalogue: "Catalogue") -> dict[str, str]:
    return {region.key: region.name for region in catalogue.regions}
