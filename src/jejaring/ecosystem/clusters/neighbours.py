"""Who is whose neighbour in an archipelago: the nearest k regions, since islands share no border."""

from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.text import Text

EARTH_KM = 6371.0088
NEAREST = 6
SMALLEST_BAND_KM = 1.0
"""Two regions at one point would else have an infinite weight."""


@dataclass(frozen=True)
class Neighbours:
    """Weights (n × n), each row with a neighbour sums to 1; `island` (n,) marks rows without one; `rule` says how they were made."""

    weights: Floats
    island: Bools
    rule: Text


def distances_km(latitude: Floats, longitude: Floats) -> Floats:
    """Return great-circle distances (n × n) of points in degrees, NaN where a coordinate is missing."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    half = np.sin((phi[:, None] - phi[None, :]) / 2) ** 2
    half = half + np.cos(phi)[:, None] * np.cos(phi)[None, :] * np.sin((lam[:, None] - lam[None, :]) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))


def nearest(latitude: Floats, longitude: Floats, *, k: int = NEAREST) -> Neighbours:
    """Return row-standardised weights of the k nearest regions; a region without coordinates has no neighbours and is none.

    Equal distances are decided by the order of the regions. Raises CannotBuild where k is not between 1 and the regions located less one.
    """
    apart = distances_km(latitude, longitude)
    np.fill_diagonal(apart, np.nan)
    located = ~(np.isnan(latitude) | np.isnan(longitude))
    if not 1 <= k < located.sum():
        raise CannotBuild(_wrong_k(k, int(located.sum())))
    order = np.argsort(np.where(np.isnan(apart), np.inf, apart), axis=1, kind="stable")[:, :k]
    weights = np.zeros(apart.shape)
    np.put_along_axis(weights, order, 1.0, axis=1)
    weights[~located] = 0.0
    return row_standardised(weights, rule=Text(id=f"{k} wilayah terdekat", en=f"the {k} nearest regions"))


def within(latitude: Floats, longitude: Floats, *, km: float, links: Bools | None = None) -> Neighbours:
    """Return row-standardised inverse-distance weights of regions nearer than `km`, and of those joined by `links` (n × n), as ferries."""
    apart = np.maximum(distances_km(latitude, longitude), SMALLEST_BAND_KM)
    np.fill_diagonal(apart, np.nan)
    with np.errstate(invalid="ignore"):
        joined = apart < km
    if links is not None:
        joined = joined | ((links | links.T) & ~np.isnan(apart))
    weights = np.where(joined, 1 / np.where(np.isnan(apart), 1.0, apart), 0.0)
    return row_standardised(weights, rule=Text(id=f"dalam {km:g} km, lebih dekat lebih berat", en=f"within {km:g} km, nearer weighs more"))


def row_standardised(weights: Floats, *, rule: Text) -> Neighbours:
    """Return weights (n × n, zero diagonal) of which each row sums to one; a row without a neighbour stays zero and is an island."""
    total = weights.sum(axis=1, keepdims=True)
    scaled = np.divide(weights, total, out=np.zeros(weights.shape), where=total > 0)
    return Neighbours(weights=scaled, island=total[:, 0] == 0, rule=rule)


def _wrong_k(k: int, located: int) -> Problem:
    return Problem(
        met=Text(id=f"k = {k} untuk {located} wilayah berkoordinat", en=f"k = {k} for {located} regions with coordinates"),
        expected=Text(id="k dari 1 sampai jumlah itu kurang satu", en="k from 1 to that number less one"),
        todo=Text(id="pilih k lain atau lengkapi koordinat", en="choose another k or complete the coordinates"),
    )
