"""The cube: unknown is not absent, bounds hold the truth, gaps in order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jejaring.ecosystem.chain.cube import cube

AXES = (("bisnis", "media"), ("musik", "kriya"), ("kreasi", "produksi", "konservasi"))


def example(**more):
    actors = np.zeros((2, 2, 3))
    actors[0, 0] = [3, 1, 0]
    actors[1, 1, 0] = 0.5
    return cube(actors, axes=AXES, **more)


def test_nobody_listed_is_unknown_until_someone_looked():
    found = example()
    assert np.isnan(found.state[0, 0, 2])
    searched = np.zeros((2, 2, 3), dtype=bool)
    searched[0] = True
    looked = example(searched=searched)
    assert looked.state[0, 0, 2] == 0.0
    assert np.isnan(looked.state[1, 0, 0])
    assert looked.state[1, 1, 0] == 1.0


def test_an_unknown_count_stays_unknown_even_where_someone_looked():
    found = cube(np.full((1, 1, 1), np.nan), axes=(("m",), ("s",), ("v",)), searched=np.ones((1, 1, 1), dtype=bool))
    assert np.isnan(found.state[0, 0, 0])


def test_coverage_lies_between_all_unknown_empty_and_all_unknown_filled():
    searched = np.zeros((2, 2, 3), dtype=bool)
    searched[0] = True
    # Twelve cells: three present, four known to be absent, five unknown.
    assert example(searched=searched).coverage() == pytest.approx((3 / 12, 8 / 12))
    assert example().coverage() == pytest.approx((3 / 12, 1.0))


def test_only_required_cells_count_by_their_weight():
    required = np.zeros((2, 2, 3))
    required[0, 0] = [2, 1, 1]
    found = example(required=required)
    assert found.coverage() == pytest.approx((3 / 4, 1.0))
    by_stage = found.coverage_by("stage")
    assert by_stage.lower == pytest.approx([1.0, 1.0, 0.0])
    assert np.isnan(found.coverage_by("helix").lower[1])


def test_along_each_axis_there_is_one_share_per_name():
    found = example()
    assert found.coverage_by("helix").lower == pytest.approx([2 / 6, 1 / 6])
    assert found.coverage_by("subsector").lower == pytest.approx([2 / 6, 1 / 6])
    assert found.coverage_by("stage").lower == pytest.approx([2 / 4, 1 / 4, 0.0])


def test_gaps_known_to_be_absent_come_before_unknown_ones_and_heavy_before_light():
    required = np.zeros((2, 2, 3))
    required[0, 0] = [1, 1, 1]
    required[0, 1, 0], required[1, 0, 0] = 2, 5
    searched = np.zeros((2, 2, 3), dtype=bool)
    searched[0] = True
    assert example(required=required, searched=searched).gaps() == (
        ("bisnis", "kriya", "kreasi", True),
        ("bisnis", "musik", "konservasi", True),
        ("media", "musik", "kreasi", False),
    )


def test_nothing_required_has_no_coverage():
    assert np.isnan(example(required=np.zeros((2, 2, 3))).coverage()).all()


@given(
    arrays(float, (2, 2, 3), elements=st.integers(0, 2).map(float)),
    arrays(bool, (2, 2, 3)),
    arrays(bool, (2, 2, 3)),
)
def test_looking_in_more_places_never_widens_the_bounds(actors: np.ndarray, searched: np.ndarray, more: np.ndarray):
    low, high = cube(actors, axes=AXES, searched=searched).coverage()
    later_low, later_high = cube(actors, axes=AXES, searched=searched | more).coverage()
    assert low <= later_low + 1e-12
    assert later_high <= high + 1e-12
