"""Relatedness and complexity: small cases by hand, the circulant that has no answer, and tables that fall apart."""

import numpy as np
import pytest

from jejaring.ecosystem.specialisation.complexity import complexity

NESTED = np.array([[1, 1, 1, 1], [1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 0, 1]], dtype=bool)


def test_proximity_by_hand():
    # Activities 0 and 1: four regions have both, the more frequent is in five: 4/5.
    found = complexity(NESTED)
    assert found.proximity[0, 1] == pytest.approx(4 / 5)
    assert found.proximity[2, 3] == pytest.approx(1 / 2)
    assert np.isnan(np.diag(found.proximity)).all()


def test_density_is_the_related_share_that_is_there():
    found = complexity(NESTED)
    near = found.proximity
    assert found.density[3, 1] == pytest.approx(near[0, 1] / (near[0, 1] + near[2, 1] + near[3, 1]))
    assert found.density[0] == pytest.approx(np.ones(4))


def test_the_region_with_everything_is_the_most_complex_and_the_activity_of_all_the_least():
    found = complexity(NESTED)
    assert not found.degenerate
    assert found.descriptive
    assert found.eci.argmax() == 0
    assert found.eci.argmin() == 3
    assert found.pci.argmin() == 0
    assert (found.eci.mean(), found.eci.std()) == pytest.approx((0.0, 1.0))


def test_a_circulant_is_degenerate():
    # Handbook methods.md 2.5 [V]: the eigenvalues of this 4 × 4 circulant are 1, .5, .5.
    circulant = np.array([[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [1, 0, 0, 1]], dtype=bool)
    found = complexity(circulant)
    assert found.eigenvalues[:3] == pytest.approx([1.0, 0.5, 0.5])
    assert found.degenerate


def test_a_table_that_falls_apart_is_degenerate():
    apart = np.zeros((6, 6), dtype=bool)
    apart[:3, :3] = [[1, 1, 1], [1, 1, 0], [1, 0, 0]]
    apart[3:, 3:] = [[1, 1, 1], [1, 1, 0], [1, 0, 0]]
    assert complexity(apart).degenerate


def test_a_region_with_nothing_has_no_complexity_and_changes_nobody():
    empty = np.vstack([NESTED, np.zeros((1, 4), dtype=bool)])
    found = complexity(empty)
    assert np.isnan(found.eci[5])
    assert found.eci[:5] == pytest.approx(complexity(NESTED).eci)


def test_a_table_too_small_for_a_third_eigenvalue_is_degenerate():
    assert complexity(np.array([[True, False], [True, True]])).degenerate
