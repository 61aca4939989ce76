"""One replicate after another."""

import numpy as np

from jejaring.index.means.replicates import one_by_one


def test_scores_and_weights_meet_replicate_by_replicate() -> None:
    scores, weights = np.arange(12.0).reshape(2, 3, 2), np.array([[1.0, 0.0], [0.5, 0.5]])
    found = one_by_one(scores, weights, lambda table, own: table @ own)
    np.testing.assert_array_equal(found, [scores[0] @ weights[0], scores[1] @ weights[1]])


def test_without_replicates_there_is_no_leading_axis() -> None:
    assert one_by_one(np.ones((3, 2)), np.ones(2), lambda table, own: table @ own).shape == (3,)
