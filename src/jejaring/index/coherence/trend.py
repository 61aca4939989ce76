"""Where a series of years is heading: robust slope, test of a trend, yearly growth; years may be any, gaps do not count."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import BadTable


@dataclass(frozen=True)
class Trend:
    """Trends of series (…): one number per series, missing where its filled years do not allow it.

    `n` filled years from `first` to `last`. `slope` per year (Theil 1950, Sen 1968) with `low` and `high`; `s`, `z` and `p` of Mann-Kendall
    with ties. `growth` is the yearly compound rate (0.02 = 2 %), `percent` the least-squares slope in percent of its fitted first
    value.
    """

    n: Floats
    first: Floats
    last: Floats
    slope: Floats
    low: Floats
    high: Floats
    s: Floats
    z: Floats
    p: Floats
    growth: Floats
    percent: Floats


def trends(years: Sequence[float], values: Floats, *, only: Sequence[float] | None = None, level: float = 0.95) -> Trend:
    """Return the trend of every series (…×t) over its years (t,), or over `only` some of them, in whatever order they come.

    Raises BadTable for years that repeat, do not match the values, or are not there.

    >>> import numpy as np
    >>> doubling = np.array([1.0, 2.0, 4.0, 8.0, 16.0])
    >>> float(trends([2018, 2019, 2020, 2021, 2022], doubling, only=[2020, 2022]).growth)
    1.0
    """
    time, table = _chosen(years, values, only)
    filled = ~np.isnan(table)
    n = filled.sum(axis=-1).astype(float)
    first = np.where(n > 0, np.where(filled, time, np.inf).min(axis=-1), np.nan)
    last = np.where(n > 0, np.where(filled, time, -np.inf).max(axis=-1), np.nan)
    slope, low, high = theil_sen(time, table, level=level)
    s, z, p = mann_kendall(table)
    return Trend(n, first, last, slope, low, high, s, z, p, compound_growth(time, table), percent_change(time, table))


def theil_sen(time: Floats, values: Floats, *, level: float = 0.95) -> tuple[Floats, Floats, Floats]:
    """Return the median of the slopes between all pairs of years, and Sen's interval, for series (…×t) in rising years (t,).

    One filled year has no slope; two have one without width, since the normal approximation needs more pairs.
    """
    early, late = np.triu_indices(len(time), 1)
    slopes = np.sort((values[..., late] - values[..., early]) / (time[late] - time[early]), axis=-1)
    pairs = (~np.isnan(slopes)).sum(axis=-1)
    middle = np.stack([_nth(slopes, (pairs - 1) // 2), _nth(slopes, pairs // 2)]).mean(axis=0)
    spread = special.ndtri((1 + level) / 2) * np.sqrt(_kendall_variance(values))
    # Positions as in Sen (1968): rounded half to even, held inside the pairs that exist.
    upper = np.minimum(np.round((pairs + spread) / 2), pairs - 1)
    lower = np.maximum(np.round((pairs - spread) / 2) - 1, 0)
    return middle, _nth(slopes, lower.astype(np.int64)), _nth(slopes, upper.astype(np.int64))


def mann_kendall(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Return S, z and the two-sided p of no trend, for series (…×t) in rising years (Mann 1945, Kendall 1970).

    S is later-higher minus later-lower pairs; z = (S - sign S) / √Var S with ties in the variance. Below three filled years, or without
    any change, there is no test. The normal approximation is rough below about eight years.
    """
    early, late = np.triu_indices(values.shape[-1], 1)
    s = np.nan_to_num(np.sign(values[..., late] - values[..., early])).sum(axis=-1)
    variance = _kendall_variance(values)
    n = (~np.isnan(values)).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where((n > 2) & (variance > 0), (s - np.sign(s)) / np.sqrt(variance), np.nan)
    return np.where(n > 0, s, np.nan), z, 2 * special.ndtr(-np.abs(z))


