"""A clean register as tables that cross rooms: actors and ties by their contracts, and the share that sells digitally."""

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from jejaring.terms.actor import Actor, Tie
from jejaring.terms.tables import ACTORS, TIES


def actors_table(actors: Sequence[Actor], *, source: str) -> pd.DataFrame:
    """Return actors by the contract ACTORS; several subsectors and stages are written 'kriya:0.7;fesyen:0.3' and 'kreasi;produksi'."""
    rows = [
        (
            actor.id,
            actor.name,
            actor.helix,
            actor.region,
            subsectors_text(actor),
            ";".join(actor.stages) or None,
            source,
            f"{actor.verdict.outcome}/{actor.verdict.basis}",
            actor.verdict.probability,
            actor.founded,
            actor.status,
            actor.latitude,
            actor.longitude,
            actor.digital_channel,
            actor.description,
            actor.kbli_version,
            actor.kbli,
        )
        for actor in actors
    ]
    return ACTORS.check(_frame(tuple(ACTORS.columns), rows))


def ties_table(ties: Sequence[Tie]) -> pd.DataFrame:
    """Return ties by the contract TIES."""
    rows = [(tie.start, tie.end, tie.kind, tie.directed, tie.since, tie.until, tie.evidence) for tie in ties]
    return TIES.check(_frame(tuple(TIES.columns), rows))


def subsectors_text(actor: Actor) -> str | None:
    """Return the subsectors of an actor as one cell, the weight left out where there is one only; None where not known."""
    shares = actor.verdict.shares
    if len(shares) == 1:
        return shares[0].subsector
    return ";".join(f"{share.subsector}:{share.weight.normalize():f}" for share in shares) or None


def digital_shares(actors: Sequence[Actor]) -> pd.DataFrame:
    """Return, by subsector, how many actors sell through digital channels (fractional where an actor has several subsectors).

    Columns subsector, actors, known, digital, share = digital / known; the share is None where it is known of nobody.
    """
    totals: dict[str, list[Decimal]] = {}
    for actor in actors:
        for part in actor.verdict.shares:
            counts = totals.setdefault(part.subsector, [Decimal(0), Decimal(0), Decimal(0)])
            counts[0] += part.weight
            counts[1] += part.weight if actor.digital_channel is not None else 0
            counts[2] += part.weight if actor.digital_channel else 0
    rows = [(key, *counts, round(float(counts[2] / counts[1]), 9) if counts[1] else None) for key, counts in sorted(totals.items())]
    return _frame(("subsector", "actors", "known", "digital", "share"), rows)


def _frame(columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series([row[i] for row in rows], dtype=object) for i, name in enumerate(columns)})
