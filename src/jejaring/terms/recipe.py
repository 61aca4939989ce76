"""A recipe: the tree of an index and, for each step and each node, its method and parameters. It is a value, not a programme."""

import hashlib
import json
from collections.abc import Iterator
from typing import Literal

from pydantic import ConfigDict

from jejaring.terms.frozen import Frozen
from jejaring.terms.glance import line
from jejaring.terms.status import Status
from jejaring.terms.text import Text

Parameter = float | int | bool | str | tuple[float, ...] | tuple[str, ...] | tuple[tuple[float | None, ...], ...] | None


class Step(Frozen):
    """A method by name with its parameters, as `{method: winsorise, max_points: 5}`.

    Parameters are extra fields; the index room knows which method takes which and refuses all others.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Parameter]

    method: str

    @property
    def parameters(self) -> dict[str, Parameter]:
        """Return the parameters as given in the recipe."""
        return dict(self.__pydantic_extra__ or {})


NONE = Step(method="none")


class Steps(Frozen):
    """What happens to every leaf and node that does not say otherwise, in the order in which it happens."""

    denominate: Step = NONE
    impute: Step = NONE
    treat: Step = NONE
    normalise: Step = Step(method="minmax")
    weight: Step = Step(method="given")
    aggregate: Step = Step(method="linear")


class Leaf(Frozen):
    """An indicator at the end of a branch: its column in the panel, its weight among siblings, its direction, its own steps.

    `polarity` +1 means more is better, -1 less is better. `denominator` names a panel column to divide by, `denominator_scale` the
    factor afterwards. A weight of 0 makes it a companion: shown, not scored, not counted in coverage.
    """

    code: str
    parent: str
    weight: float = 1.0
    column: str
    polarity: Literal[1, -1] = 1
    denominator: str | None = None
    denominator_scale: float = 1.0
    decimals: int | None = None
    impute: Step | None = None
    treat: Step | None = None
    normalise: Step | None = None


class Node(Frozen):
    """An inner node: its name, its weight among siblings, how its children are weighted and aggregated, and its coverage rule.

    `min_coverage` is the least share of nominal leaf weight below the node that must be filled for the node to have a score. For
    the root it is the least share for a rank; see `Ranking.min_score_coverage` for its score.
    """

    code: str
    parent: str | None
    level: str
    name: Text
    definition: Text | None = None
    weight: float = 1.0
    min_coverage: float = 0.0
    weigh: Step | None = None
    aggregate: Step | None = None


class Ranking(Frozen):
    """Who is ranked with whom, and from which coverage on.

    `group_by` names a grouping of the panel (`kind`) or None for all together. A rank needs the root's `min_coverage` and every
    child of the root `min_branch_coverage`; a score without rank (provisional) needs `min_score_coverage`.
    """

    group_by: str | None = None
    min_branch_coverage: float = 0.6
    min_score_coverage: float = 0.6


class VaryWeights(Frozen):
    """Weights drawn anew within every sibling group, or within the group below `node`.

    `noise`: every weight × U(1 - spread, 1 + spread), renormalised. `bounded`: evenly over all shares within ± spread of the recipe's.
    `dirichlet`: Dirichlet(concentration × number of children × share). `simplex`: evenly over all shares there are. `experts`: one of
    the given vectors of the children of `node`, or the mean of a bootstrap sample of them (`experts_mean`).
    """

    vary: Literal["weights"] = "weights"
    draw: Literal["noise", "bounded", "dirichlet", "simplex", "experts", "experts_mean"] = "noise"
    node: str | None = None
    spread: float = 0.25
    concentration: float | None = None
    experts: tuple[tuple[float, ...], ...] = ()


class VarySteps(Frozen):
    """One step drawn from alternatives, equally likely.

    Aggregation is drawn for `node` (the root where None); the others for every leaf that uses the recipe's default step.
    """

    vary: Literal["impute", "treat", "normalise", "aggregate"]
    node: str | None = None
    among: tuple[Step, ...]


class VaryFloor(Frozen):
    """The floor of every geometric or harmonic node drawn from alternatives, equally likely."""

    vary: Literal["floor"] = "floor"
    among: tuple[float, ...]


class LeaveOut(Frozen):
    """One scored leaf, each equally likely, is left out of the tree."""

    vary: Literal["leave_out"] = "leave_out"


class VaryRounding(Frozen):
    """Every value that has published decimals ± half a unit of its last one, uniformly."""

    vary: Literal["rounding"] = "rounding"


class VaryData(Frozen):
    """Every value of the named leaves (all where none is named) with an error of its own, drawn by region and column.

    `normal`: + N(0, sd), or sd × value where `relative`. `lognormal`: × exp N(0, sd), the median kept. `beta`: between `low` and `high`,
    the value being the mean, `concentration` α + β. `empirical`: + one of `residuals`. `statuses` limits it to cells of these statuses.
    """

    vary: Literal["data"] = "data"
    error: Literal["normal", "lognormal", "beta", "empirical"] = "normal"
    leaves: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    sd: float | None = None
    relative: bool = False
    low: float | None = None
    high: float | None = None
    concentration: float | None = None
    residuals: tuple[float, ...] = ()


class VaryClaims(Frozen):
    """Reported values that a check would lower: of `checked` sampled claims `refuted` did not hold.

    The rate of over-claiming r is drawn from Beta(1 + refuted, 1 + checked - refuted), once for all, per region or per cell, and the
    value becomes v (1 - r), or v (1 + r) where less is better.
    """

    vary: Literal["claims"] = "claims"
    checked: int
    refuted: int
    each: Literal["draw", "region", "cell"] = "region"
    leaves: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = (Status.REPORTED,)


class VaryGaps(Frozen):
    """Every gap of the named leaves (all where none is named) filled with the value of a region drawn from the same group.

    `group` is a grouping of the panel, None for all regions. Who is scored and ranked stays as the data alone allow.
    """

    vary: Literal["gaps"] = "gaps"
    group: str | None = None
    leaves: tuple[str, ...] = ()


class VaryPath(Frozen):
    """Any field that the scores follow from, addressed by its path, as `leaves.K1.1.normalise.low` or `nodes.KK.aggregate`.

    Either one of `among`, equally likely, or a number between the two of `uniform`.
    """

    vary: Literal["path"] = "path"
    path: str
    among: tuple[Step | bool | int | float | str, ...] = ()
    uniform: tuple[float, float] | None = None


Choice = VaryWeights | VarySteps | VaryFloor | LeaveOut | VaryRounding | VaryData | VaryClaims | VaryGaps | VaryPath


class Doubt(Frozen):
    """What is uncertain in a recipe and how it is drawn; `low` and `high` are the quantiles of the intervals.

    `sampling` says whether the numbers behind the draws are pseudo-random or a scrambled Sobol sequence.
    """

    draws: int = 1000
    seed: int = 2026
    sampling: Literal["random", "sobol"] = "random"
    low: float = 0.05
    high: float = 0.95
    choices: tuple[Choice, ...] = ()


class ContextVariable(Frozen):
    """A variable by which peers are found, in logarithms where `log`; never one that the recipe scores."""

    variable: str
    log: bool = False


class Recipe(Frozen):
    """A whole recipe. Without nodes and leaves it is a set of steps whose tree comes from a metadata table (COINr's iMeta).

    `context` are the variables by which a region's peers are found, beside its island group and within its group of ranking.
    `max_age` is how many years a figure may be older than the edition. `measures` says whether bands of performance systems may
    be shown beside its scores. `statement` is the subtitle that is always visible.
    """

    key: str
    version: str
    name: Text
    short_name: Text
    statement: Text
    measures: Literal["performance", "context", "official", "example"]
    source: str
    max_age: int = 0
    steps: Steps = Steps()
    nodes: tuple[Node, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    ranking: Ranking = Ranking()
    context: tuple[ContextVariable, ...] = ()
    doubt: Doubt = Doubt()

    @property
    def root(self) -> Node:
        """Return the node without parent (the index)."""
        return next(node for node in self.nodes if node.parent is None)

    def children(self, code: str) -> Iterator[Node | Leaf]:
        """Yield the nodes and leaves directly below a node, in recipe order."""
        yield from (node for node in self.nodes if node.parent == code)
        yield from (leaf for leaf in self.leaves if leaf.parent == code)

    def drawn(self, draws: int | None, seed: int | None) -> "Recipe":
        """Return the recipe with another number of draws or seed; None keeps the recipe's own."""
        doubt = self.doubt.model_copy(
            update={"draws": self.doubt.draws if draws is None else draws, "seed": self.doubt.seed if seed is None else seed}
        )
        return self.model_copy(update={"doubt": doubt})

    def __repr__(self) -> str:
        """Name the recipe and its size."""
        return line("Recipe", key=self.key, version=self.version, nodes=len(self.nodes), leaves=len(self.leaves))

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the recipe's canonical JSON: two recipes with the same digest give the same scores."""
        canonical = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
