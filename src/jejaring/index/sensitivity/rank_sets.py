"""Sets of ranks that hold together with a stated confidence when scores carry sampling error."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.index.fault import fault
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class RankSets:
    """The ranks (n,) from `low` (best) to `high` (worst) that data do not rule out, and what decided them.

    `above` (n × n) tells whether the row's region is significantly above the column's. `critical` is the last critical value of the
    largest t, `steps` how many times pairs were rejected.
    """

    low: Positions
    high: Positions
    above: Bools
    critical: float
    steps: int


def rank_sets(estimates: Floats, draws: Floats, *, level: float = 0.95, stepdown: bool = True) -> RankSets:
    """Return the simultaneous confidence sets of the ranks of estimates (n,), higher being better, from bootstrap draws (b × n).

    A region is above another when their difference exceeds its standard error times the critical value: the `level` quantile of the
    largest centred t among all ordered pairs that are not yet decided (`stepdown`; one step without it). Then rank j lies in
    [1 + those above j, n - those below j] for all j at once (Mogstad, Romano, Shaikh and Wilhelm 2024). It says nothing about the
    doubt of method choices.

    >>> import numpy as np
    >>> estimates = np.array([80.0, 60.0, 59.0])
    >>> sets = rank_sets(estimates, normal_draws(estimates, np.full(3, 2.0), seed=0))
    >>> sets.low.tolist(), sets.high.tolist()
    ([1, 2, 2], [1, 3, 3])

    Raises CannotBuild for missing numbers, fewer than two draws or a level outside 0-1.
    """
    _refuse(estimates, draws, level)
    centred, difference, error = _prepared(estimates, draws)
    open_pairs = ~np.eye(len(estimates), dtype=bool)
    above = np.zeros_like(open_pairs)
    steps, found = 0, open_pairs
    while found.any() and open_pairs.any() and (stepdown or not steps):
        critical = float(np.quantile(_largest(centred, error, open_pairs).max(axis=0), level, method="inverted_cdf"))
        found = open_pairs & (difference > critical * error)
        above |= found
        open_pairs &= ~found
        steps += 1
    return RankSets(1 + above.sum(axis=0), len(estimates) - above.sum(axis=1), above, critical, steps)


def marginal_rank_sets(estimates: Floats, draws: Floats, *, level: float = 0.95) -> RankSets:
    """Return the confidence set of each region's rank taken alone: narrower than `rank_sets`, and not to be read side by side.

    The critical value of a region is the `level` quantile of the largest absolute t among its own pairs, in one step. `above` uses
    that of the row's region, `critical` is the largest of them. Raises CannotBuild as `rank_sets` does.
    """
    _refuse(estimates, draws, level)
    centred, difference, error = _prepared(estimates, draws)
    others = ~np.eye(len(estimates), dtype=bool)
    largest = np.maximum(_largest(centred, error, others), _largest(-centred, error, others))
    limit = np.quantile(largest, level, axis=1, method="inverted_cdf")[:, None] * error
    above, below = others & (difference > limit), others & (-difference > limit)
    critical = float(np.quantile(largest, level, axis=1, method="inverted_cdf").max())
    return RankSets(1 + below.sum(axis=1), len(estimates) - above.sum(axis=1), above, critical, 1)


def normal_draws(estimates: Floats, errors: Floats, *, count: int = 1000, seed: int) -> Floats:
    """Return draws (count × n) of estimates (n,) with independent normal errors (n,), or with a covariance matrix (n × n)."""
    generator = np.random.default_rng(seed)
    if errors.ndim == 1:
        return np.asarray(estimates + generator.standard_normal((count, len(estimates))) * errors)
    return np.asarray(generator.multivariate_normal(estimates, errors, size=count, method="eigh"))


def _prepared(estimates: Floats, draws: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the centred draws (b × n), and the differences of all pairs with their standard errors (n × n)."""
    centred = draws - draws.mean(axis=0)
    return centred, estimates[:, None] - estimates[None, :], _errors(centred)


def _errors(centred: Floats) -> Floats:
    """Return the standard errors (n × n) of all differences."""
    covariance = centred.T @ centred / (len(centred) - 1)
    variance = np.diag(covariance)
    return np.asarray(np.sqrt(np.maximum(variance[:, None] + variance[None, :] - 2 * covariance, 0.0)))


def _largest(centred: Floats, error: Floats, open_pairs: Bools) -> Floats:
    """Return, per region, the largest t among its open pairs in each draw (n × b); 0 where no pair is open."""
    by_region = np.ascontiguousarray(centred.T)
    result = np.zeros(by_region.shape)
    for region in range(len(by_region)):
        others = np.flatnonzero(open_pairs[region] & (error[region] > 0))
        if others.size:
            t = (by_region[region] - by_region[others]) / error[region, others, None]
            result[region] = np.maximum(t.max(axis=0), 0.0)
    return result


def _refuse(estimates: Floats, draws: Floats, level: float) -> None:
    problems = []
    if draws.ndim != 2 or draws.shape[0] < 2 or draws.shape[1] != len(estimates):
        shape = " × ".join(str(part) for part in draws.shape)
        problems.append(
            fault(
                (f"undian {shape}", f"draws {shape}"),
                (f"paling sedikit 2 × {len(estimates)}", f"at least 2 × {len(estimates)}"),
                ("berikan satu kolom bagi tiap daerah", "give one column per region"),
            )
        )
    missing = int(np.isnan(estimates).sum() + np.isnan(draws).sum())
    if missing:
        problems.append(
            fault(
                (f"{missing} angka kosong", f"{missing} missing numbers"),
                ("angka bagi semua daerah", "numbers for every region"),
                ("keluarkan daerah tanpa nilai", "leave regions without a score out"),
            )
        )
    if not 0 < level < 1:
        problems.append(
            fault((f"level = {level:g}", f"level = {level:g}"), ("di antara 0 dan 1", "between 0 and 1"), ("perbaiki level", "mend level"))
        )
    if problems:
        raise CannotBuild(problems)
