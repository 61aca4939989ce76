"""Caveats: what a response below 70 % forbids, small helices, actors nobody asked."""

import pytest

from jejaring.ecosystem.ties.caveats import caveats
from jejaring.ecosystem.ties.network import actor_network


def keys(network, response) -> list[str]:
    return [caveat.key for caveat in caveats(network, response=response)]


def test_every_network_is_called_reported(network):
    assert keys(network, 0.9) == ["reported"]


@pytest.mark.parametrize(("response", "key"), [(None, "response_unknown"), (0.5, "response_low")])
def test_without_enough_answers_central_places_are_not_read(network, response, key):
    found = {caveat.key: caveat for caveat in caveats(network, response=response)}
    assert "centrality" in found[key].forbids
    assert "blocks" not in found[key].forbids


def test_seventy_percent_is_enough(network):
    assert "response_low" not in keys(network, 0.70)


def test_a_small_helix_and_many_unasked_actors_are_named_in_both_languages():
    small = actor_network("abcd", "mmnn", start="a", end="b", directed=[False])
    found = {caveat.key: caveat for caveat in caveats(small, response=1.0)}
    assert "m, n" in found["small_helices"].sentence.id
    assert "2 of 4 actors" in found["many_alone"].sentence.en
