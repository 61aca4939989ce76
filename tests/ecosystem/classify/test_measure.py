"""Measures of agreement by hand-made cases."""

from decimal import Decimal

import pytest

from jejaring.ecosystem.classify.measure import agreement, calibration, expected_calibration_error
from jejaring.terms.actor import Share, Verdict


def told(subsector: str, probability: float | None = None) -> Verdict:
    """A verdict for one subsector."""
    return Verdict("told", "text", (Share(subsector, Decimal(1)),), probability=probability)


def test_abstentions_miss_their_label_and_hit_no_other():
    found = agreement(["a", "a", "b", None], [told("a"), Verdict("abstained"), told("a"), Verdict("outside")])
    # a: precision 1/2, recall 1/2 -> 2·1/(2+2); b: 0; outside: 1.
    assert found.f1 == {"-": 1.0, "a": 0.5, "b": 0.0}
    assert found.macro_f1 == pytest.approx(0.5)
    assert (found.right, found.abstained, found.accuracy) == (2, 1, 0.5)
    assert found.precision_told == pytest.approx(2 / 3)
    assert found.confusion == {("-", "-"): 1, ("a", "?"): 1, ("a", "a"): 1, ("b", "a"): 1}


def test_calibration_error_is_the_weighted_distance():
    bins = calibration(["a", "a", "b"], [told("a", 0.9), told("a", 0.95), told("a", 0.6)])
    assert [(each.low, each.lines, each.share_right) for each in bins] == [(0.6, 1, 0.0), (0.9, 2, 1.0)]
    # (1·|0.6 − 0| + 2·|0.925 − 1|) / 3
    assert expected_calibration_error(bins) == pytest.approx(0.25)


def test_without_probabilities_there_is_no_calibration():
    bins = calibration(["a"], [told("a")])
    assert bins == ()
    assert expected_calibration_error(bins) != expected_calibration_error(bins)
