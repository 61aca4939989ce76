"""The best and the worst rank that a region can have when weights may move within bounds.

Two numbers enclose each: a bound that no weights can beat and a rank that stated weights do attain. Where they are equal the rank is
proved. Scores nearer than 1e-9 are equal and share the smallest rank, as everywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.index.fault import fault
from jejaring.index.sensitivity.moving_shares import WeightBounds, best_shares, leaf_weights, random_shares, refuse_bounds
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild

Positions = npt.NDArray[np.int64]
ROOM = 1e-9


@dataclass(frozen=True)
class Attainable:
    """Best and worst ranks (r,) of some regions: `best_bound` ≤ true best ≤ `best`, `worst` ≤ true worst ≤ `worst_bound`.

    `best` and `worst` are attained by the shares `best_shares` and `worst_shares` (r × E).
    """

    best: Positions
    best_bound: Positions
    worst: Positions
    worst_bound: Positions
    best_shares: Floats
    worst_shares: Floats

    @property
    def proved(self) -> Bools:
        """Tell for each region (r,) whether its attained ranks are the true ones."""
        return np.asarray((self.best == self.best_bound) & (self.worst == self.worst_bound))


def attainable_ranks(
    bounds: WeightBounds, leaves: Floats, *, regions: Sequence[int] | None = None, samples: int = 1000, seed: int = 0
) -> Attainable:
    """Return best and worst ranks in a linear tree with complete leaf scores (n × m), for some regions or all.

    Bounds: i can never be above k when the largest score of leaves_i - leaves_k is below 0 (a linear programme, solved exactly), so the
    best rank is at least 1 + the number of such k; likewise the worst. Attained: the best of the shares that are best for i, for i
    against each k and for each k against i, and of `samples` random ones.

    Raises CannotBuild for missing leaf scores or bounds that no shares meet.
    """
    refuse_bounds(bounds)
    _refuse_gaps(leaves)
    random = random_shares(bounds, samples, seed=seed)

    def scores(shares: Floats) -> Floats:
        return leaf_weights(bounds, shares, leaves.shape[1]) @ leaves.T

    random_ranks = _all_ranks(scores(random))
    found = []
    for region in range(len(leaves)) if regions is None else regions:
        ahead, for_it = best_shares(bounds, np.vstack([leaves[region] - leaves, leaves[region]]))
        behind, against = best_shares(bounds, np.vstack([leaves - leaves[region], -leaves[region]]))
        shares = np.vstack([for_it, against, random])
        ranks = np.concatenate([_ranks_of(scores(np.vstack([for_it, against])), region), random_ranks[:, region]])
        best, worst = int(ranks.argmin()), int(ranks.argmax())
        least, most = 1 + int((ahead[:-1] < -ROOM).sum()), 1 + int((behind[:-1] > ROOM).sum())
        found.append((ranks[best], least, ranks[worst], most, shares[best], shares[worst]))
    return _gathered(found)


def searched_ranks(
    scores: Callable[[Floats], Floats],
    bounds: WeightBounds,
    score_range: tuple[Floats, Floats],
    *,
    samples: int = 4000,
    seed: int = 0,
) -> Attainable:
    """Return best and worst ranks in any tree whose scores (b × n) follow from shares (b × E), gaps and non-linear means included.

    Bounds come from the range of each region's own score (least, largest; (n,)): i can never be above k when its largest score is below
    k's least. They are true but wider than those of pairs. Attained: the best of `samples` random shares, half of them corners; a
    better rank may exist down to the bound.
    """
    refuse_bounds(bounds)
    least, largest = score_range
    shares = random_shares(bounds, samples, seed=seed)
    ranks = _all_ranks(scores(shares))
    best, worst = ranks.argmin(axis=0), ranks.argmax(axis=0)
    never = least[None, :] > largest[:, None] + ROOM
    sometimes = largest[None, :] > least[:, None] + ROOM
    np.fill_diagonal(sometimes, val=False)
    columns = np.arange(ranks.shape[1])
    return Attainable(
        ranks[best, columns], 1 + never.sum(axis=1), ranks[worst, columns], 1 + sometimes.sum(axis=1), shares[best], shares[worst]
    )


def proved_rank(bounds: WeightBounds, leaves: Floats, region: int, *, worst: bool = False, seconds: float = 30.0) -> tuple[int, int]:
    """Return (bound, attained) of one region's best rank, or worst, in a linear tree; equal once the programme is solved.

    A mixed-integer programme over leaf weights e with low e_node ≤ e_child ≤ high e_node: as few regions as possible above (for the
    worst: not above) the one asked for. Stops after `seconds` with what is proved by then.

    Raises CannotBuild for missing leaf scores or bounds that no shares meet.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    refuse_bounds(bounds)
    _refuse_gaps(leaves)
    gap = np.delete(leaves, region, axis=0) - leaves[region]
    gap, strict = (-gap, 2 * ROOM) if worst else (gap, -ROOM)
    others, columns = gap.shape
    most = np.maximum(best_shares(bounds, gap)[0] + strict, 0.0)
    within, whole = _polytope(bounds, columns)
    answer = milp(
        np.repeat([0.0, 1.0], [columns, others]),
        constraints=[
            LinearConstraint(np.hstack([gap, -np.diag(most)]), -np.inf, -strict),
            LinearConstraint(np.hstack([within, np.zeros((len(within), others))]), -np.inf, 0.0),
            LinearConstraint(np.concatenate([whole, np.zeros(others)])[None], 1.0, 1.0),
        ],
        bounds=Bounds(0.0, 1.0),
        integrality=np.repeat([0, 1], [columns, others]),
        options={"time_limit": seconds},
    )
    fewest = int(np.ceil((answer.mip_dual_bound or 0.0) - 1e-6))
    attained = others if answer.x is None else round(answer.fun)
    return (len(leaves) - fewest, len(leaves) - attained) if worst else (1 + fewest, 1 + attained)


