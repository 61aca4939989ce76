"""The ways of weighing by name."""

import numpy as np
import pytest

from jejaring.index.weights.table import WEIGHT, balanced_importance


def test_every_way_says_what_it_looks_at() -> None:
    looked = {kind: {name for name, method in WEIGHT.items() if method.weighs == kind} for kind in ("stated", "judged", "scores")}
    assert looked["stated"] == {"given", "equal"}
    assert looked["judged"] == {"fixed", "budget", "ahp", "bwm"}
    assert {"pca", "entropy", "critic", "regression", "importance"} <= looked["scores"]
    assert all(method.child_faults is not None for name, method in WEIGHT.items() if method.weighs == "judged")


def test_intended_importance_is_met() -> None:
    scores = np.random.default_rng(1).normal(size=(60, 3)) @ np.array([[1, 0.2, 0], [0, 1, 0.2], [0, 0, 1.0]])
    weights = balanced_importance(scores, intended=(2, 1, 1))
    pulls = [np.corrcoef(column, scores @ weights)[0, 1] ** 2 for column in scores.T]
    np.testing.assert_allclose(pulls / np.sum(pulls), [0.5, 0.25, 0.25], atol=1e-6)
    assert balanced_importance(scores, low=0.3, high=0.4).min() == pytest.approx(0.3, abs=0.04)
