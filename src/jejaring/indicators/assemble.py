"""Observations in, a panel out: one column for each leaf of a recipe, every cell with its status, year, source and note."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from jejaring.indicators.corrections import correct
from jejaring.indicators.distance import nearest_km
from jejaring.indicators.newest import NOTHING, Figure, newest
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.field import Correction
from jejaring.terms.indicator import Derivation, Indicator
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Recipe
from jejaring.terms.region import Region
from jejaring.terms.status import Status
from jejaring.terms.text import Text

Figures = dict[tuple[str, str], Figure]


def needed_variables(recipe: Recipe, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Return the keys of the variables that a recipe's leaves and its peers' context are computed from, sorted."""
    keys = {context.variable for context in recipe.context}
    for indicator in indicators:
        derivation = _derivation(recipe, indicator)
        if derivation.method != "distance":
            keys.add(derivation.variable)
        keys |= {derivation.denominator} if derivation.denominator else set(derivation.also)
    return tuple(sorted(keys))


def assemble(observations: pd.DataFrame, catalogue: Catalogue, recipe: Recipe, *, year: int) -> Panel:
    """Return the panel of a recipe for an edition's year: regions (n, catalogue order) × leaves and context variables (m).

    Each leaf takes the newest sound figure that is not later than `year` and at most `recipe.max_age` years old; snapshots keep
    their one date. Declared corrections are applied first. Context variables follow the leaves under `context:` names. `year` and
    `source` of a computed cell join those of its parts.
    """
    corrected = correct(observations, catalogue.corrections)
    figures = newest(
        corrected.observations,
        {variable.key: variable for variable in catalogue.variables},
        year=year,
        max_age=recipe.max_age,
        precedence=[dataset.key for dataset in catalogue.datasets],
        dropped=corrected.applied,
    )
    figures = _noted(figures, corrected.applied)
    by_code = {indicator.code: indicator for indicator in catalogue.indicators[recipe.key]}
    columns = {leaf.column: _derivation(recipe, by_code[leaf.code]) for leaf in recipe.leaves}
    columns |= {context_column(item.variable): Derivation(method="take", variable=item.variable) for item in recipe.context}
    cells = [_cells(derivation, catalogue, figures) for derivation in columns.values()]
    return _panel(catalogue, tuple(columns), cells, str(year))


def groupings(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the partitions of the catalogue's regions that recipes may rank or impute by: kind, province, island group."""
    return {
        "kind": tuple(region.kind for region in catalogue.regions),
        "province": tuple(region.province for region in catalogue.regions),
        "island_group": tuple(region.island_group for region in catalogue.regions),
    }


def context_column(variable: str) -> str:
    """Return the panel column of a context variable."""
    return f"context:{variable}"


def _derivation(recipe: Recipe, indicator: Indicator) -> Derivation:
    # An indicator that only forms or the register can fill is observed under its own name.
    return indicator.derivation or Derivation(method="take", variable=f"{recipe.key}:{indicator.code}")


def _noted(figures: Figures, applied: tuple[Correction, ...]) -> Figures:
    replaced = {(item.row, item.column, item.period): item for item in applied if item.new is not None}
    noted = dict(figures)
    for (region, variable), figure in figures.items():
        correction = replaced.get((region, variable, figure.year))
        if correction is not None:
            noted[region, variable] = Figure(figure.value, figure.status, figure.year, figure.source, correction.reason)
    return noted


def _cells(derivation: Derivation, catalogue: Catalogue, figures: Figures) -> list[Figure]:
    if derivation.method == "distance":
        return _distances(derivation, catalogue)
    taken = _taken(derivation.variable, catalogue, figures)
    if derivation.method == "take":
        return [_times(figure, derivation.multiply) for figure in taken]
    if derivation.method == "mean":
        columns = [taken, *(_taken(variable, catalogue, figures) for variable in derivation.also)]
        return [_mean(parts) for parts in zip(*columns, strict=True)]
    below = _taken(derivation.denominator or "", catalogue, figures)
    return [_ratio(top, bottom, derivation.multiply) for top, bottom in zip(taken, below, strict=True)]


def _taken(variable: str, catalogue: Catalogue, figures: Figures) -> list[Figure]:
    return [figures.get((region.key, variable), NOTHING) for region in catalogue.regions]


def _mean(parts: tuple[Figure, ...]) -> Figure:
    values = [part.value for part in parts if part.value is not None]
    note = next((part.note for part in parts if part.note), None)
    if len(values) < len(parts):
        return Figure(None, Status.MISSING, None, "", note)
    years = _joined_all(part.year or "" for part in parts)
    return Figure(sum(values) / len(values), Status.COMPUTED, years or None, _joined_all(part.source for part in parts), note)


def _times(figure: Figure, multiply: float) -> Figure:
    if figure.value is None or multiply == 1:
        return figure
    return Figure(figure.value * multiply, figure.status, figure.year, figure.source, figure.note)


def _ratio(top: Figure, bottom: Figure, multiply: float) -> Figure:
    note = top.note or bottom.note
    if top.value is None or bottom.value is None:
        return Figure(None, Status.MISSING, None, "", note)
    if bottom.value <= 0:
        return Figure(None, Status.MISSING, None, "", Text(id="penyebut nol atau negatif", en="the denominator is zero or negative"))
    years = _joined_all(part.year or "" for part in (top, bottom))
    sources = _joined_all(part.source for part in (top, bottom))
    return Figure(multiply * top.value / bottom.value, Status.COMPUTED, years or None, sources, note)


def _distances(derivation: Derivation, catalogue: Catalogue) -> list[Figure]:
    points = [point for point in catalogue.points if point.group == derivation.variable]
    source = _joined_all(point.source for point in points)
    distances = nearest_km(
        _degrees(region.latitude for region in catalogue.regions),
        _degrees(region.longitude for region in catalogue.regions),
        _degrees(point.latitude for point in points),
        _degrees(point.longitude for point in points),
    )
    floor, year = derivation.floor_km or 0.0, _span(point.period for point in points)
    return [_distance(region, max(float(km), floor), year, source) for region, km in zip(catalogue.regions, distances, strict=True)]


def _distance(region: Region, km: float, year: str | None, source: str) -> Figure:
    if np.isnan(km):
        why = Text(id=f"titik acuan {region.name} tidak diketahui", en=f"the reference point of {region.name} is not known")
        return Figure(None, Status.MISSING, None, "", why)
    return Figure(km, Status.COMPUTED, year, source)


def _span(periods: Iterable[str | None]) -> str | None:
    """Return the first and the last of the years, one where they are the same, None where none is known."""
    known = sorted({period for period in periods if period})
    return "–".join(dict.fromkeys((known[0], known[-1]))) if known else None


def _joined_all(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _degrees(values: Iterable[float | None]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _panel(catalogue: Catalogue, columns: tuple[str, ...], cells: list[list[Figure]], period: str) -> Panel:
    shape = (len(catalogue.regions), len(columns))
    values = np.full(shape, np.nan)
    status, year, source, note = (np.full(shape, None, dtype=object) for _ in range(4))
    for j, column in enumerate(cells):
        for i, figure in enumerate(column):
            values[i, j] = np.nan if figure.value is None else figure.value
            status[i, j], year[i, j], source[i, j], note[i, j] = figure.status, figure.year, figure.source, figure.note
    return Panel(
        regions=tuple(region.key for region in catalogue.regions),
        columns=columns,
        period=period,
        values=values,
        status=status,
        year=year,
        source=source,
        note=note,
        groupings=groupings(catalogue),
    )
