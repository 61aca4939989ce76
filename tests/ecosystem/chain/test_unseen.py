"""Capture–recapture: Chapman's estimate, bounds that hold, impossible lists refused."""

import numpy as np
import pytest

from jejaring.ecosystem.chain.unseen import unseen
from jejaring.terms.problem import BadTable


def test_chapman_by_hand():
    # (10 + 1)(15 + 1) / (5 + 1) - 1 = 28.33; 20 are listed.
    found = unseen(10, 15, both=5)
    assert found.listed == 20
    assert found.total == pytest.approx(28.333, abs=5e-4)
    assert found.share == pytest.approx(20 / 28.3333, abs=1e-4)
    assert found.weak


def test_lists_that_agree_wholly_leave_nobody_unseen():
    found = unseen(12, 12, both=12)
    assert (found.total, found.low, found.high, found.share) == pytest.approx((12.0, 12.0, 12.0, 1.0))
    assert not found.weak


def test_the_bounds_never_fall_below_what_is_listed():
    for first, second, both in ((3, 3, 1), (40, 5, 5), (100, 90, 80), (2, 2, 0)):
        found = unseen(first, second, both=both)
        assert found.listed <= found.low <= found.total <= found.high
        assert found.share_low <= found.share <= found.share_high <= 1.0


def test_the_bounds_hold_the_truth_about_as_often_as_promised():
    rng = np.random.default_rng(1)
    held = []
    for _ in range(1000):
        first, second = rng.random(300) < 0.4, rng.random(300) < 0.3
        found = unseen(int(first.sum()), int(second.sum()), both=int((first & second).sum()))
        held.append(found.low <= 300 <= found.high)
    assert np.mean(held) == pytest.approx(0.95, abs=0.02)


def test_empty_lists_know_nothing():
    found = unseen(0, 0, both=0)
    assert found.total == 0.0
    assert np.isnan(found.share)


@pytest.mark.parametrize("both", [-1, 6])
def test_more_on_both_than_on_one_is_refused_in_both_languages(both: int):
    with pytest.raises(BadTable) as refusal:
        unseen(5, 9, both=both)
    assert "lists of 5 and 9" in refusal.value.say("en")
    assert "daftar" in refusal.value.say("id")
