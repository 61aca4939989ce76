"""What a treatment is: per column a rising curve that clips and then bends, and the rule by which it was chosen."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Bools, Floats

LOW, HIGH, FORM, FIRST, SECOND = range(5)
"""Places of a curve's five constants: clip between LOW and HIGH, then bend by FORM with FIRST and SECOND."""


class Rule(IntEnum):
    """What was done to a column: nothing because it passes, winsorised, capped, logged, bent, or left with a reason."""

    PASSED = 0
    WINSORISED = 1
    LOGGED = 2
    LOGGED_STILL_FAILS = 3
    LEFT_CONSTANT = 4
    LEFT_TOO_FEW = 5
    CAPPED = 6
    BENT = 7
    BENT_STILL_FAILS = 8
    WINSORISED_STILL_FAILS = 9
    LEFT_MAX_NOT_ABOVE_ONE = 10
    LEFT_NOT_POSITIVE = 11


LEFT = (Rule.LEFT_CONSTANT, Rule.LEFT_TOO_FEW, Rule.LEFT_MAX_NOT_ABOVE_ONE, Rule.LEFT_NOT_POSITIVE)


class Form(IntEnum):
    """How a curve bends after clipping; a and b are its two constants."""

    STRAIGHT = 0
    LOG = 1
    """ln(x - a + b)"""
    REFLECTED_LOG = 2
    """-ln(a + b - x)"""
    GII_LOG = 3
    """ln((b - 1) (x - a) / (b - a) + 1)"""
    BOX_COX = 4
    """((x + b)^a - 1) / a, ln(x + b) where a = 0"""
    YEO_JOHNSON = 5
    """Box-Cox of 1 + x from 0 on, the mirrored Box-Cox of 1 - x with 2 - a below."""


@dataclass(frozen=True)
class Treated:
    """Treated values (…×n×m), the Rule (…×m) of each column, and its curve (…×m×5), which any later year can be sent through."""

    values: Floats
    rule: npt.NDArray[np.int64]
    curve: Floats


def straight(*shape: int) -> Floats:
    """Return curves (shape × 5) that change nothing."""
    return np.broadcast_to(np.array([-np.inf, np.inf, Form.STRAIGHT, 0.0, 0.0]), (*shape, 5)).copy()


def as_columns(values: Floats) -> Floats:
    """Return (…×n×m) values as columns (n × c), one for every replicate and leaf."""
    return np.moveaxis(values, -2, 0).reshape(values.shape[-2], -1)


def treated(values: Floats, rule: npt.NDArray[np.int64], curve: Floats) -> Treated:
    """Return what the curves (c × 5) make of (…×n×m) values, whose columns met the rules (c,)."""
    shape = (*values.shape[:-2], values.shape[-1])
    curves = curve.reshape(*shape, 5)
    return Treated(applied(values, curves), rule.reshape(shape), curves)


def applied(values: Floats, curve: Floats) -> Floats:
    """Return (…×n×m) values sent through their columns' curves (…×m×5); gaps stay.

    A logarithm has no place beyond the end at which it starts: a value beyond is held there.

    >>> import numpy as np
    >>> capped = straight(1)
    >>> capped[0, [LOW, HIGH]] = 2, 8
    >>> applied(np.array([[1.0], [5.0], [90.0]]), capped).ravel()
    array([2., 5., 8.])
    """
    curves = curve.reshape(-1, 5)
    touched = np.flatnonzero((curves[:, FORM] != Form.STRAIGHT) | np.isfinite(curves[:, LOW]) | np.isfinite(curves[:, HIGH]))
    if not touched.size:
        return values
    columns = as_columns(values)
    return put_back(values, touched, sent_through(columns[:, touched], curves[touched]))


def put_back(values: Floats, touched: npt.NDArray[np.int64], columns: Floats) -> Floats:
    """Return (…×n×m) values in which some of all their columns (counted as `as_columns` does) have become others (n × t)."""
    result = as_columns(values)
    result = result.copy() if np.shares_memory(result, values) else result
    result[:, touched] = columns
    shape = (values.shape[-2], *values.shape[:-2], values.shape[-1])
    return np.moveaxis(result.reshape(shape), 0, -2)


def sent_through(columns: Floats, curves: Floats) -> Floats:
    """Return columns (n × c) sent through their curves (c × 5)."""
    result = np.clip(columns, curves[:, LOW], curves[:, HIGH])
    for form in (Form.LOG, Form.REFLECTED_LOG, Form.GII_LOG, Form.BOX_COX, Form.YEO_JOHNSON):
        mine = np.flatnonzero(curves[:, FORM] == form)
        if mine.size:
            result[:, mine] = bent(result[:, mine], form, curves[mine, FIRST], curves[mine, SECOND])
    return np.asarray(result)


def bent(columns: Floats, form: Form, first: Floats, second: Floats) -> Floats:
    """Return columns (n × c) bent by one form with its constants (c,), gaps kept.

    >>> import numpy as np
    >>> bent(np.array([[1.0], [np.e], [np.nan]]), Form.BOX_COX, np.array([0.0]), np.array([0.0])).ravel()
    array([ 0.,  1., nan])
    """
    match form:
        case Form.LOG:
            return np.asarray(np.log(np.maximum(columns - first, 0.0) + second))
        case Form.REFLECTED_LOG:
            return np.asarray(-np.log(np.maximum(first - columns, 0.0) + second))
        case Form.GII_LOG:
            return np.asarray(np.log((second - 1) * np.maximum(columns - first, 0.0) / (second - first) + 1))
        case Form.BOX_COX:
            return box_cox(columns + second, first)
        case Form.YEO_JOHNSON:
            return yeo_johnson(columns, first)
        case _:
            return columns


def box_cox(columns: Floats, power: Floats) -> Floats:
    """Return (x^λ - 1) / λ of positive columns (n × c) for powers λ (c,), ln x where λ is 0 (Box and Cox 1964).

    >>> import numpy as np
    >>> box_cox(np.array([[1.0], [2.0], [4.0]]), np.array([2.0])).ravel()
    array([0. , 1.5, 7.5])
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(columns)
    return _powered(logs, power)


def yeo_johnson(columns: Floats, power: Floats) -> Floats:
    """Return the power transformation for columns (n × c) of any sign and powers λ (c,) (Yeo and Johnson 2000).

    >>> import numpy as np
    >>> yeo_johnson(np.array([[-1.0], [0.0], [3.0]]), np.array([2.0])).round(4).ravel()
    array([-0.6931,  0.    ,  7.5   ])
    """
    upper = _powered(np.log1p(np.maximum(columns, 0.0)), power)
    lower = -_powered(np.log1p(np.maximum(-columns, 0.0)), 2.0 - power)
    return np.where(columns >= 0, upper, lower)


def _powered(logs: Floats, power: Floats) -> Floats:
    """Return (e^(λ l) - 1) / λ, which is l where λ is 0; by expm1 no digits are lost near 0."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(power == 0, logs, np.expm1(power * logs) / np.where(power == 0, 1.0, power))


def varied(columns: Floats) -> tuple[Bools, Floats, Floats]:
    """Return which columns (n × c) have two different values, and their least and greatest value (c,); empty columns give NaN."""
    low, high = np.fmin.reduce(columns, axis=0), np.fmax.reduce(columns, axis=0)
    return np.asarray(high > low), low, high
