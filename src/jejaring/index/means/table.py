"""The aggregations by name: what each takes and what it does."""

from collections.abc import Mapping, Sequence
from typing import cast

from jejaring.index.fault import fault
from jejaring.index.means import benefit, copeland, distance, mean_min, ordered, penalised, power, weighted, wroclaw
from jejaring.index.method import Method, Parametric
from jejaring.index.weights.benefit import share_faults
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter

FLOOR = Parametric("number", default=0.0, least=0.0)
PENALTY = Parametric("choice", default="minus", among=("minus", "plus"))
NEAR_ZERO = 1e-6
LOW = Parametric("numbers", default=(0.0,), least=0.0, most=1.0)
HIGH = Parametric("numbers", default=(1.0,), least=0.0, most=1.0)


def order_fit(parameters: Mapping[str, Parameter], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with the weights of places for a number of children."""
    return ordered.order_faults(cast(Sequence[float], parameters["order"]), items)


def bounds_fit(parameters: Mapping[str, Parameter], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with bounds of shares for a number of children."""
    return share_faults(cast(Sequence[float], parameters["low"]), cast(Sequence[float], parameters["high"]), items)


def direction_fit(parameters: Mapping[str, Parameter], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with a direction for a number of children: one number above 0, or one for each."""
    direction = cast(Sequence[float], parameters["direction"])
    if len(direction) in (1, items) and min(direction) > 0:
        return ()
    return (
        fault(
            (f"direction = {list(direction)}", f"direction = {list(direction)}"),
            (f"satu bilangan di atas 0, atau {items}", f"one number above 0, or {items}"),
            ("perbaiki direction", "mend direction"),
        ),
    )


AGGREGATE: Mapping[str, Method] = {
    "linear": Method(weighted.linear, "Σ w z"),
    "geometric": Method(power.geometric, "exp Σ w ln max(z, floor)", {"floor": FLOOR}, needs_positive=True),
    "harmonic": Method(power.harmonic, "1 / Σ w / max(z, floor)", {"floor": FLOOR}, needs_positive=True),
    "power": Method(power.power, "(Σ w max(z, floor)^r)^(1 / r)", {"exponent": Parametric("number"), "floor": FLOOR}, needs_positive=True),
    "mpi": Method(penalised.mpi, "M ∓ S² / M, z at mean 100 and sd 10", {"penalty": PENALTY}, compares=True, signed=True),
    "ampi": Method(penalised.ampi, "M ∓ S² / M", {"penalty": PENALTY}, signed=True),
    "mean_min": Method(
        mean_min.mean_min,
        "M - α (√((M - min)² + β²) - β)",
        {"alpha": Parametric("number", least=0.0, most=1.0), "beta": Parametric("number", default=0.0, least=0.0)},
    ),
    "owa": Method(ordered.owa, "Σ v z in falling order", {"order": Parametric("numbers", least=0.0)}, child_faults=order_fit),
    "owa_quantifier": Method(
        ordered.owa_quantifier,
        "Σ (Q(k) - Q(k - 1)) z in falling order, Q(p) = p^((1 - o) / o)",
        {"orness": Parametric("number", least=NEAR_ZERO, most=1 - NEAR_ZERO)},
    ),
    "minimum": Method(ordered.minimum, "min z"),
    "median": Method(ordered.median, "z with half of the weight on either side"),
    "copeland": Method(copeland.copeland, "Σ sign(out - ½), out = Σ w (1(z > z') + ½ 1(z = z'))", compares=True, signed=True),
    "wroclaw": Method(wroclaw.wroclaw, "1 - d / (d̄ + 2 s), d = √Σ w (z - z°)²", compares=True, signed=True),
    "dp2": Method(
        distance.dp2,
        "Σ |z - z*| / σ (1 - R²)",
        {"reference": Parametric("choice", default="minimum", among=("minimum", "mean", "maximum"))},
        compares=True,
    ),
    "bod": Method(
        benefit.bod,
        "max Σ w z, Σ w z' ≤ 1 for all regions, low ≤ w z / Σ w z ≤ high",
        {"low": LOW, "high": HIGH, "super_efficiency": Parametric("flag", default=False)},
        child_faults=bounds_fit,
        needs_positive=True,
        compares=True,
    ),
    "bod_directional": Method(
        benefit.bod_directional,
        "1 / (1 + β), β = min u - Σ w z, Σ w z' ≤ u for all regions, Σ w g = 1",
        {"direction": Parametric("numbers", default=(1.0,), least=0.0)},
        child_faults=direction_fit,
        needs_positive=True,
        compares=True,
    ),
}
