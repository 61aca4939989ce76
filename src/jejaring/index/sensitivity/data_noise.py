"""Errors of data, cell by cell.

Each number belongs to a region, a column and a draw: rows and columns may change their order, others may join or leave, and it stays.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Floats

Words = npt.NDArray[np.uint64]
Draw = npt.NDArray[np.uint64]

BITS = 14
"""Bits of a normal number: its table of quantiles (128 KiB) stays near the processor."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_START = np.array([0xBF58476D1CE4E5B9], dtype=np.uint64)
_HALF_FIRST = np.uint32(0x85EBCA6B)
_HALF_SECOND = np.uint32(0xC2B2AE35)


def name_keys(names: Sequence[str]) -> Words:
    """Return a number for each name, the same on every machine."""
    digests = [hashlib.blake2b(name.encode(), digest_size=8).digest() for name in names]
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


def cell_keys(regions: Sequence[str], columns: Sequence[str], seed: int, stream: int) -> Words:
    """Return the key (n × m) of every cell, from the names of its region and column, the seed, and which stream of numbers is meant."""
    origin = name_keys([f"{seed}/{stream}"])
    return _mixed(_mixed(name_keys(regions) + origin)[:, None] + _mixed(name_keys(columns) ^ origin)[None, :])


def cell_uniforms(keys: Words, draws: Draw) -> Floats:
    """Return a number in [0, 1) for every draw (b,) and cell (…): b × …, with 53 bits each (SplitMix64; Steele, Lea and Flood 2014)."""
    result = np.empty((len(draws), *keys.shape))
    for row, draw in enumerate(draws):
        np.multiply(_words(keys, draw) >> np.uint64(11), 2.0**-53, out=result[row])
    return result


def cell_normals(keys: Words, draws: Draw) -> Floats:
    """Return a standard normal number for every draw (b,) and cell (…): one of 16,384 equally likely quantiles.

    Their variance is 1 and the largest is 4.0; the step from one to the next is far below what an error of measurement is known to.
    """
    quantiles = _normal_quantiles()
    result = np.empty((len(draws), *keys.shape))
    low, high = keys.astype(np.uint32), (keys >> np.uint64(32)).astype(np.uint32)
    work, shifted, place = np.empty_like(low), np.empty_like(low), np.empty(low.shape, dtype=np.intp)
    salts = _mixed(_START + (draws + np.uint64(1)) * _STEP)
    for row, salt in enumerate(salts.tolist()):
        # MurmurHash3's finaliser on half words, both halves of the key mixed in: twice as fast as whole words, and 14 bits are used.
        np.bitwise_xor(low, np.uint32(salt & 0xFFFFFFFF), out=work)
        np.bitwise_xor(work, np.right_shift(work, np.uint32(16), out=shifted), out=work)
        np.multiply(work, _HALF_FIRST, out=work)
        np.bitwise_xor(work, np.right_shift(work, np.uint32(13), out=shifted), out=work)
        np.add(work, np.bitwise_xor(high, np.uint32(salt >> 32), out=shifted), out=work)
        np.multiply(work, _HALF_SECOND, out=work)
        place[...] = np.right_shift(work, np.uint32(32 - BITS), out=work)
        np.take(quantiles, place, out=result[row], mode="wrap")
    return result


def normal_error(values: Floats, normals: Floats, *, sd: float, relative: bool) -> Floats:
    """Return v + sd z, or v + sd |v| z where `relative`, for values (n × m) and normals (b × n × m)."""
    return values + (sd * np.abs(values) if relative else sd) * normals


def lognormal_error(values: Floats, normals: Floats, *, sd: float) -> Floats:
    """Return v exp(sd z): the sign and the median stay."""
    return np.asarray(values * np.exp(sd * normals))