def _polytope(bounds: WeightBounds, leaves: int) -> tuple[Floats, Floats]:
    """Return rows of e_child - high e_node ≤ 0 and low e_node - e_child ≤ 0 over leaf weights, and the row of the root's weight."""
    below = np.vstack([np.zeros((bounds.inner, leaves)), np.eye(leaves)])
    rows = []
    for group in bounds.groups:
        below[group.node] = below[group.children].sum(axis=0)
        for edge, child in enumerate(group.children, group.edges.start):
            rows += [below[child] - bounds.high[edge] * below[group.node], bounds.low[edge] * below[group.node] - below[child]]
    return np.array(rows), below[bounds.groups[-1].node]


def _ranks_of(scores: Floats, region: int) -> Positions:
    """Return the rank (b,) of one region in each row of scores (b × n)."""
    return np.asarray(1 + (scores > scores[:, region, None] + ROOM).sum(axis=1))


def _all_ranks(scores: Floats) -> Positions:
    """Return the ranks (b × n) of all regions, missing scores counting as below all."""
    known = np.where(np.isnan(scores), -np.inf, scores)
    ordered = np.sort(known, axis=1)
    return np.stack([1 + len(row) - np.searchsorted(line, row + ROOM, side="right") for line, row in zip(ordered, known, strict=True)])


def _gathered(found: Sequence[tuple[int, int, int, int, Floats, Floats]]) -> Attainable:
    best, least, worst, most, best_at, worst_at = zip(*found, strict=True)
    return Attainable(np.array(best), np.array(least), np.array(worst), np.array(most), np.array(best_at), np.array(worst_at))


def _refuse_gaps(leaves: Floats) -> None:
    gaps = int(np.isnan(leaves).any(axis=1).sum())
    if gaps:
        raise CannotBuild(
            fault(
                (f"{gaps} daerah tanpa nilai pada sebagian indikator", f"{gaps} regions without a score at some indicators"),
                (
                    "nilai lengkap; dengan celah skor tidak linear dalam bobot",
                    "complete scores; with gaps a score is not linear in weights",
                ),
                ("pakai searched_ranks, atau isi celah itu", "use searched_ranks, or fill the gaps"),
            )
        )
