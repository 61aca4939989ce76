"""Peers by Gower distance: exact small cases, missing values, and the warning of loose peers."""

import numpy as np
import pytest

from jejaring.ecosystem.peers import Context, gower, peer_groups


def context(numbers: list[list[float]], categories: list[str], group: list[str] | None = None) -> Context:
    n = len(categories)
    return Context(
        regions=tuple(f"r{i}" for i in range(n)),
        number_names=tuple(f"x{j}" for j in range(len(numbers[0]))),
        numbers=np.array(numbers, dtype=float),
        category_names=("island",),
        categories=np.array(categories, dtype=object)[:, None],
        group=tuple(group or ["all"] * n),
    )


def test_distance_is_the_mean_of_scaled_differences_and_mismatches():
    # Gower 1971: x0 has range 10, so parts are 5/10 and 1 (islands differ): mean .75.
    distances, _ = gower(context([[0.0], [5.0], [10.0]], ["a", "b", "a"]))
    assert distances[0, 1] == pytest.approx(0.75)
    assert distances[0, 2] == pytest.approx(0.5)
    assert np.array_equal(distances, distances.T)
    assert np.all(np.diag(distances) == 0)


def test_a_missing_value_leaves_the_pair_to_the_variables_it_has():
    distances, _ = gower(context([[np.nan, 0.0], [5.0, 4.0], [10.0, 8.0]], ["a", "a", "a"]))
    assert distances[0, 1] == pytest.approx((0.5 + 0.0) / 2)


def test_a_constant_variable_sets_nobody_apart():
    distances, _ = gower(context([[3.0], [3.0]], ["a", "a"]))
    assert distances[0, 1] == 0.0


def test_peers_come_from_the_same_group_nearest_first_with_their_reason():
    groups = peer_groups(context([[0.0], [1.0], [9.0], [0.1]], ["a", "a", "b", "a"], ["kota", "kota", "kota", "kabupaten"]))
    assert [peer.region for peer in groups[0].peers] == ["r1", "r2"]
    assert groups[0].peers[0].alike[0] == "island"
    assert groups[3].peers == ()


def test_equal_distances_are_ordered_by_region():
    groups = peer_groups(context([[0.0], [0.0], [0.0]], ["a", "a", "a"]))
    assert [peer.region for peer in groups[2].peers] == ["r0", "r1"]


def test_the_order_of_regions_does_not_matter():
    rng = np.random.default_rng(0)
    numbers = rng.normal(size=(12, 3))
    base = context(numbers.tolist(), ["a"] * 12)
    order = rng.permutation(12)
    turned = Context(
        regions=tuple(base.regions[i] for i in order),
        number_names=base.number_names,
        numbers=numbers[order],
        category_names=base.category_names,
        categories=base.categories[order],
        group=base.group,
    )
    plain = {group.region: group for group in peer_groups(base)}
    assert {group.region: group for group in peer_groups(turned)} == plain


def test_a_lonely_region_is_warned_of():
    numbers = [[float(i)] for i in range(40)] + [[1000.0]]
    groups = peer_groups(context(numbers, ["a"] * 41))
    assert [group.region for group in groups if group.loose] == ["r40"]
