"""The treatments by name: what each takes and what it does."""

from collections.abc import Mapping

from jejaring.index.fault import fault
from jejaring.index.method import OPTIONAL_NUMBER, Method, Parametric
from jejaring.index.treatment import bend, cap, chain
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter

END = Parametric("choice", default="both", among=cap.ENDS)


def shares_in_order(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return a problem where the low share is not below the high one."""
    low, high = parameters["low"], parameters["high"]
    if isinstance(low, int | float) and isinstance(high, int | float) and low < high:
        return ()
    met = f"low = {low}, high = {high}"
    return (fault((met, met), ("low lebih kecil daripada high", "low below high"), ("perbaiki kedua bagian itu", "mend the two shares")),)


TREAT: Mapping[str, Method] = {
    "none": Method(cap.unchanged, "x"),
    "skew_kurtosis": Method(
        chain.skew_kurtosis,
        "|skew| < s or kurtosis < k, else winsorise at most p cells, else ln(x - min + 0.01 range)",
        {
            "max_points": Parametric("whole", default=5, least=0),
            "skew": Parametric("number", default=2.0, least=0.0),
            "kurtosis": Parametric("number", default=3.5),
            "otherwise": Parametric("choice", default="log_ct", among=chain.OTHERWISE),
            "combine": Parametric("flag", default=False),
        },
    ),
    "winsorise": Method(
        cap.winsorise,
        "the p most extreme cells take the value of their neighbour",
        {
            "points": Parametric("whole", least=1),
            "end": Parametric("choice", default="lean", among=("lean", *cap.ENDS)),
        },
    ),
    "percentile": Method(
        cap.percentile,
        "min(max(x, q(low)), q(high))",
        {"low": Parametric("number", default=0.025, least=0.0, most=1.0), "high": Parametric("number", default=0.975, least=0.0, most=1.0)},
        shares_in_order,
    ),
    "fences": Method(
        cap.fences,
        "min(max(x, Q1 - f (Q3 - Q1)), Q3 + f (Q3 - Q1))",
        {"factor": Parametric("number", default=1.5, least=0.0), "end": END},
    ),
    "log_ct": Method(bend.log_ct, "ln(x - min + 0.01 (max - min))"),
    "log_ct_plus": Method(bend.log_ct_plus, "ln(x - min + 0.01 (max - min)), or -ln(max - x + 0.01 (max - min)) where skew < 0"),
    "log_ct_orig": Method(bend.log_ct_orig, "ln(x - min + 1)"),
    "log_gii": Method(bend.log_gii, "ln((max - 1) (x - min) / (max - min) + 1)"),
    "box_cox": Method(
        bend.box_cox,
        "(x^λ - 1) / λ, ln x where λ = 0; λ given or by maximum likelihood",
        {
            "power": OPTIONAL_NUMBER,
            "shift": Parametric("choice", default="needed", among=("needed", "always", "never")),
        },
    ),
    "yeo_johnson": Method(
        bend.yeo_johnson,
        "((1 + x)^λ - 1) / λ from 0 on, -((1 - x)^(2 - λ) - 1) / (2 - λ) below; λ given or by maximum likelihood",
        {"power": OPTIONAL_NUMBER},
    ),
}