def beta_error(values: Floats, uniforms: Floats, *, low: float, high: float, concentration: float) -> Floats:
    """Return values between low and high drawn from the Beta whose mean is v and whose α + β is `concentration`; ends stay as they are."""
    from scipy.special import betaincinv

    share = (values - low) / (high - low)
    inside = (share > 0) & (share < 1)
    mean = np.where(inside, share, 0.5)
    drawn = betaincinv(mean * concentration, (1 - mean) * concentration, uniforms)
    return np.where(inside, low + (high - low) * drawn, values)


def empirical_error(values: Floats, uniforms: Floats, *, residuals: Sequence[float]) -> Floats:
    """Return v plus one of the residuals, each equally likely."""
    known = np.asarray(residuals, dtype=float)
    return np.asarray(values + known[np.minimum((uniforms * known.size).astype(np.int64), known.size - 1)])


def rounding_error(values: Floats, uniforms: Floats, decimals: Floats) -> Floats:
    """Return v plus up to half a unit of the last published decimal (m,) either way; NaN decimals mean that nothing was rounded."""
    unit = np.where(np.isnan(decimals), 0.0, 10.0 ** -np.nan_to_num(decimals))
    return np.asarray(values + (uniforms - 0.5) * unit)


def claims_checked(values: Floats, uniforms: Floats, *, checked: int, refuted: int, polarity: Floats) -> Floats:
    """Return v (1 - r), or v (1 + r) where less is better (polarity (m,) -1), with r from Beta(1 + refuted, 1 + checked - refuted)."""
    from scipy.special import betaincinv

    rate = betaincinv(1.0 + refuted, 1.0 + checked - refuted, uniforms)
    return np.asarray(values * (1 - rate * polarity))


def donor_fill(values: Floats, uniforms: Floats, groups: npt.NDArray[np.int64], keys: Words) -> Floats:
    """Return values (…×n×m) with each gap filled by the value of a donor of its group (n,), drawn by `uniforms` (b × n × m).

    Donors stand in the order of their keys (n,), not of their rows. A group in which nobody has a value keeps its gaps.
    """
    result = np.broadcast_to(values, uniforms.shape).copy()
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        rows = rows[np.argsort(keys[rows])]
        for column in range(values.shape[-1]):
            _fill_column(result[..., column], uniforms[..., column], rows)
    return result


def _fill_column(values: Floats, uniforms: Floats, rows: npt.NDArray[np.int64]) -> None:
    """Fill the gaps of some rows of one column (b × n) of a fresh array; the draws share their gaps unless noise made some."""
    gaps = np.isnan(values[:, rows])
    shared = gaps.all(axis=0) if (gaps == gaps[:1]).all() else None
    if shared is None or not shared.any() or shared.all():
        return
    donors, needy = rows[~shared], rows[shared]
    pick = np.minimum((uniforms[:, needy] * donors.size).astype(np.int64), donors.size - 1)
    values[:, needy] = np.take_along_axis(values[:, donors], pick, axis=1)


def _normal_quantiles() -> Floats:
    from scipy.special import ndtri

    if not _TABLE:
        quantiles = ndtri((np.arange(2**BITS) + 0.5) / 2**BITS)
        _TABLE.append(quantiles / quantiles.std())
    return _TABLE[0]


_TABLE: list[Floats] = []


def _words(keys: Words, draw: np.uint64) -> Words:
    """Return a word for every cell in one draw; a table of words stays near the processor, many at once would not."""
    with np.errstate(over="ignore"):
        return _mixed(keys + (draw + np.uint64(1)) * _STEP)


def _mixed(words: Words) -> Words:
    """Return words whose every bit depends on every bit given (the finaliser of SplitMix64)."""
    shifted = np.right_shift(words, np.uint64(30))
    mixed = np.bitwise_xor(words, shifted)
    with np.errstate(over="ignore"):
        mixed *= _FIRST
        mixed ^= np.right_shift(mixed, np.uint64(27), out=shifted)
        mixed *= _SECOND
        mixed ^= np.right_shift(mixed, np.uint64(31), out=shifted)
    return mixed
