"""Scores are compared and stored at nine decimals."""

from jejaring.terms.scores import DECIMALS


def test_scores_are_stored_at_nine_decimals():
    assert DECIMALS == 9
