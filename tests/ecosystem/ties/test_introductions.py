"""Who should meet whom: between weakly tied helices, not yet tied, most gain first, with who could introduce them."""

import numpy as np
import pytest

from jejaring.ecosystem.ties.blocks import helix_blocks
from jejaring.ecosystem.ties.introductions import introductions
from jejaring.ecosystem.ties.network import actor_network


def two_stars(*, broker: bool):
    names = ["m0", "m1", "m2", "m3", "n0", "n1", "n2", "n3", "o0"]
    pairs = [("m0", f"m{i}") for i in (1, 2, 3)] + [("n0", f"n{i}") for i in (1, 2, 3)]
    pairs += [("m0", "o0"), ("n0", "o0")] if broker else []
    return actor_network(
        names, ["m"] * 4 + ["n"] * 4 + ["o"], start=[a for a, _ in pairs], end=[b for _, b in pairs], directed=[False] * len(pairs)
    )


def test_the_middles_of_two_apart_stars_should_meet_first():
    network = two_stars(broker=False)
    first = introductions(network, helix_blocks(network, seed=1, rewirings=99), seed=1)[0]
    assert (first.first, first.second, first.helices) == ("m0", "n0", ("m", "n"))
    # Middles 1, middle and ends of the other star 6 × 1/2, ends of the two stars 9 × 1/3.
    assert first.gain == pytest.approx(7.0)
    assert first.steps is None
    assert first.through == ()
    assert first.ties == 0
    assert first.expected > 0
    assert 0 < first.p <= 1


def test_a_common_friend_is_named():
    network = two_stars(broker=True)
    first = introductions(network, helix_blocks(network, seed=1, rewirings=99), seed=1)[0]
    assert {first.first, first.second} == {"m0", "n0"}
    assert first.steps == 2
    assert first.through == ("o0",)
    # Every pair across comes one step nearer: 1/2 + 6 × (1/2 - 1/3) + 9 × (1/3 - 1/4).
    assert first.gain == pytest.approx(2.25)


def test_only_pairs_of_different_helices_that_are_not_tied_are_named(network):
    found = introductions(network, helix_blocks(network, seed=1, rewirings=99), seed=1, most=10)
    tied = {tuple(sorted((network.names[a], network.names[b]))) for a, b in network.pairs()}
    assert found
    assert all(each.helices[0] != each.helices[1] for each in found)
    assert not tied & {tuple(sorted((each.first, each.second))) for each in found}
    named = [name for each in found for name in (each.first, each.second)]
    assert max(named.count(name) for name in named) <= 2


def test_helices_tied_more_than_chance_need_no_introduction(draw):
    network = draw(2, within=0.02, between=0.3)
    blocks = helix_blocks(network, seed=1, rewirings=99)
    found = introductions(network, blocks, seed=1)
    below = {tuple(sorted((blocks.helices[a], blocks.helices[b]))) for a, b in np.argwhere(np.triu(blocks.ties < blocks.expected, 1))}
    assert {tuple(sorted(each.helices)) for each in found} <= below


def test_above_a_thousand_actors_the_gain_is_estimated():
    names = [f"m{i}" for i in range(600)] + [f"n{i}" for i in range(600)]
    start, end = ["m0"] * 599 + ["n0"] * 599, names[1:600] + names[601:]
    network = actor_network(names, ["m"] * 600 + ["n"] * 600, start=start, end=end, directed=[False] * 1198)
    first = introductions(network, helix_blocks(network, seed=1, rewirings=3), seed=0)[0]
    assert (first.first, first.second) == ("m0", "n0")
    assert first.gain == pytest.approx(1 + 1198 / 2 + 599**2 / 3, rel=0.01)


def test_a_network_without_ties_has_nobody_to_start_from():
    empty = actor_network("ab", "mn", start="", end="", directed=[])
    assert introductions(empty, helix_blocks(empty, seed=1, rewirings=3), seed=1) == ()
