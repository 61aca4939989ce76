"""Actors and ties are values: equal where their content is, never changed."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from jejaring.terms.actor import TIE_KINDS, Actor, RegisterFile, Share, Tie, Verdict


def test_actors_are_values():
    verdict = Verdict("told", "kbli", (Share("kriya", Decimal(1)),))
    one, other = (Actor("a", "Batik", "bisnis", "3273", verdict) for _ in range(2))
    assert one == other
    with pytest.raises(FrozenInstanceError):
        one.name = "lain"  # type: ignore[misc]


def test_what_is_not_said_is_not_known():
    actor = Actor("a", "Batik", "bisnis", "3273", Verdict("abstained"))
    assert (actor.status, actor.digital_channel, actor.stages, actor.founded) == ("unknown", None, (), None)
    assert RegisterFile("a.csv", ()).ties == ()
    assert Tie("a", "b", "mou", directed=False).since is None


def test_the_eight_kinds_of_tie_of_the_register_have_both_languages():
    assert set(TIE_KINDS) == {"joint_event", "mou", "funding", "mentoring", "publication", "coverage", "supply", "membership"}
    assert all(text.id and text.en for text in TIE_KINDS.values())