def compound_growth(time: Floats, values: Floats) -> Floats:
    """Return (last / first)^(1 / years) - 1 of the first and last filled cell of series (…×t) in rising years (t,).

    0 where both are equal; missing with one filled year, or where one of two unequal ends is not above 0.
    """
    (x0, y0), (x1, y1) = _end(time, values), _end(time[::-1], values[..., ::-1])
    sound = (y0 > 0) & (y1 > 0) & (x1 > x0)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(sound, y1 / y0, np.nan)
        growth = np.exp(np.log(ratio) / (x1 - x0)) - 1
    # Powers of exact ratios stay exact: 16 / 4 over two years is 100 %, not 99.9999 %.
    rounded = np.round(growth, 12)
    growth = np.where(np.abs((1 + rounded) ** (x1 - x0) - ratio) < 1e-12 * ratio, rounded, growth)
    return np.where((y0 == y1) & (x1 > x0), 0.0, growth)


def percent_change(time: Floats, values: Floats) -> Floats:
    """Return 100 × least-squares slope / fitted first value of series (…×t): percent of the start per year.

    Two filled years give their simple ratio. Missing with fewer years, or where the fitted first value is not above 0.
    """
    filled = ~np.isnan(values)
    n = filled.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_x, mean_y = ((np.where(filled, each, 0.0).sum(axis=-1) / n) for each in (np.broadcast_to(time, values.shape), values))
        x = np.where(filled, time - mean_x[..., None], 0.0)
        slope = (x * np.where(filled, values - mean_y[..., None], 0.0)).sum(axis=-1) / (x * x).sum(axis=-1)
        start = mean_y + slope * (_end(time, values)[0] - mean_x)
        return np.where((n > 1) & (start > 0), 100 * slope / start, np.nan)


def _chosen(years: Sequence[float], values: Floats, only: Sequence[float] | None) -> tuple[Floats, Floats]:
    time = np.asarray(years, dtype=float)
    asked = time if only is None else np.asarray(only, dtype=float)
    absent = [f"{year:g}" for year in asked.tolist() if year not in time]
    repeated = len(set(time.tolist())) < len(time) or len(set(asked.tolist())) < len(asked)
    if absent or repeated or values.shape[-1] != len(time):
        known = ", ".join(f"{year:g}" for year in time.tolist())
        met = f"{', '.join(f'{year:g}' for year in asked.tolist())} ({values.shape[-1]})"
        raise BadTable(
            fault(
                (f"tahun {met}", f"years {met}"),
                (f"tahun yang berbeda-beda dari {known}, satu per nilai", f"distinct years of {known}, one per value"),
                ("perbaiki daftar tahun", "mend the list of years"),
            )
        )
    place = {year: number for number, year in enumerate(time.tolist())}
    order = [place[year] for year in sorted(asked.tolist())]
    return time[order], np.asarray(values, dtype=float)[..., order]


def _nth(ordered: Floats, place: Floats) -> Floats:
    """Return the given place (…) of sorted cells (…×p), missing last; missing where there is none."""
    if not ordered.shape[-1]:
        return np.full(ordered.shape[:-1], np.nan)
    held = np.clip(place, 0, ordered.shape[-1] - 1).astype(np.int64)
    return np.take_along_axis(ordered, np.asarray(held)[..., None], axis=-1)[..., 0]


def _end(time: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return the year and value (…) of the first filled cell of each series."""
    filled = ~np.isnan(values)
    place = filled.argmax(axis=-1)
    value = np.take_along_axis(values, np.asarray(place)[..., None], axis=-1)[..., 0]
    return np.where(filled.any(axis=-1), time[place], np.nan), value


def _kendall_variance(values: Floats) -> Floats:
    """Return (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18 over groups of t tied values of each series."""
    n = (~np.isnan(values)).sum(axis=-1)
    alike = (values[..., :, None] == values[..., None, :]).sum(axis=-1)
    # Each of the t members of a tie adds (t-1)(2t+5).
    ties = np.where(alike > 0, (alike - 1) * (2 * alike + 5), 0).sum(axis=-1)
    return np.asarray((n * (n - 1) * (2 * n + 5) - ties) / 18)
