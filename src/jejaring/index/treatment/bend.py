"""Logarithms and powers that pull in a long tail, fitted to each column; each can stand alone or end the skewness chain."""

from collections.abc import Callable

import numpy as np

from jejaring.index.shape import skewness
from jejaring.index.treatment.curve import FIRST, FORM, SECOND, Form, Rule, Treated, as_columns, straight, treated, varied
from jejaring.index.treatment.power import box_cox_power, yeo_johnson_power
from jejaring.terms.panel import Floats

SHARE = 0.01
"""The COIN Tool's logarithm starts this share of the range above 0."""

Fit = Callable[[Floats], Floats]
"""From columns (n × c) with spread to their curves (c × 5); a form of NaN says that the column cannot be bent so."""


def log_ct(values: Floats) -> Treated:
    """Return ln(x - min + 0.01 range) down each column of (…×n×m) (JRC COIN Tool; Becker et al. 2022).

    >>> import numpy as np
    >>> log_ct(np.array([[0.0], [9.0], [100.0]])).values.round(4).ravel()
    array([0.    , 2.3026, 4.6151])
    """
    return _always(values, fit_log_ct, Rule.LOGGED)


def log_ct_plus(values: Floats) -> Treated:
    """Return log_ct where a column leans to high values, and its mirror image -ln(max + 0.01 range - x) where it leans to low ones.

    >>> import numpy as np
    >>> log_ct_plus(np.array([[100.0], [91.0], [0.0]])).values.round(4).ravel() + 0.0
    array([ 0.    , -2.3026, -4.6151])
    """
    return _always(values, fit_log_ct_plus, Rule.LOGGED)


def log_ct_orig(values: Floats) -> Treated:
    """Return ln(x - min + 1) down each column of (…×n×m) (first COIN Tool); unlike the others it depends on the unit.

    >>> import numpy as np
    >>> log_ct_orig(np.array([[5.0], [6.0], [12.0]])).values.round(4).ravel()
    array([0.    , 0.6931, 2.0794])
    """
    return _always(values, fit_log_ct_orig, Rule.LOGGED)


def log_gii(values: Floats) -> Treated:
    """Return ln((max - 1) (x - min) / (max - min) + 1) down each column of (…×n×m) (Global Innovation Index 2020).

    A column whose greatest value is not above 1 would be turned round or lost: it is left, and the rule says so.

    >>> import numpy as np
    >>> log_gii(np.array([[0.0], [10.0], [100.0]])).values.round(4).ravel()
    array([0.    , 2.3888, 4.6052])
    """
    return _always(values, fit_log_gii, Rule.LOGGED)


def box_cox(values: Floats, *, power: float | None, shift: str) -> Treated:
    """Return the Box-Cox transformation of each column of (…×n×m), with the power given or of greatest likelihood.

    `shift` adds 1 - min first: always (COINr), never (a column with 0 or less is then left), or where it is needed.

    >>> import numpy as np
    >>> box_cox(np.array([[1.0], [2.0], [4.0]]), power=0.0, shift="needed").values.round(4).ravel()
    array([0.    , 0.6931, 1.3863])
    """
    return _always(values, fit_box_cox(power, shift), Rule.BENT)


def yeo_johnson(values: Floats, *, power: float | None) -> Treated:
    """Return the Yeo-Johnson transformation of each column of (…×n×m), with the power given or of greatest likelihood.

    >>> import numpy as np
    >>> yeo_johnson(np.array([[-3.0], [0.0], [3.0]]), power=1.0).values.ravel()
    array([-3.,  0.,  3.])
    """
    return _always(values, fit_yeo_johnson(power), Rule.BENT)


def fit_log_ct(columns: Floats) -> Floats:
    """Return the log_ct curves of columns."""
    _, low, high = varied(columns)
    return _curves(Form.LOG, low, SHARE * (high - low))


