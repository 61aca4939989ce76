import numpy as np

from jejaring.ecosystem.tables.neighbourhood import ENOUGH_ACTORS, FEWEST_PEERS, peers_among

BANDUNG, JAVA = "3273", ("3372", "3374", "3471", "3573", "3578")


def test_peers_are_of_the_same_kind_have_enough_actors_and_are_never_oneself(catalogue):
    regions = (BANDUNG, *JAVA, "3204")
    peers = peers_among(regions, np.full(len(regions), 50.0), catalogue)
    assert not peers.diagonal().any()
    assert peers[0].sum() >= FEWEST_PEERS
    # 3204 is a kabupaten among cities: nobody's peer, and without one.
    assert not peers[-1].any()
    assert not peers[:, -1].any()


def test_a_region_with_too_few_actors_is_no_yardstick_but_may_have_one(catalogue):
    regions = (BANDUNG, *JAVA)
    full = peers_among(regions, np.full(len(regions), 50.0), catalogue)
    sparse = peers_among(regions, np.array([ENOUGH_ACTORS - 1.0, *[50.0] * len(JAVA)]), catalogue)
    assert full[:, 0].any()
    assert not sparse[:, 0].any()
    assert sparse[0].any()


def test_fewer_than_three_are_no_peers_at_all(catalogue):
    assert not peers_among((BANDUNG, "3374", "3578"), np.full(3, 50.0), catalogue).any()
