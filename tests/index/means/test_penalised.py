"""Mazziotta–Pareto indices."""

import numpy as np
import pytest

from jejaring.index.means.penalised import ampi, mpi, standardised
from jejaring.terms.problem import CannotBuild

GAP = np.nan
HANDBOOK = np.array([[3.0, 30], [5, 20], [7, 40], [9, 70]])
HALF = np.array([0.5, 0.5])


def adjusted(values: np.ndarray) -> np.ndarray:
    """The 70-130 scale of methods.md 1.5: 70 + 60 (x - L) / (U - L), L and U = column mean ∓ half the range."""
    middle, half = values.mean(axis=0), (values.max(axis=0) - values.min(axis=0)) / 2
    return 70 + 60 * (values - middle + half) / (2 * half)


def test_the_mpi_of_the_handbook() -> None:
    # methods.md 1.7
    np.testing.assert_allclose(mpi(HANDBOOK, HALF), [90.4395, 92.3141, 102.1872, 114.7111], atol=5e-5)


def test_the_ampi_of_the_handbook() -> None:
    # methods.md 1.7: reference = column mean
    np.testing.assert_allclose(ampi(adjusted(HANDBOOK), HALF), [77.9747, 82.4096, 104.7619, 132.9323], atol=5e-5)


def test_the_gradient_of_the_handbook() -> None:
    # methods.md 1.7: MPI of (30, 60, 90), unweighted: 50.0 with gradient (.7222, .3889, .0556)
    row, thirds, step = np.array([[30.0, 60.0, 90.0]]), np.ones(3) / 3, 1e-5
    assert ampi(row, thirds)[0] == pytest.approx(50)
    slopes = [(ampi(row + step * unit, thirds) - ampi(row - step * unit, thirds))[0] / (2 * step) for unit in np.eye(3)]
    np.testing.assert_allclose(slopes, [0.7222, 0.3889, 0.0556], atol=5e-5)


@pytest.mark.parametrize("atom", [mpi, ampi])
def test_the_penalty_has_a_sign(atom: object) -> None:
    # Compind overwrites the argument: "POS" and "NEG" give identical results
    table = adjusted(HANDBOOK)
    down, up = atom(table, HALF, penalty="minus"), atom(table, HALF, penalty="plus")
    middle = (standardised(table) if atom is mpi else table).mean(axis=1)
    np.testing.assert_allclose(middle - down, up - middle)
    assert (up - down).max() > 0.1


def test_nothing_is_rounded() -> None:
    # Compind rounds the AMPI to three digits
    found = ampi(np.array([[90.00012, 110.0]]), HALF)[0]
    middle = (90.00012 + 110) / 2
    assert found == pytest.approx(middle - ((110 - 90.00012) / 2) ** 2 / middle, abs=1e-12)


def test_better_data_can_lower_it() -> None:
    # The documented counterexample: a child far above the others gains, the penalty gains more
    thirds = np.ones(3) / 3
    before, after = ampi(np.array([[30.0, 30.0, 130.0]]), thirds), ampi(np.array([[30.0, 30.0, 140.0]]), thirds)
    assert after[0] < before[0]


def test_weights_enter_mean_and_variance_and_equal_ones_are_the_published_index() -> None:
    doubled = ampi(np.array([[80.0, 80.0, 110.0]]), np.ones(3))
    np.testing.assert_allclose(ampi(np.array([[80.0, 110.0]]), np.array([2.0, 1.0])), doubled)


def test_a_missing_child_drops_out_of_mean_and_variance() -> None:
    np.testing.assert_allclose(
        ampi(np.array([[80.0, GAP, 110.0], [GAP, GAP, GAP]]), np.ones(3)), [ampi(np.array([[80.0, 110.0]]), HALF)[0], GAP]
    )
    gappy = np.vstack([HANDBOOK, [GAP, GAP]])
    np.testing.assert_allclose(mpi(gappy, HALF)[:4], mpi(HANDBOOK, HALF))


def test_a_child_without_spread_is_a_hundred_everywhere() -> None:
    np.testing.assert_array_equal(standardised(np.array([[0.1 + 0.2], [0.3], [GAP]])).ravel(), [100, 100, GAP])


def test_replicates_are_standardised_each_by_itself() -> None:
    many = mpi(np.stack([HANDBOOK, HANDBOOK[::-1] * 3]), np.stack([HALF, HALF]))
    np.testing.assert_allclose(many, [mpi(HANDBOOK, HALF), mpi(HANDBOOK, HALF)[::-1]])


def test_a_mean_of_zero_or_less_is_refused() -> None:
    with pytest.raises(CannotBuild, match="1 means of children not above 0"):
        ampi(np.array([[1.0, -1.0], [90.0, 110.0]]), HALF)
