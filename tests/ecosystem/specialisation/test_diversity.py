"""Diversity and concentration: exact small cases, bias of small lists, and regions made comparable."""

import numpy as np
import pytest

from jejaring.ecosystem.specialisation.diversity import concentration, diversity


def test_four_equal_subsectors_are_four_by_every_number():
    found = diversity(np.full((1, 4), 25.0))
    assert (found.hill0[0], found.hill1[0], found.hill2[0]) == pytest.approx((4.0, 4.0, 4.0))
    assert found.entropy[0] == pytest.approx(np.log(4))


def test_the_numbers_fall_the_more_they_weigh_what_is_frequent():
    # p = (.5, .25, .25): exp H = 2^1.5, 1 / Σp² = 1 / .375.
    found = diversity(np.array([[50.0, 25.0, 25.0]]))
    assert (found.hill0[0], found.hill1[0], found.hill2[0]) == pytest.approx((3.0, 2**1.5, 1 / 0.375))


def test_miller_madow_adds_half_a_subsector_per_actor():
    found = diversity(np.array([[5.0, 3.0, 2.0]]))
    assert found.miller_madow[0] == pytest.approx(found.entropy[0] + 2 / 20)


def test_chao_shen_by_hand():
    # x = (4, 1): n = 5, one singleton, C = .8, covered shares .64 and .16.
    expected = -(0.64 * np.log(0.64) / (1 - 0.36**5) + 0.16 * np.log(0.16) / (1 - 0.84**5))
    assert diversity(np.array([[4.0, 1.0]])).chao_shen[0] == pytest.approx(expected)


def test_corrections_bring_small_lists_nearer_to_the_truth():
    rng = np.random.default_rng(2)
    p = np.full(17, 1 / 17)
    found = diversity(rng.multinomial(25, p, 500).astype(float))
    bias = {name: abs(float(np.mean(getattr(found, name))) - np.log(17)) for name in ("entropy", "miller_madow", "chao_shen")}
    assert bias["miller_madow"] < bias["entropy"] / 2
    assert bias["chao_shen"] < bias["entropy"] / 2


def test_a_large_region_is_no_richer_than_a_small_one_at_the_same_depth():
    # Hurlbert 1971: of two actors drawn from (2, 2), 1 + 2/3 subsectors; drawn from (200, 200), 1 + 200/399.
    found = diversity(np.array([[2.0, 2.0], [200.0, 200.0]]), depth=2)
    assert found.rarefied == pytest.approx([1 + 2 / 3, 1 + 200 / 399])


def test_the_depth_is_the_smallest_region_of_two_or_more():
    found = diversity(np.array([[1.0, 0.0], [3.0, 4.0], [50.0, 50.0]]))
    assert found.depth == 7
    assert np.isnan(found.rarefied[0])
    assert found.rarefied[1] == pytest.approx(2.0)


def test_a_region_without_actors_has_no_diversity():
    found = diversity(np.array([[0.0, 0.0], [3.0, 3.0]]))
    for part in (found.hill0, found.hill1, found.hill2, found.miller_madow, found.chao_shen, found.rarefied):
        assert np.isnan(part[0])


def test_the_mix_of_the_country_is_at_no_distance_from_itself():
    found = concentration(np.array([[10.0, 30.0], [20.0, 60.0]]))
    assert found.krugman == pytest.approx([0.0, 0.0])
    assert found.theil == pytest.approx([0.0, 0.0])
    assert found.gini == pytest.approx([0.0, 0.0])


def test_two_regions_that_share_nothing_are_far_from_the_country():
    # Shares (1, 0) against (.5, .5): Krugman 1, Theil ln 2; all of a subsector in half of the country: Gini .5.
    found = concentration(np.array([[10.0, 0.0], [0.0, 10.0]]))
    assert found.krugman == pytest.approx([1.0, 1.0])
    assert found.theil == pytest.approx([np.log(2), np.log(2)])
    assert found.gini == pytest.approx([0.5, 0.5])


def test_a_subsector_nobody_has_says_nothing_of_its_spread():
    assert np.isnan(concentration(np.array([[1.0, 0.0], [2.0, 0.0]])).gini[1])
