"""Brings leaves of unlike units onto one scale, higher always better."""

from collections.abc import Mapping

import numpy as np

from jejaring.index.fault import fault
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter


def minmax(values: Floats, polarity: Floats, *, low: float, high: float) -> Floats:
    """Return low + (high - low) (x - min) / (max - min) down each column of (…×n×m), x multiplied by the polarity (m,) first.

    A column whose filled cells are all alike has no scale: it becomes missing, and `check` says so beforehand.

    >>> import numpy as np
    >>> minmax(np.array([[2.0], [4.0], [10.0]]), np.array([-1.0]), low=0, high=100).ravel()
    array([100.,  75.,   0.])
    """
    upright = values * polarity
    least = np.fmin.reduce(upright, axis=-2, keepdims=True)
    spread = np.fmax.reduce(upright, axis=-2, keepdims=True) - least
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (upright - least) / np.where(spread > 0, spread, np.nan)
    return np.asarray(low + (high - low) * share)


def zscore(values: Floats, polarity: Floats, *, mean: float, sd: float) -> Floats:
    """Return mean + sd (x - x̄) / s down each column of (…×n×m), x multiplied by the polarity first, s the sample deviation (n - 1).

    A column whose filled cells are all alike becomes missing, and `check` says so beforehand.

    >>> import numpy as np
    >>> zscore(np.array([[1.0], [2.0], [3.0]]), np.array([1.0]), mean=100, sd=10).ravel()
    array([ 90., 100., 110.])
    """
    upright = values * polarity
    filled = ~np.isnan(upright)
    count = filled.sum(axis=-2, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = np.where(filled, upright, 0.0).sum(axis=-2, keepdims=True) / count
        away = upright - centre
        deviation = np.sqrt(np.where(filled, away * away, 0.0).sum(axis=-2, keepdims=True) / (count - 1))
        return np.asarray(mean + sd * away / np.where(_varies(upright), deviation, np.nan))


def _varies(values: Floats) -> Bools:
    """Tell by exact comparison, not by a deviation that rounding may keep above 0, whether a column has two different values."""
    least, most = np.fmin.reduce(values, axis=-2, keepdims=True), np.fmax.reduce(values, axis=-2, keepdims=True)
    return np.asarray(most > least)


def goalposts(values: Floats, polarity: Floats, *, low: float, high: float) -> Floats:
    """Return 100 (x - low) / (high - low) clipped to 0-100; a polarity of -1 gives 100 minus that (UNDP, BPS).

    >>> import numpy as np
    >>> goalposts(np.array([[20.0], [46.0], [90.0]]), np.array([1.0]), low=20, high=85).ravel()
    array([  0.,  40., 100.])
    """
    return _upright(100 * (np.clip(values, low, high) - low) / (high - low), polarity)


def log_goalposts(values: Floats, polarity: Floats, *, low: float, high: float, offset: float) -> Floats:
    """Return 100 (ln(x + o) - ln(low + o)) / (ln(high + o) - ln(low + o)) clipped to 0-100; for money and counts per head.

    >>> import numpy as np
    >>> log_goalposts(np.array([[1.0], [10.0], [1000.0]]), np.array([1.0]), low=1, high=100, offset=0).ravel()
    array([  0.,  50., 100.])
    """
    floor, ceiling = np.log(low + offset), np.log(high + offset)
    score = 100 * (np.log(np.clip(values, low, high) + offset) - floor) / (ceiling - floor)
    # At the ends rounding may pass 0 or 100 by a last bit, and a reversed score would then be negative.
    return _upright(np.clip(score, 0.0, 100.0), polarity)


def range_goalposts(values: Floats, polarity: Floats, *, low: float, target_low: float, target_high: float, high: float) -> Floats:
    """Return 100 from `target_low` to `target_high`, falling in a straight line to 0 at `low` and at `high`.

    >>> import numpy as np
    >>> range_goalposts(np.array([[1.0], [3.0], [11.0]]), np.array([1.0]), low=0, target_low=2, target_high=5, high=17).ravel()
    array([ 50., 100.,  50.])
    """
    rise = (values - low) / (target_low - low)
    fall = (high - values) / (high - target_high)
    return _upright(100 * np.clip(np.minimum(rise, fall), 0.0, 1.0), polarity)


def _upright(score: Floats, polarity: Floats) -> Floats:
    return np.asarray(np.where(polarity < 0, 100 - score, score))


def ends_in_order(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return a problem where `low` is not below `high`."""
    return _rising(parameters, ("low", "high"))


def logarithms_exist(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return problems where `low` is not below `high`, or where low + offset has no logarithm."""
    problems = list(_rising(parameters, ("low", "high")))
    low, offset = _number(parameters["low"]), _number(parameters["offset"])
    if low + offset <= 0:
        problems.append(
            fault(
                (f"low + offset = {low + offset:g}", f"low + offset = {low + offset:g}"),
                ("di atas 0, agar logaritma ada", "above 0, so that a logarithm exists"),
                ("naikkan low atau offset", "raise low or offset"),
            )
        )
    return tuple(problems)


def range_in_order(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return problems where low < target_low ≤ target_high < high does not hold."""
    problems = [*_rising(parameters, ("low", "target_low")), *_rising(parameters, ("target_high", "high"))]
    if _number(parameters["target_low"]) > _number(parameters["target_high"]):
        problems += _rising(parameters, ("target_low", "target_high"))
    return tuple(problems)


def _rising(parameters: Mapping[str, Parameter], names: tuple[str, str]) -> tuple[Problem, ...]:
    below, above = (_number(parameters[name]) for name in names)
    if below < above:
        return ()
    met = f"{names[0]} = {below:g}, {names[1]} = {above:g}"
    return (
        fault(
            (met, met),
            (f"{names[0]} lebih kecil daripada {names[1]}", f"{names[0]} below {names[1]}"),
            (
                "perbaiki kedua batas itu; arah terbalik ditulis dengan polarity -1",
                "mend the two; write a reversed direction as polarity -1",
            ),
        ),
    )


def _number(value: Parameter) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    return float(value)
