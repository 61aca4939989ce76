"""How nodes come to their weights."""

import numpy as np
import pytest

from jejaring.index.weighing import weighings
from jejaring.index.weights.factors import Factors
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, flat, panel

DATA = panel(np.random.default_rng(1).uniform(5, 95, (40, 4)))
CASES = {
    "ahp": Step(method="ahp", judgements=((3.0, 5.0, 3.0), (2.0, 4.0, 2.0))),
    "bwm": Step(method="bwm", best=((8.0, 2.0, 1.0),), worst=((1.0, 5.0, 8.0),)),
    "budget": Step(method="budget", points=((60.0, 30.0, 10.0), (50.0, 40.0, 10.0))),
}


def subject(step: Step) -> object:
    return flat([1, 1, 1], steps=Steps(normalise=GOALPOSTS, weight=step))


@pytest.mark.parametrize("name", CASES)
def test_experts_leave_their_sample_and_their_consistency(name: str) -> None:
    (found,) = weighings(DATA, subject(CASES[name]))
    assert found.children == ("a", "b", "c")
    np.testing.assert_allclose(found.shares, found.evidence.weights)
    np.testing.assert_allclose(found.sample.sum(axis=1), 1)
    assert found.is_consistent is (None if name == "budget" else True)


def test_an_inconsistent_expert_group_is_said_and_still_weighs() -> None:
    (found,) = weighings(DATA, subject(Step(method="ahp", judgements=((9.0, 1 / 9, 9.0),))))
    assert found.is_consistent is False
    assert found.consistency > 0.10


def test_components_leave_their_diagnostics_and_stated_weights_none() -> None:
    (found,) = weighings(DATA, subject(Step(method="pca")))
    assert isinstance(found.evidence, Factors)
    np.testing.assert_allclose(found.shares, found.evidence.weights)
    (stated,) = weighings(DATA, flat([2, 1, 1]))
    assert (stated.evidence, stated.sample, stated.consistency) == (None, None, None)
    np.testing.assert_allclose(stated.shares, [0.5, 0.25, 0.25])
