"""Merging: hard identifiers decide, clusters close, gaps are filled, ties follow."""

from collections.abc import Callable

import pytest

from jejaring.ecosystem.cleaning.merge import Match, clash, clusters, join, merged_register
from jejaring.terms.actor import Actor, Tie, Verdict

NIB_A, NIB_B = "1234567890123", "9876543210987"


def merged(first: str, second: str, probability: float = 0.99) -> Match:
    """A pair to be merged."""
    return Match(first, second, probability, {}, "merged")


def test_clusters_close_over_chains(actor: Callable[..., Actor]):
    actors = [actor(key) for key in "abcd"]
    assert clusters(actors, [merged("a", "c"), merged("c", "d")]) == (("a", "c", "d"), ("b",))


def test_a_chain_never_brings_two_hard_identifiers_together_and_the_surer_pair_wins(actor: Callable[..., Actor]):
    actors = [actor("a", nib=NIB_A), actor("b"), actor("c", nib=NIB_B)]
    assert clash([actors[0], actors[2]])
    assert not clash(actors[:2])
    assert clusters(actors, [merged("b", "c", 0.999), merged("a", "b", 0.96)]) == (("a",), ("b", "c"))


def test_pairs_to_review_do_not_merge(actor: Callable[..., Actor]):
    actors = [actor("a"), actor("b")]
    assert clusters(actors, [Match("a", "b", 0.9, {}, "review")]) == (("a",), ("b",))


def test_the_fullest_row_stays_and_the_others_fill_its_gaps(actor: Callable[..., Actor]):
    full = actor("a", name="Batik A", founded=2010, phone="62811111111", description="batik", rows=(5,), verdict=Verdict("abstained"))
    other = actor(
        "b", name="Batik B", founded=1999, latitude=1.0, longitude=2.0, kbli="13134", kbli_version="2020", stages=("kreasi",), rows=(3,)
    )
    joined = join([other, full])
    assert (joined.id, joined.name, joined.founded) == ("b", "Batik B", 1999)
    assert joined.phone == "62811111111"
    assert joined.verdict == other.verdict
    assert joined.rows == (3, 5)


def test_codes_are_taken_with_their_version_and_never_mixed(actor: Callable[..., Actor]):
    joined = join([actor("a", kbli="13134", founded=2010, phone="1", rows=(2,)), actor("b", kbli="56101", kbli_version="2020", rows=(3,))])
    assert (joined.kbli, joined.kbli_version) == ("13134", None)


def test_ties_follow_and_what_becomes_a_loop_or_a_repetition_falls_away(actor: Callable[..., Actor]):
    actors = [actor(key, rows=(i,)) for i, key in enumerate("abc")]
    ties = [
        Tie("a", "b", "mou", directed=False),
        Tie("a", "c", "mou", directed=False),
        Tie("c", "b", "mou", directed=False),
        Tie("c", "b", "funding", directed=True),
    ]
    kept, moved, clusters_made = merged_register(actors, ties, [merged("a", "b")])
    assert [each.id for each in kept] == ["a", "c"]
    assert moved == (Tie("a", "c", "mou", directed=False), Tie("c", "a", "funding", directed=True))
    assert clusters_made[0].absorbed == ("b",)


@pytest.mark.parametrize("matches", [[merged("a", "b")], []])
def test_every_row_stays_accounted_for(actor: Callable[..., Actor], matches: list[Match]):
    actors = [actor(key, rows=(i,)) for i, key in enumerate("abc")]
    kept, _, _ = merged_register(actors, [], matches)
    assert sorted(row for each in kept for row in each.rows) == [0, 1, 2]
