"""The network: arcs both ways, loops and repeats counted, unknown actors listed at once."""

import pytest

from jejaring.ecosystem.ties.network import actor_network
from jejaring.terms.problem import BadTable


def test_an_undirected_tie_runs_both_ways_and_a_directed_one_does_not():
    found = actor_network("abc", ("m", "m", "n"), start="ab", end="bc", directed=[False, True])
    assert found.matrix(directed=True).toarray().tolist() == [[0, 1, 0], [1, 0, 1], [0, 0, 0]]
    assert found.matrix().toarray().tolist() == [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    assert found.pairs().tolist() == [[0, 1], [1, 2]]


def test_loops_and_repeated_ties_are_left_out_and_counted():
    found = actor_network("ab", ("m", "n"), start="aaba", end="abab", directed=[False, False, False, True])
    assert (found.loops, found.repeats) == (1, 1)
    assert found.pairs().tolist() == [[0, 1]]


def test_helices_are_sorted_and_grouped():
    found = actor_network("abc", ("n", "m", "n"), start="", end="", directed=[])
    assert found.helices == ("m", "n")
    assert found.group.tolist() == [1, 0, 1]
    assert found.pairs().shape == (0, 2)


def test_every_unknown_and_every_repeated_actor_is_told_at_once():
    with pytest.raises(BadTable) as refusal:
        actor_network(("a", "b", "a"), ("m", "m", "m"), start=("a", "x"), end=("y", "b"), directed=[True, True])
    assert "twice: a" in refusal.value.say("en")
    assert "x, y" in refusal.value.say("id")