def fit_log_ct_plus(columns: Floats) -> Floats:
    """Return the log_ct curves of columns, mirrored where the skewness is negative."""
    _, low, high = varied(columns)
    mirrored = skewness(columns) < 0
    curves = _curves(Form.LOG, np.where(mirrored, high, low), SHARE * (high - low))
    curves[mirrored, FORM] = Form.REFLECTED_LOG
    return curves


def fit_log_ct_orig(columns: Floats) -> Floats:
    """Return the log_ct_orig curves of columns."""
    _, low, _ = varied(columns)
    return _curves(Form.LOG, low, np.ones_like(low))


def fit_log_gii(columns: Floats) -> Floats:
    """Return the log_gii curves of columns; none for a greatest value of 1 or less."""
    _, low, high = varied(columns)
    curves = _curves(Form.GII_LOG, low, high)
    curves[high <= 1, FORM] = np.nan
    return curves


def fit_box_cox(power: float | None = None, shift: str = "needed") -> Fit:
    """Return the fit of Box-Cox curves with a given power, or with the likeliest one where None."""

    def fit(columns: Floats) -> Floats:
        _, low, _ = varied(columns)
        moved = {"always": np.ones(low.shape, dtype=bool), "never": np.zeros(low.shape, dtype=bool), "needed": low <= 0}[shift]
        added = np.where(moved, 1 - low, 0.0)
        sound = low + added > 0
        powers = np.full(low.shape, np.nan if power is None else power)
        if power is None:
            powers[sound] = box_cox_power(columns[:, sound] + added[sound])
        curves = _curves(Form.BOX_COX, powers, added)
        curves[~sound, FORM] = np.nan
        return curves

    return fit


def fit_yeo_johnson(power: float | None = None) -> Fit:
    """Return the fit of Yeo-Johnson curves with a given power, or with the likeliest one where None."""

    def fit(columns: Floats) -> Floats:
        powers = yeo_johnson_power(columns) if power is None else np.full(columns.shape[1], power)
        return _curves(Form.YEO_JOHNSON, powers, np.zeros_like(powers))

    return fit


FITS: dict[str, tuple[Fit, Rule, Rule]] = {
    "log_ct": (fit_log_ct, Rule.LOGGED, Rule.LOGGED_STILL_FAILS),
    "log_ct_plus": (fit_log_ct_plus, Rule.LOGGED, Rule.LOGGED_STILL_FAILS),
    "log_ct_orig": (fit_log_ct_orig, Rule.LOGGED, Rule.LOGGED_STILL_FAILS),
    "log_gii": (fit_log_gii, Rule.LOGGED, Rule.LOGGED_STILL_FAILS),
    "box_cox": (fit_box_cox(), Rule.BENT, Rule.BENT_STILL_FAILS),
    "yeo_johnson": (fit_yeo_johnson(), Rule.BENT, Rule.BENT_STILL_FAILS),
}
"""The bends that may end the skewness chain, with the rule of a column that passes afterwards and of one that does not."""


def refused(name: str) -> Rule:
    """Return why a column that cannot be bent is left."""
    return Rule.LEFT_MAX_NOT_ABOVE_ONE if name == "log_gii" else Rule.LEFT_NOT_POSITIVE


def _always(values: Floats, fit: Fit, rule: Rule) -> Treated:
    columns = as_columns(values)
    rules = np.full(columns.shape[1], rule, dtype=np.int64)
    curves = straight(columns.shape[1])
    spread, low, _ = varied(columns)
    rules[~spread] = np.where(np.isnan(low[~spread]), Rule.LEFT_TOO_FEW, Rule.LEFT_CONSTANT)
    curves[spread] = fit(columns[:, spread])
    lost = np.isnan(curves[:, FORM])
    rules[lost] = Rule.LEFT_MAX_NOT_ABOVE_ONE if fit is fit_log_gii else Rule.LEFT_NOT_POSITIVE
    curves[lost] = straight(1)
    return treated(values, rules, curves)


def _curves(form: Form, first: Floats, second: Floats) -> Floats:
    curves = straight(first.size)
    curves[:, FORM], curves[:, FIRST], curves[:, SECOND] = form, first, second
    return curves
