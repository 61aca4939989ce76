"""Shares of an actor among subsectors: six decimals that add up to exactly one."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal

from jejaring.terms.actor import Share

MOST = 3
"""An actor counts in at most three subsectors."""
UNIT = Decimal("0.000001")


def shares_of(weights: Mapping[str, Decimal]) -> tuple[Share, ...]:
    """Return the shares for positive weights, largest first and then by key; what rounding leaves over goes to the first ones."""
    ordered = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    parts = split([weight for _, weight in ordered])
    return tuple(Share(key, part) for (key, _), part in zip(ordered, parts, strict=True))


def split(weights: list[Decimal]) -> list[Decimal]:
    """Return weights scaled to add up to one at six decimals, by largest remainder; earlier ones first where remainders are equal."""
    total = sum(weights)
    exact = [weight / total for weight in weights]
    parts = [part.quantize(UNIT, rounding=ROUND_DOWN) for part in exact]
    left = int((1 - sum(parts)) / UNIT)
    order = sorted(range(len(parts)), key=lambda position: (parts[position] - exact[position], position))
    for position in order[:left]:
        parts[position] += UNIT
    return parts
