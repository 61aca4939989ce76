"""The normalisations by name: what each takes, its formula, and the yardstick it measures."""

from collections.abc import Mapping

from jejaring.index.method import NUMBER, OPTIONAL_NUMBER, Method, Parametric
from jejaring.index.scales import faults, order, posts, spread, yardstick

ONTO = {"to_low": OPTIONAL_NUMBER, "to_high": OPTIONAL_NUMBER}
"""Any scale may be stretched onto another range: its natural one where it has one, else from its lowest score to its highest."""

CAP = Parametric("flag", default=False)
MEAN, SD = Parametric("number", default=0.0), Parametric("number", default=1.0, least=1e-9)
HUNDRED = (0.0, 100.0)
BANDS = {"cuts": Parametric("numbers"), "scores": Parametric("numbers")}

NORMALISE: Mapping[str, Method] = {
    "none": Method(spread.unchanged, "x"),
    "minmax": Method(
        spread.minmax,
        "low + (high - low) (x - min) / (max - min)",
        {"low": Parametric("number", default=0.0), "high": Parametric("number", default=100.0)},
        faults.ends_in_order,
        needs_spread=True,
        measure=yardstick.span,
    ),
    "zscore": Method(
        spread.zscore,
        "mean + sd (x - x̄) / s",
        {"mean": MEAN, "sd": SD, **ONTO},
        faults.onto_in_order,
        needs_spread=True,
        measure=yardstick.deviation,
    ),
    "robust_z": Method(
        spread.robust_z,
        "mean + sd (x - median) / (1.4826 median |x - median|)",
        {"mean": MEAN, "sd": SD, **ONTO},
        faults.onto_in_order,
        needs_spread=True,
        measure=yardstick.robust_deviation,
    ),
    "vector": Method(spread.vector, "100 x / √Σ x²", dict(ONTO), faults.onto_in_order, measure=yardstick.length),
    "fraction_of_max": Method(
        spread.fraction_of_max,
        "100 x / max, 100 min / x where less is better",
        dict(ONTO),
        faults.onto_in_order,
        needs_above_zero=True,
        measure=yardstick.best,
        natural=HUNDRED,
    ),
    "distance_to_max": Method(
        spread.distance_to_max,
        "100 (1 - (max - x) / (max - min))",
        dict(ONTO),
        faults.onto_in_order,
        needs_spread=True,
        measure=yardstick.span,
        natural=HUNDRED,
    ),
    "distance_to_reference": Method(
        spread.distance_to_reference,
        "100 (1 - (ref - x) / (ref - min)), at most 100 where capped",
        {"region": Parametric("region"), "cap": CAP, **ONTO},
        faults.onto_in_order,
        needs_spread=True,
        measure=spread.to_region,
        measure_takes=("region",),
        natural=HUNDRED,
    ),
    "distance_to_target": Method(
        spread.distance_to_target,
        "100 (x - min) / (target - min), 100 (max - x) / (max - target) where less is better, at most 100 where capped",
        {"target": NUMBER, "cap": CAP, **ONTO},
        faults.onto_in_order,
        measure=spread.to_target,
        measure_takes=("target",),
        natural=HUNDRED,
    ),
    "ampi": Method(
        spread.ampi,
        "100 + 60 (x - ref) / (max - min)",
        {"low": OPTIONAL_NUMBER, "high": OPTIONAL_NUMBER, "reference": OPTIONAL_NUMBER},
        faults.both_or_none,
        measure=spread.to_mean,
        measure_takes=("low", "high", "reference"),
        has_base=True,
    ),
    "scaled": Method(
        posts.scaled,
        "factor (x - start) / (end - start)",
        {
            "start": Parametric("number", default=0.0),
            "end": Parametric("number", default=100.0),
            "factor": Parametric("number", default=100.0),
        },
        faults.scale_has_length,
    ),
    "goalposts": Method(
        posts.goalposts,
        "100 (x - low) / (high - low), 0 to 100",
        {"low": NUMBER, "high": NUMBER, **ONTO},
        faults.with_onto(faults.ends_in_order),
        clips=True,
        natural=HUNDRED,
    ),
    "log_goalposts": Method(
        posts.log_goalposts,
        "100 (ln(x + o) - ln(low + o)) / (ln(high + o) - ln(low + o)), 0 to 100",
        {"low": NUMBER, "high": NUMBER, "offset": Parametric("number", default=0.0), **ONTO},
        faults.with_onto(faults.logarithms_exist),
        clips=True,
        natural=HUNDRED,
    ),
    "range_goalposts": Method(
        posts.range_goalposts,
        "100 min(1, (x - low) / (target_low - low), (high - x) / (high - target_high)), 0 to 100",
        {"low": NUMBER, "target_low": NUMBER, "target_high": NUMBER, "high": NUMBER, **ONTO},
        faults.with_onto(faults.range_in_order),
        clips=True,
        natural=HUNDRED,
    ),
    "target_is_best": Method(
        posts.target_is_best,
        "100 (1 - |x - target| / max(target - low, high - target)), 0 to 100",
        {"target": NUMBER, "low": NUMBER, "high": NUMBER, **ONTO},
        faults.with_onto(faults.target_inside),
        clips=True,
        natural=HUNDRED,
    ),
    "rank": Method(order.rank, "place from the bottom, 1 for the worst", dict(ONTO), faults.onto_in_order, relative=True),
    "borda": Method(order.borda, "place from the bottom - 1", dict(ONTO), faults.onto_in_order, relative=True),
    "percentile_rank": Method(
        order.percentile_rank,
        "100 (rank - 1) / (n - 1)",
        dict(ONTO),
        faults.onto_in_order,
        needs_spread=True,
        relative=True,
        natural=HUNDRED,
    ),
    "bands": Method(order.bands, "the score of the band of x", BANDS, faults.bands_fit),
    "percentile_bands": Method(
        order.percentile_bands, "the score of the band of x between quantiles", BANDS, faults.shares_fit, relative=True
    ),
}
