"""The Wroclaw taxonomic method."""

import numpy as np

from jejaring.index.means.wroclaw import wroclaw

GAP = np.nan
TABLE = np.random.default_rng(7).uniform(0, 100, (30, 4))
EQUAL = np.full(4, 0.25)


def test_the_definition_of_hellwig() -> None:
    unit = (TABLE - TABLE.mean(axis=0)) / TABLE.std(axis=0)
    away = np.sqrt(((unit - unit.max(axis=0)) ** 2).sum(axis=1))
    np.testing.assert_allclose(wroclaw(TABLE, EQUAL), 1 - away / (away.mean() + 2 * away.std()), atol=1e-12)


def test_three_cities_by_hand() -> None:
    # z = ∓√1.5, 0 on both children in opposite order; distances √6, √3, √6 (times √½); mean and sd of (√6, √3, √6)
    away = np.sqrt([6.0, 3.0, 6.0])
    expected = 1 - away / (away.mean() + 2 * away.std())
    np.testing.assert_allclose(wroclaw(np.array([[10.0, 60.0], [20.0, 50.0], [30.0, 40.0]]), np.array([0.5, 0.5])), expected)


def test_the_ideal_region_has_one_and_units_do_not_matter() -> None:
    with_best = np.vstack([TABLE, [1000.0, 1000.0, 1000.0, 1000.0]])
    assert wroclaw(with_best, EQUAL)[-1] == 1
    np.testing.assert_allclose(wroclaw(TABLE * [1, 5, 0.01, 1e4] + [3, 0, 7, -9], EQUAL), wroclaw(TABLE, EQUAL), atol=1e-9)


def test_a_missing_child_drops_out_and_no_child_has_no_score() -> None:
    gappy = TABLE.copy()
    gappy[0, 1], gappy[1] = GAP, GAP
    found = wroclaw(gappy, EQUAL)
    assert np.isnan(found[1])
    assert np.isfinite(np.delete(found, 1)).all()


def test_where_all_are_alike_all_are_ideal() -> None:
    np.testing.assert_array_equal(wroclaw(np.full((3, 2), 5.0), np.array([0.5, 0.5])), 1)


def test_replicates_are_separate() -> None:
    weights = np.array([[0.25] * 4, [0.4, 0.3, 0.2, 0.1]])
    found = wroclaw(TABLE, weights)
    np.testing.assert_allclose(found, [wroclaw(TABLE, weights[0]), wroclaw(TABLE, weights[1])])
    np.testing.assert_allclose(wroclaw(np.stack([TABLE, TABLE[::-1]]), EQUAL)[1], wroclaw(TABLE, EQUAL)[::-1])
