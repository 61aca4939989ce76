"""Great-circle distances against exact cases."""

import math

import numpy as np
import pytest

from jejaring.indicators.distance import EARTH_RADIUS_KM, great_circle_km, nearest_km


def test_a_quarter_of_the_equator_is_a_quarter_of_the_circumference():
    km = great_circle_km(np.array([0.0]), np.array([0.0]), np.array([0.0]), np.array([90.0]))
    assert km[0, 0] == pytest.approx(EARTH_RADIUS_KM * math.pi / 2, rel=1e-12)


def test_pole_to_pole_is_half_the_circumference_whatever_the_longitude():
    km = great_circle_km(np.array([90.0]), np.array([12.0]), np.array([-90.0]), np.array([-77.0]))
    assert km[0, 0] == pytest.approx(EARTH_RADIUS_KM * math.pi, rel=1e-12)


def test_the_date_line_does_not_lengthen_a_distance():
    km = great_circle_km(np.array([0.0]), np.array([179.5]), np.array([0.0]), np.array([-179.5]))
    assert km[0, 0] == pytest.approx(EARTH_RADIUS_KM * math.radians(1), rel=1e-9)


def test_a_place_without_coordinates_has_no_nearest_point():
    km = nearest_km(np.array([np.nan, 0.0]), np.array([100.0, 0.0]), np.array([0.0]), np.array([0.0]))
    assert math.isnan(km[0])
    assert km[1] == 0.0


def test_without_points_every_distance_is_missing():
    assert np.isnan(nearest_km(np.zeros(2), np.zeros(2), np.empty(0), np.empty(0))).all()
