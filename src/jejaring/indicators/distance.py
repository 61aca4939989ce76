"""Great-circle distances from regions to the nearest point of a group."""

import numpy as np

from jejaring.terms.panel import Floats

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG, R1)."""


def great_circle_km(latitude: Floats, longitude: Floats, to_latitude: Floats, to_longitude: Floats) -> Floats:
    """Return distances (n × p) in kilometres between n places and p points given in degrees, by the haversine formula.

    A place with a missing coordinate has missing distances.
    """
    here, there = np.radians(latitude)[:, None], np.radians(to_latitude)[None, :]
    across = np.radians(to_longitude)[None, :] - np.radians(longitude)[:, None]
    half_chord = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(across / 2) ** 2
    distances: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half_chord, 0, 1)))
    return distances


def nearest_km(latitude: Floats, longitude: Floats, to_latitude: Floats, to_longitude: Floats) -> Floats:
    """Return the distance (n,) in kilometres to the nearest of the points, missing where a place has no coordinates or no point exists."""
    if to_latitude.size == 0:
        return np.full(latitude.shape, np.nan)
    nearest: Floats = great_circle_km(latitude, longitude, to_latitude, to_longitude).min(axis=1)
    return nearest
