"""The imputations by name: what each takes and what it does."""

from collections.abc import Mapping

from jejaring.index.fault import fault
from jejaring.index.imputation import centre, chained, donors, filled, neighbours, normal, row, series
from jejaring.index.method import GROUP, NUMBER, Method, Parametric
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter

OPTIONAL_GROUP = Parametric("grouping", optional=True)
LEVEL = Parametric("level", optional=True)
SEED = {"seed": Parametric("whole", default=2026, least=0), "copy": Parametric("whole", default=1, least=1)}
MAX_YEARS = Parametric("whole", default=2, least=0)
OTHERWISE = {
    "otherwise": Parametric("choice", default="none", among=("none", "mean", "median", "group_mean", "group_median")),
    "group": OPTIONAL_GROUP,
}


def group_where_needed(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return a problem where `otherwise` wants a group and none is given, or where a group is given that nothing uses."""
    wants = str(parameters["otherwise"]).startswith("group_")
    if wants == (parameters["group"] is not None):
        return ()
    met = f"otherwise = {parameters['otherwise']}, group = {parameters['group']}"
    return (
        fault(
            (met, met),
            (
                "group bagi group_mean dan group_median, dan hanya bagi keduanya",
                "a group for group_mean and group_median, and only for them",
            ),
            ("isi atau hapus group", "give or remove group"),
        ),
    )


IMPUTE: Mapping[str, Method] = {
    "none": Method(filled.unchanged, "x"),
    "constant": Method(centre.constant, "x̂ = value", {"value": NUMBER}),
    "mean": Method(centre.mean, "x̂ = mean of the column"),
    "median": Method(centre.median, "x̂ = median of the column"),
    "group_mean": Method(centre.group_mean, "x̂ = mean of the group", {"group": GROUP, "parent": OPTIONAL_GROUP}),
    "group_median": Method(centre.group_median, "x̂ = median of the group", {"group": GROUP, "parent": OPTIONAL_GROUP}),
    "row_mean": Method(row.row_mean, "x̂ = min + (max - min) · mean of the region's shares", {"level": LEVEL}),
    "row_median": Method(row.row_median, "x̂ = min + (max - min) · median of the region's shares", {"level": LEVEL}),
    "knn": Method(
        neighbours.knn,
        "x̂ = Σ s x / Σ s over the k nearest regions",
        {
            "k": Parametric("whole", default=5, least=1),
            "distance": Parametric("choice", default="standardised", among=("standardised", "gower")),
            "weigh": Parametric("choice", default="equal", among=("equal", "inverse")),
        },
        whole_table=True,
    ),
    "em": Method(
        normal.em,
        "x̂ = μ_m + Σ_mo Σ_oo⁻¹ (x_o - μ_o)",
        {
            "ridge": Parametric("number", default=0.0, least=0.0),
            "cycles": Parametric("whole", default=2000, least=1),
            "tolerance": Parametric("number", default=1e-9, least=0.0),
        },
        whole_table=True,
    ),
    "chained": Method(
        chained.chained,
        "x̂ ~ N(Xβ, σ²), σ² and β from their posterior, column by column",
        {
            "cycles": Parametric("whole", default=10, least=1),
            "donors": Parametric("whole", default=0, least=0),
            "ridge": Parametric("number", default=1e-5, least=0.0),
            "draw": Parametric("flag", default=True),
            **SEED,
        },
        whole_table=True,
    ),
    "hot_deck": Method(
        donors.hot_deck,
        "x̂ = x of a donor of the same class",
        {
            "group": OPTIONAL_GROUP,
            "parent": OPTIONAL_GROUP,
            "least_donors": Parametric("whole", default=3, least=1),
            "level": Parametric("level", default=filled.PARENT, optional=True),
            **SEED,
        },
        whole_table=True,
    ),
    "latest": Method(
        series.latest, "x̂_t = x_s, s the latest earlier year", {"max_years": MAX_YEARS, **OTHERWISE}, group_where_needed, needs_years=True
    ),
    "linear": Method(
        series.linear,
        "x̂_t = x_s + (t - s) / (u - s) · (x_u - x_s)",
        {"ends": Parametric("choice", default="missing", among=("missing", "constant")), "max_years": MAX_YEARS, **OTHERWISE},
        group_where_needed,
        needs_years=True,
    ),
}
