"""Fills a gap from the same region in other years: the latest earlier value, or a straight line between two years."""

import numpy as np

from jejaring.index.imputation import centre
from jejaring.index.imputation.filled import Around, Filled, Groups, Timeline, Way
from jejaring.terms.panel import Floats


def latest(values: Floats, around: Around, *, max_years: int, otherwise: str = "none", group: str | None = None) -> Filled:
    """Fill each gap of (…×n×m) with the region's latest earlier value, at most `max_years` old.

    What is left takes the centre of this year's known cells that `otherwise` names (of the `group`), and says so.

    >>> import numpy as np
    >>> years = Timeline((2020, 2021, 2022), np.array([[[5.0]], [[np.nan]], [[np.nan]]]), now=2)
    >>> latest(np.array([[np.nan]]), Around(("a",), np.ones(1), timeline=years), max_years=2).values
    array([[5.]])
    >>> latest(np.array([[np.nan]]), Around(("a",), np.ones(1), timeline=years), max_years=1).values
    array([[nan]])
    """
    line = _line(around)
    offered, age = _nearest(line, earlier=True)
    done = _offered(values, [(np.where(age <= max_years, offered, np.nan), Way.EARLIER)])
    return _completed(values, done, around, otherwise, group)


def linear(values: Floats, around: Around, *, ends: str, max_years: int, otherwise: str = "none", group: str | None = None) -> Filled:
    """Fill each gap of (…×n×m) on the straight line between the region's nearest earlier and later values.

    Before the first and after the last value nothing is drawn out: the gap stays, or with `ends: constant` takes the nearest value, at
    most `max_years` away. A series with one value keeps it and is not drawn out either. What is left takes the centre of this year's
    known cells that `otherwise` names (of the `group`), and says so.

    >>> import numpy as np
    >>> years = Timeline((2020, 2021, 2024), np.array([[[5.0]], [[np.nan]], [[9.0]]]), now=1)
    >>> linear(np.array([[np.nan]]), Around(("a",), np.ones(1), timeline=years), ends="missing", max_years=2).values
    array([[6.]])
    """
    line = _line(around)
    (before, since), (after, until) = _nearest(line, earlier=True), _nearest(line, earlier=False)
    between = before + (after - before) * (since / (since + until))
    offers = [(between, Way.BETWEEN)]
    if ends == "constant":
        nearest, age = np.where(np.isnan(before), after, before), np.where(np.isnan(before), until, since)
        offers.append((np.where(age <= max_years, nearest, np.nan), Way.NEAREST))
    return _completed(values, _offered(values, offers), around, otherwise, group)


def _line(around: Around) -> Timeline:
    if around.timeline is None:
        raise ValueError("an imputation over years needs a timeline; check refuses recipes without one")
    return around.timeline


def _nearest(line: Timeline, *, earlier: bool) -> tuple[Floats, Floats]:
    """Return the nearest value (n × m) before or after now, and how many years away it is; NaN where there is none."""
    here = line.years[line.now]
    value = np.full(line.values.shape[1:], np.nan)
    away = np.full(value.shape, np.nan)
    places = [place for place, year in enumerate(line.years) if (year < here if earlier else year > here)]
    for place in sorted(places, key=lambda place: abs(line.years[place] - here), reverse=True):
        there = ~np.isnan(line.values[place])
        value = np.where(there, line.values[place], value)
        away = np.where(there, float(abs(line.years[place] - here)), away)
    return value, away


def _offered(values: Floats, offers: list[tuple[Floats, Way]]) -> Filled:
    """Return the values with each gap filled by the first offer (n × m) that has one."""
    result, way = values, np.where(np.isnan(values), Way.MISSING, Way.KNOWN).astype(np.int8)
    for offer, name in offers:
        gained = np.isnan(result) & ~np.isnan(offer)
        result, way = np.where(gained, offer, result), np.where(gained, np.int8(name), way).astype(np.int8)
    donor: Groups = np.full(values.shape, -1, dtype=np.int64)
    return Filled(np.asarray(result), way, donor)


def _completed(values: Floats, done: Filled, around: Around, otherwise: str, group: str | None) -> Filled:
    """Return what is filled, with the gaps left filled from the known values (…×n×m) of the same year."""
    if otherwise == "none":
        return done
    fill = {"mean": centre.mean, "median": centre.median}.get(otherwise)
    if fill is not None:
        beside = fill(values, around)
    else:
        by_group = {"group_mean": centre.group_mean, "group_median": centre.group_median}[otherwise]
        beside = by_group(values, around, group=str(group))
    gained = np.isnan(done.values) & ~np.isnan(beside.values)
    return Filled(np.where(gained, beside.values, done.values), np.where(gained, beside.way, done.way).astype(np.int8), done.donor)
