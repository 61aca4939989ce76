"""Location quotients: handbook vectors, intervals of small counts, tests, missing cells."""

import numpy as np
import pytest

from jejaring.ecosystem.specialisation.quotient import discovery_rates, location_quotients


def in_country(x: float, n: float, y: float, total: float) -> np.ndarray:
    """A region against the rest of its country, one subsector against all others."""
    return np.array([[x, n - x], [y - x, total - n - y + x]], dtype=float)


def test_thirty_of_four_hundred_where_the_country_has_500_of_20000_is_three_times_the_share():
    # Handbook methods.md 2.1 [V]: LQ 3.000, 95 % interval (2.104, 4.278).
    found = location_quotients(in_country(30, 400, 500, 20_000))
    assert found.lq[0, 0] == pytest.approx(3.0)
    assert (found.low[0, 0], found.high[0, 0]) == pytest.approx((2.104, 4.278), abs=5e-4)
    assert found.interval[0, 0] == "delta"


def test_nobody_has_the_rule_of_three_as_upper_bound():
    # Hanley and Lippman-Hand 1983: none of n excludes a share above 3/n; the reference share is 500 of 20 000.
    found = location_quotients(in_country(0, 400, 500, 20_000))
    assert found.lq[0, 0] == 0.0
    assert found.low[0, 0] == 0.0
    assert found.high[0, 0] == pytest.approx(3 / 400 / (500 / 20_000), rel=0.002)
    assert found.interval[0, 0] == "rule_of_three"
    assert not found.suppressed[0, 0]


def test_small_counts_have_the_exact_interval_of_scipy():
    from scipy.stats import binomtest

    found = location_quotients(in_country(4, 400, 50, 20_000))
    exact = binomtest(4, 50).proportion_ci()
    assert (found.low[0, 0], found.high[0, 0]) == pytest.approx((exact.low * 50, exact.high * 50))
    assert found.interval[0, 0] == "exact"
    assert found.thin[0, 0]


def test_the_only_actors_of_a_subsector_bound_the_quotient_by_its_greatest_value():
    found = location_quotients(in_country(4, 400, 4, 20_000))
    assert found.high[0, 0] == pytest.approx(50.0)
    assert found.lq[0, 0] == pytest.approx(50.0)


def test_the_test_of_one_is_twice_the_smaller_tail_of_the_binomial():
    from scipy.stats import binom

    found = location_quotients(in_country(4, 400, 50, 20_000))
    assert found.p[0, 0] == pytest.approx(2 * binom.sf(3, 50, 400 / 20_000))


def test_a_share_as_in_the_country_does_not_stand_out():
    found = location_quotients(np.array([[10.0, 30.0], [20.0, 60.0]]))
    assert found.lq == pytest.approx(np.ones((2, 2)))
    assert found.p == pytest.approx(np.ones((2, 2)))
    assert not found.stands_out().any()
    assert found.symmetric == pytest.approx(np.zeros((2, 2)))


def test_one_or_two_actors_are_suppressed_and_never_stand_out():
    found = location_quotients(in_country(2, 10, 3, 1_000_000))
    assert found.suppressed[0, 0]
    assert found.q[0, 0] < 0.05
    assert not found.stands_out()[0, 0]


def test_a_region_without_actors_and_a_subsector_without_actors_have_no_quotient():
    found = location_quotients(np.array([[0.0, 0.0, 0.0], [3.0, 20.0, 0.0], [9.0, 4.0, 0.0]]))
    assert np.isnan(found.lq[0]).all()
    assert np.isnan(found.lq[:, 2]).all()
    assert np.isnan(found.high[0]).all()
    assert np.isfinite(found.lq[1:, :2]).all()


def test_an_unknown_cell_compares_its_region_over_what_it_knows():
    known = np.array([[10.0, 30.0], [20.0, 60.0]])
    wide = np.column_stack([known, [np.nan, 500.0]])
    found = location_quotients(wide)
    assert np.isnan(found.lq[0, 2])
    assert found.lq[0, 0] == pytest.approx(10 / 40 / (30 / 120))


def test_fractional_counts_are_taken_as_they_are():
    whole, fraction = location_quotients(in_country(4, 400, 50, 20_000)), location_quotients(in_country(4.5, 400, 50, 20_000))
    five = location_quotients(in_country(5, 400, 50, 20_000))
    assert whole.low[0, 0] < fraction.low[0, 0] < five.low[0, 0]


def test_false_discoveries_are_controlled_over_all_known_cells():
    # Benjamini and Hochberg 1995: q_(i) = min over j >= i of p_(j) m / j, here with m = 3 known cells.
    q = discovery_rates(np.array([[0.01, np.nan], [0.04, 0.03]]))
    assert q[0, 0] == pytest.approx(0.03)
    assert q[1] == pytest.approx([0.04, 0.04])
    assert np.isnan(q[0, 1])


def test_the_interval_holds_the_truth_as_often_as_it_promises():
    rng = np.random.default_rng(7)
    true = 2.0
    draws = [
        in_country(x, 200, y, 10_000) for x, y in zip(rng.binomial(200, 0.02 * true, 250), rng.binomial(10_000, 0.02, 250), strict=True)
    ]
    held = [(found := location_quotients(table)).low[0, 0] <= true <= found.high[0, 0] for table in draws if table.min() >= 0]
    assert np.mean(held) >= 0.94
