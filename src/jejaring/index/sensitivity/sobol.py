"""Sobol indices of many outputs at once: how much of the variance of each is due to each uncertain choice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild

MOST_DIMENSIONS = 21_201
"""Dimensions for which direction numbers of the Sobol sequence are known (Joe and Kuo 2008)."""

BLOCK_CELLS = 2**22
"""Bootstrap tables of a block of outputs hold about this many numbers (32 MiB)."""


@dataclass(frozen=True)
class SobolIndices:
    """Indices (d × …) of d factors for outputs of any shape (…), with bootstrap limits of the same shape.

    `first` is the share of the variance that a factor explains alone, `total` with all its interactions. `mean` and `variance` (…) are
    those of the output. An output that never changes has indices of exactly 0; one with a missing run has missing indices.
    """

    first: Floats
    first_low: Floats
    first_high: Floats
    total: Floats
    total_low: Floats
    total_high: Floats
    mean: Floats
    variance: Floats


def sobol_design(factors: int | Sequence[int], size: int, *, seed: int) -> Floats:
    """Return the points (d + 2 × size × width) in [0, 1): A, B, and for each of d factors A with that factor's columns from B.

    `factors` is how many there are, of one column each, or the number of columns of each (a factor of several numbers, such as all
    weights, is a group: its index is that of the group). A and B come from one scrambled Sobol sequence of twice as many
    dimensions; `size` is a power of 2, which its balance needs.

    >>> sobol_design(3, 8, seed=0).shape
    (5, 8, 3)

    Raises CannotBuild for a size that is not a power of 2, for no factor, or for more dimensions than the sequence has.
    """
    from scipy.stats import qmc

    widths = [1] * factors if isinstance(factors, int) else list(factors)
    width = sum(widths)
    _refuse_size(len(widths), size, width)
    sequence = np.empty((size, 0))
    if width:
        sequence = qmc.Sobol(2 * width, scramble=True, rng=np.random.default_rng(seed)).random(size)
    a, b = sequence[:, :width], sequence[:, width:]
    points = np.repeat(a[None], len(widths) + 2, axis=0)
    points[1] = b
    start = 0
    for factor, columns in enumerate(widths):
        points[factor + 2, :, start : start + columns] = b[:, start : start + columns]
        start += columns
    return np.asarray(points)


def alternative(uniform: Floats, count: int) -> npt.NDArray[np.int64]:
    """Return which of `count` alternatives, from 0, each number of [0, 1] stands for: equal bins of [0, 1], whatever the sample.

    >>> import numpy as np
    >>> alternative(np.array([0.0, 0.32, 0.34, 0.99, 1.0]), 3)
    array([0, 0, 1, 2, 2])
    """
    return np.minimum((np.asarray(uniform) * count).astype(np.int64), count - 1)


def sobol_indices(outputs: Floats, *, resamples: int = 1000, seed: int = 0, level: float = 0.95) -> SobolIndices:
    """Return the indices of outputs (d + 2 × N × …) that belong to the rows of `sobol_design`.

    With V the variance of A and B together: first order mean(f_B (f_ABi - f_A)) / V after taking the mean of A and B from every
    output (Saltelli et al. 2010, centred: an offset does not matter), total mean((f_A - f_ABi)²) / 2V (Jansen 1999). The
    limits are quantiles over `resamples` bootstrap samples of the N rows, at (1 ∓ `level`) / 2; every sample is centred anew.

    >>> import numpy as np
    >>> a, b = sobol_design(2, 64, seed=1)[:2, :, 0]
    >>> only_first = np.stack([a, b, b, a])
    >>> only_first_matters = sobol_indices(only_first, resamples=10)
    >>> only_first_matters.total.round(2), only_first_matters.first[1]
    (array([1., 0.]), np.float64(0.0))
    """
    shape = outputs.shape[2:]
    flat = np.asarray(outputs, dtype=float).reshape(*outputs.shape[:2], -1)
    size, many = flat.shape[1:]
    generator = np.random.default_rng(seed)
    # How often each row is drawn: a resampled mean is then one matrix product for all outputs.
    times = generator.multinomial(size, np.full(size, 1 / size), size=resamples) / size
    width = max(1, BLOCK_CELLS // max(size, resamples) // len(flat))
    parts = [_block(flat[..., start : start + width], times, level) for start in range(0, many, width)]
    names = ("first", "first_low", "first_high", "total", "total_low", "total_high", "mean", "variance")
    whole = {name: np.concatenate([part[name] for part in parts], axis=-1) for name in names}
    return SobolIndices(**{name: value.reshape((*value.shape[:-1], *shape)) for name, value in whole.items()})


def _block(outputs: Floats, times: Floats, level: float) -> dict[str, Floats]:
    """Return the fields of `SobolIndices` for a block of outputs (d + 2 × N × k)."""
    mean = outputs[:2].mean(axis=(0, 1))
    outputs = outputs - mean
    a, b, crossed = outputs[0], outputs[1], outputs[2:]
    still = (outputs.max(axis=(0, 1)) == outputs.min(axis=(0, 1))) & ~np.isnan(mean)
    one = np.full((1, len(a)), 1 / len(a))
    variance, exact_mean = _moments(a, b, one)
    resampled = _moments(a, b, times)
    tail = (1 - level) / 2
    fields: dict[str, list[Floats]] = {name: [] for name in ("first", "first_low", "first_high", "total", "total_low", "total_high")}
    for changed in crossed:
        difference = changed - a
        for name, (products, drift, scale) in {
            "first": (b * difference, difference, 1.0),
            "total": (difference**2, None, 0.5),
        }.items():
            fields[name].append(_share(products, drift, one, (variance, exact_mean), still=still, scale=scale)[0])
            spread = _share(products, drift, times, resampled, still=still, scale=scale)
            low, high = np.quantile(spread, (tail, 1 - tail), axis=0) if len(spread) else (spread.sum(axis=0) * np.nan,) * 2
            fields[f"{name}_low"].append(low)
            fields[f"{name}_high"].append(high)
    return {**{name: np.stack(values) for name, values in fields.items()}, "mean": mean, "variance": np.where(still, 0.0, variance[0])}


def _moments(a: Floats, b: Floats, times: Floats) -> tuple[Floats, Floats]:
    """Return variance and mean (resamples × k) of A and B together."""
    mean = times @ (a + b) / 2
    return times @ (a**2 + b**2) / 2 - mean**2, mean


def _share(
    products: Floats, drift: Floats | None, times: Floats, moments: tuple[Floats, Floats], *, still: npt.NDArray[np.bool_], scale: float
) -> Floats:
    """Return the share of the variance (resamples × k); a resample in which the output never changes explains nothing."""
    variance, mean = moments
    part = scale * (times @ products)
    if drift is not None:
        part = part - mean * (times @ drift)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where((variance > 0) | np.isnan(variance), part / variance, 0.0)
    return np.where(still, 0.0, share)


def _refuse_size(factors: int, size: int, width: int) -> None:
    if factors < 1:
        raise CannotBuild(
            fault(
                ("tidak ada pilihan yang diragukan", "no choice is uncertain"),
                ("paling sedikit satu", "at least one"),
                ("tambahkan pilihan pada doubt", "add a choice to doubt"),
            )
        )
    if size < 2 or size & (size - 1):
        below = 1 << max(1, size.bit_length() - 1)
        raise CannotBuild(
            fault(
                (f"ukuran rancangan Sobol {size}", f"size {size} of a Sobol design"),
                ("pangkat dua mulai 2", "a power of 2 from 2"),
                (f"pakai {below} atau {2 * below}", f"use {below} or {2 * below}"),
            )
        )
    if 2 * width > MOST_DIMENSIONS:
        raise CannotBuild(
            fault(
                (f"rancangan Sobol dengan {2 * width} dimensi", f"a Sobol design of {2 * width} dimensions"),
                f"≤ {MOST_DIMENSIONS}",
                ("undi bobot di bawah simpul tertentu saja", "draw the weights below some nodes only"),
            )
        )
