"""Fills gaps by regressing each column on the others in turn, with draws from the posterior: copies of it show the doubt of a gap."""

from dataclasses import dataclass

import numpy as np

from jejaring.index.imputation.filled import Around, Filled, Way, filled, informed, tables
from jejaring.index.imputation.keyed import region_generators
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.recipe import Step

Noise = tuple[Floats, Floats]
"""Standard normal and uniform numbers, each (n × cycles × columns), that belong to the regions."""


@dataclass(frozen=True)
class Chain:
    """How the chain runs: full rounds, donors of predictive mean matching (0 = normal draws), ridge, and whether anything is drawn."""

    cycles: int
    donors: int
    ridge: float
    draw: bool


def chained(  # noqa: PLR0913
    values: Floats, around: Around, *, cycles: int, donors: int, ridge: float, draw: bool, seed: int, copy: int
) -> Filled:
    """Fill the gaps of (…×n×m) by chained regressions (van Buuren and Groothuis-Oudshoorn 2011).

    Starting from column means, each column with gaps, the fullest first, is regressed on all others; σ² and β are drawn from their
    posterior and the gaps from N(Xβ, σ²). With `donors` > 0 a gap takes the value of one of so many regions whose prediction is
    nearest, so that it stays within what occurs. `draw: false` gives the prediction itself. `ridge` is added as this share of the
    diagonal of X'X. `copy` counts the imputations of one seed. Noise belongs to a region's key. A region without any cell and a
    column without any stay missing.

    >>> import numpy as np
    >>> table = np.array([[1.0, 2.1], [2.0, 3.9], [3.0, 6.0], [4.0, np.nan]])
    >>> around = Around(("a", "b", "c", "d"), np.ones(2))
    >>> chained(table, around, cycles=5, donors=0, ridge=0.0, draw=False, seed=1, copy=1).values[3].round(6)
    array([4. , 7.9])
    """
    chain = Chain(cycles, donors, ridge, draw)
    shape = (cycles, values.shape[-1])
    sources = region_generators(around.keys, seed, copy)
    drawn = [(source.standard_normal(shape), source.random(shape)) for source in sources]
    noise = np.stack([normal for normal, _ in drawn]), np.stack([uniform for _, uniform in drawn])
    done = [_run(table, chain, noise, np.random.default_rng([seed, copy])) for table in tables(values)]
    way = Way.DRAWN if draw else Way.MODEL
    return filled(values, np.stack(done).reshape(values.shape) if done else values, way)


def copies(step: Step, number: int) -> tuple[Step, ...]:
    """Return so many steps that differ in their `copy` alone: the alternatives of a doubt about imputation."""
    return tuple(step.model_copy(update={"copy": place}) for place in range(1, number + 1))


def _run(table: Floats, chain: Chain, noise: Noise, source: np.random.Generator) -> Floats:
    rows, columns = (np.flatnonzero(part) for part in informed(table))
    part = table[np.ix_(rows, columns)]
    gaps = np.isnan(part)
    if not gaps.any():
        return table
    centre = np.nanmean(part, axis=0)
    unit = np.nanstd(part, axis=0)
    unit = np.where(unit > 0, unit, 1.0)
    work = np.where(gaps, 0.0, (part - centre) / unit)
    turns = [column for column in np.argsort(gaps.sum(axis=0), kind="stable") if gaps[:, column].any()]
    for cycle in range(chain.cycles):
        for column in turns:
            place = (slice(None), cycle, columns[column])
            own = noise[0][place][rows], noise[1][place][rows]
            work[gaps[:, column], column] = _regressed(work, column, gaps[:, column], chain, own, source)
    back = centre + work * unit
    for column in turns if chain.donors else ():
        back[:, column] = _nearest_known(back[:, column], part[~gaps[:, column], column])
    result = table.copy()
    result[np.ix_(rows, columns)] = np.where(gaps, back, part)
    return result


def _nearest_known(values: Floats, known: Floats) -> Floats:
    """Return the known value next to each value: matched values then equal their donor's to the last bit."""
    ordered = np.sort(known)
    place = np.clip(np.searchsorted(ordered, values), 1, ordered.size - 1) if ordered.size > 1 else np.ones(values.size, dtype=np.int64)
    lower, upper = ordered[place - 1], ordered[np.minimum(place, ordered.size - 1)]
    return np.where(values - lower <= upper - values, lower, upper)


def _regressed(work: Floats, column: int, gap: Bools, chain: Chain, noise: Noise, source: np.random.Generator) -> Floats:
    """Return new values for the gaps of one column from a regression on all others."""
    predictors = np.column_stack([np.ones(len(work)), np.delete(work, column, axis=1)])
    known, target = predictors[~gap], work[~gap, column]
    square = known.T @ known
    square += chain.ridge * np.diag(np.diag(square))
    inverse = np.linalg.pinv(square, hermitian=True)
    slope = inverse @ (known.T @ target)
    expected = predictors[gap] @ slope
    if not chain.draw:
        return expected if not chain.donors else _matched(known @ slope, target, expected, chain.donors, noise[1][gap])
    left = target - known @ slope
    freedom = max(len(target) - predictors.shape[1], 1)
    sigma = np.sqrt(left @ left / source.chisquare(freedom))
    values, vectors = np.linalg.eigh(inverse)
    drawn = slope + sigma * vectors @ (np.sqrt(np.maximum(values, 0.0)) * source.standard_normal(slope.size))
    if chain.donors:
        return _matched(known @ slope, target, predictors[gap] @ drawn, chain.donors, noise[1][gap])
    return np.asarray(predictors[gap] @ drawn + sigma * noise[0][gap])


def _matched(known: Floats, target: Floats, wanted: Floats, donors: int, chance: Floats) -> Floats:
    """Return for each wanted prediction the value of one of the regions whose own prediction is nearest."""
    number = min(donors, target.size)
    apart = np.abs(wanted[:, None] - known[None, :])
    nearest = np.argsort(apart, axis=1, kind="stable")[:, :number]
    return target[nearest[np.arange(wanted.size), np.minimum((chance * number).astype(np.int64), number - 1)]]
