"""Variety: the handbook's vector, the identity on any table, and the two extremes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jejaring.ecosystem.specialisation.variety import variety


def test_the_handbook_vector():
    # Handbook methods.md 2.6 [V].
    found = variety(np.array([[30.0, 10.0, 20.0, 25.0, 15.0]]), ("a", "a", "b", "b", "b"))
    assert found.total[0] == pytest.approx(2.22821, abs=5e-6)
    assert found.unrelated[0] == pytest.approx(0.97095, abs=5e-6)
    assert found.related[0] == pytest.approx(1.25726, abs=5e-6)


@given(arrays(float, (3, 6), elements=st.integers(0, 900).map(float)))
def test_within_and_between_add_up_and_neither_is_negative(counts: np.ndarray):
    found = variety(counts, ("a", "b", "a", "c", "b", "a"))
    some = counts.sum(axis=1) > 0
    assert (found.related[some] >= 0).all()
    assert (found.unrelated[some] >= 0).all()
    assert found.related[some] + found.unrelated[some] == pytest.approx(found.total[some], abs=1e-12)
    assert np.isnan(found.total[~some]).all()


def test_one_group_has_related_variety_only_and_groups_of_one_unrelated_only():
    counts = np.array([[4.0, 4.0]])
    assert variety(counts, ("a", "a")).unrelated[0] == 0.0
    assert variety(counts, ("a", "b")).related[0] == 0.0
    assert variety(counts, ("a", "a")).related[0] == 1.0
