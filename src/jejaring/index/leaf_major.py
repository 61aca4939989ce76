"""Leaf scores of draws with errors of data, each leaf's regions side by side in memory: the common steps, many times faster.

It does what the plain steps do, for data without gaps, normal errors or rounding, no treatment or the chain of skewness and kurtosis,
and min-max or z-scores. For all else `leaf_major` returns None and the plain steps do the work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from jejaring.index import leaves as stage
from jejaring.index.factors import Factor
from jejaring.index.leaf_tables import LeafSource, data_of
from jejaring.index.registry import parameters_of
from jejaring.index.sensitivity import data_noise as noise
from jejaring.index.treatment.chain import skew_kurtosis
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.recipe import Recipe, Step, VaryData, VaryRounding

Positions = npt.NDArray[np.int64]
Scaled = Callable[[Floats, Floats, Floats, Floats], Floats]

LOST = 1e-6
"""A fourth moment that shrinks below this share of what it was has lost digits: such a column goes the plain way."""


NEAR = 100.0
"""A column whose origin lies within so many units of its scale is scaled in two passes instead of three without losing digits."""


@dataclass(frozen=True)
class Chain:
    """The parameters of a chain of skewness and kurtosis."""

    points: int
    skew: float
    kurtosis: float


@dataclass(frozen=True)
class LeafMajor:
    """The steps that leaf scores of one recipe go through, when they are common ones.

    Values are handled around `centre` (m × 1), their nominal means: every step here is the same wherever a column's zero lies.
    """

    source: LeafSource
    recipe: Recipe
    factors: tuple[Factor, ...]
    chain: Chain | None
    scaled: Scaled
    centre: Floats
    may_be_signed: bool

    def tables(self, tokens: noise.Words) -> Floats | None:
        """Return the normalised leaves (b × m × n) of draws with errors, or None where a column has no spread."""
        values = self._with_errors(tokens)
        least, most = values.min(axis=-1), values.max(axis=-1)
        if not (least < most).all():
            return None
        if self.chain is not None:
            _calm(values, least, most, self.chain)
        return self.scaled(values, least, most, self.source.data.polarity)

    def _with_errors(self, tokens: noise.Words) -> Floats:
        """Return fresh values (b × m × n), errors in, divided and around their centre."""
        numbers = list(self.source.cells)
        values: Floats | None = None
        for number in numbers:
            drawn = self._numbers(number, tokens[:, number])
            drawn *= self._nominal_sizes[number] if values is None else self._sizes(number, values)
            drawn += self._nominal if values is None else values
            values = drawn
        assert values is not None
        if self._is_divided:
            values *= self.source.data.scale[:, None] / self.source.data.denominators.T
        if len(numbers) > 1 or self._is_divided:
            values -= self.centre
        return values

    @property
    def _is_divided(self) -> bool:
        return self.recipe.steps.denominate.method == "divide"

    @cached_property
    def _nominal(self) -> Floats:
        alone = len(self.source.cells) == 1 and not self._is_divided
        return self.source.values_by_leaf - self.centre if alone else self.source.values_by_leaf

    @cached_property
    def _nominal_sizes(self) -> dict[int, Floats]:
        return {number: self._sizes(number, self.source.values_by_leaf) for number in self.source.cells}

    def _numbers(self, number: int, tokens: noise.Words) -> Floats:
        keys = self.source.cells[number].keys_by_leaf
        if isinstance(self.factors[number].choice, VaryRounding):
            uniforms = noise.cell_uniforms(keys, tokens)
            uniforms -= 0.5
            return uniforms
        return noise.cell_normals(keys, tokens)

    def _sizes(self, number: int, values: Floats) -> Floats:
        """Return by how much a number of 1 moves each cell (m × n, or b × m × n)."""
        choice, touched = self.factors[number].choice, self.source.cells[number].touched.T
        if isinstance(choice, VaryData):
            return np.asarray((choice.sd or 0.0) * touched * (np.abs(values) if choice.relative else 1.0))
        units = [0.0 if leaf.decimals is None else 10.0**-leaf.decimals for leaf in self.recipe.leaves]
        return np.asarray(np.array(units)[:, None] * touched)


def leaf_major(source: LeafSource, recipe: Recipe, factors: tuple[Factor, ...]) -> LeafMajor | None:
    """Return the steps of a recipe, or None where the plain ones must make its tables."""
    data = data_of(source, recipe)
    treat, scale = _one(stage.steps_of(recipe, "treat")), _one(stage.steps_of(recipe, "normalise"))
    if treat is None or scale is None or data is not source.data or not _is_plain(data, source, factors, recipe):
        return None
    chain, scaled = _chain(treat), _scale(scale)
    if scaled is None or (chain is None and treat.method != "none"):
        return None
    ends = [value for value in parameters_of("normalise", scale).values() if isinstance(value, int | float)]
    centre = stage.denominated(data, data.values, recipe.steps.denominate).mean(axis=0)[:, None]
    return LeafMajor(source, recipe, factors, chain, scaled, centre, scale.method == "zscore" or min(ends) < 0)


def _one(steps: tuple[Step, ...]) -> Step | None:
    """Return the step that all leaves share."""
    return steps[0] if all(step is steps[0] or step == steps[0] for step in steps) else None


def _is_plain(data: stage.LeafData, source: LeafSource, factors: Sequence[Factor], recipe: Recipe) -> bool:
    known = recipe.steps.denominate.method in ("none", "divide")
    errors = all(
        isinstance(choice := factors[number].choice, VaryRounding) or (isinstance(choice, VaryData) and choice.error == "normal")
        for number in source.cells
    )
    return known and errors and not np.isnan(data.values.sum()) and not np.isnan(data.denominators.sum())


def _chain(treat: Step) -> Chain | None:
    if treat.method != "skew_kurtosis":
        return None
    given = parameters_of("treat", treat)
    if given.get("otherwise", "log_ct") != "log_ct" or given.get("combine"):
        return None
    points, skew, kurtosis = given["max_points"], given["skew"], given["kurtosis"]
    if not isinstance(points, int) or not isinstance(skew, int | float) or not isinstance(kurtosis, int | float):
        return None
    return Chain(points, float(skew), float(kurtosis))


def _scale(step: Step) -> Scaled | None:
    given = {name: value for name, value in parameters_of("normalise", step).items() if value is not None}
    if step.method == "minmax" and set(given) == {"low", "high"}:
        low, high = (float(value) for value in (given["low"], given["high"]) if isinstance(value, int | float))
        return lambda values, least, most, polarity: _minmax(values, least, most, polarity, low=low, high=high)
    if step.method == "zscore" and set(given) == {"mean", "sd"}:
        mean, sd = (float(value) for value in (given["mean"], given["sd"]) if isinstance(value, int | float))
        return lambda values, _, __, polarity: _zscore(values, polarity, mean=mean, sd=sd)
    return None


def _minmax(values: Floats, least: Floats, most: Floats, polarity: Floats, *, low: float, high: float) -> Floats:
    origin, unit = np.where(polarity > 0, least, most), polarity * (high - low) / (most - least)
    shift = low - origin * unit
    if low and np.abs(shift).max() < NEAR:
        values *= unit[..., None]
        values += shift[..., None]
        return values
    values -= origin[..., None]
    values *= unit[..., None]
    if low:
        values += low
    return values


def _zscore(values: Floats, polarity: Floats, *, mean: float, sd: float) -> Floats:
    values -= values.mean(axis=-1, keepdims=True)
    deviation = np.sqrt(np.einsum("bmn,bmn->bm", values, values) / (values.shape[-1] - 1))
    with np.errstate(divide="ignore"):
        values *= (polarity * sd / deviation)[..., None]
    values += mean
    return values


def _calm(values: Floats, least: Floats, most: Floats, chain: Chain) -> None:
    """Treat fresh columns (b × m × n, around a point near their means), and keep their ends (b × m) up to date."""
    count = values.shape[-1]
    square = values * values
    sums = np.empty((4, *least.shape))
    values.sum(axis=-1, out=sums[0])
    square.sum(axis=-1, out=sums[1])
    np.einsum("bmn,bmn->bm", square, values, out=sums[2])
    np.einsum("bmn,bmn->bm", square, square, out=sums[3])
    draw, leaf = np.nonzero(~_passes(sums, count, chain))
    if not draw.size:
        return
    calmed = _winsorised(values[draw, leaf], sums[:, draw, leaf], chain)
    plain = np.flatnonzero(calmed.unsure)
    if plain.size:
        at = draw[plain], leaf[plain]
        treated = skew_kurtosis(values[at].T, max_points=chain.points, skew=chain.skew, kurtosis=chain.kurtosis).values.T
        values[at], least[at], most[at] = treated, treated.min(axis=-1), treated.max(axis=-1)
    _cap(values, most, (draw, leaf), calmed)
    at = draw[calmed.stubborn], leaf[calmed.stubborn]
    if at[0].size:
        start = 0.01 * (most[at] - least[at])
        bent = values[at]
        bent -= (least[at] - start)[:, None]
        values[at] = np.log(bent, out=bent)
        least[at], most[at] = np.log(start), np.log(most[at] - least[at] + start)


@dataclass(frozen=True)
class _Winsorised:
    """Where failing columns (f,) are capped: the place of the cell whose value is the cap (-1: none), who still fails, who is unsure."""

    high: Positions
    stubborn: Bools
    unsure: Bools


def _winsorised(away: Floats, sums: Floats, chain: Chain) -> _Winsorised:
    """Move high extremes of failing columns (f × n, around a point near their means) one after another, on their power sums (4 × f).

    All moves are looked at together. A column that ever leans to the low side, or has ties, is left to the plain steps.
    """
    rows, count, depth = np.arange(len(away)), away.shape[1], chain.points + 1
    if count <= 2 * depth:
        return _Winsorised(np.full(len(away), -1), np.zeros(len(away), dtype=bool), np.ones(len(away), dtype=bool))
    values, places = _extremes(away, depth)
    after = sums[:, None, :] + np.cumsum(_gained(values), axis=1)
    second, third, _ = _central(after, count)
    passes = _passes(after, count, chain)
    first = np.where(passes.any(axis=0), passes.argmax(axis=0), chain.points)
    # Before move p the lean is that of the start (p = 0) or of move p - 1; moves after the first that passes do not happen.
    leans_low = np.vstack([_central(sums, count)[1] < 0, third[:-1] < 0])
    strange = leans_low | (np.diff(values, axis=0) == 0) | (after[3] < LOST * sums[3]) | ~(second > 0)
    unsure = (strange & (np.arange(chain.points)[:, None] <= first)).any(axis=0)
    passed = (first < chain.points) & ~unsure
    high = np.where(passed, places[np.minimum(first + 1, chain.points), rows], -1)
    return _Winsorised(high, ~passed & ~unsure, unsure)


def _gained(values: Floats) -> Floats:
    """Return by how much each move (p × f) changes the four power sums (4 × p × f): so many tied extremes go one value down."""
    old, new = values[:-1], values[1:]
    before = after = np.arange(1.0, len(values))[:, None]
    gained = np.empty((4, *old.shape))
    for power in range(4):
        before, after = before * old, after * new
        np.subtract(after, before, out=gained[power])
    return gained


def _extremes(away: Floats, depth: int) -> tuple[Floats, Positions]:
    """Return the highest values (depth × f), the farthest first, and where they stand; they are taken out of `away`."""
    rows = np.arange(len(away))
    values, places = np.empty((depth, len(away))), np.empty((depth, len(away)), dtype=np.int64)
    for place in range(depth):
        found = away.argmax(axis=1)
        values[place], places[place] = away[rows, found], found
        away[rows, found] = -np.inf
    return values, places


def _cap(values: Floats, most: Floats, columns: tuple[Positions, Positions], calmed: _Winsorised) -> None:
    """Clip the capped columns of fresh values."""
    mine = np.flatnonzero(calmed.high >= 0)
    if mine.size:
        at = columns[0][mine], columns[1][mine]
        cap = values[(*at, calmed.high[mine])]
        values[at] = np.minimum(values[at], cap[:, None])
        most[at] = cap


def _central(sums: Floats, count: int) -> tuple[Floats, Floats, Floats]:
    """Return the second to fourth central moments from power sums (4 × …) around any point near the mean."""
    first, second, third, fourth = sums / count
    square = first * first
    return (
        second - square,
        third - first * (3 * second - 2 * square),
        fourth - first * (4 * third - 6 * first * second) - 3 * square * square,
    )


def _passes(sums: Floats, count: int, chain: Chain) -> Bools:
    """Tell which columns pass, as `passing` does: skewness and excess kurtosis of type 2."""
    second, third, fourth = _central(sums, count)
    with np.errstate(invalid="ignore", divide="ignore"):
        skewness = np.sqrt(count * (count - 1)) / (count - 2) * third / (second * np.sqrt(second))
        excess = (count - 1) / ((count - 2) * (count - 3)) * ((count + 1) * (fourth / (second * second) - 3) + 6)
    return np.asarray((np.abs(skewness) < chain.skew) | (excess < chain.kurtosis))
