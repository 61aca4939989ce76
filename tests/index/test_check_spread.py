"""Draws of weights and errors of data that are misspelt, impossible or without effect are told when they are written."""

import pytest

from jejaring.index import check
from jejaring.terms.recipe import Doubt, VaryClaims, VaryData, VaryGaps, VaryWeights
from small_recipes import flat, panel

DATA = panel([[10, 20], [30, 40]])


def told(*choices: object) -> list[str]:
    return [problem.met.en for problem in check(flat([1, 1], doubt=Doubt(choices=choices)), DATA)]


@pytest.mark.parametrize(
    ("choice", "met"),
    [
        (VaryWeights(node="Z"), "doubt 1 (weights): node Z does not exist"),
        (VaryWeights(draw="dirichlet"), "doubt 1 (weights): concentration = –"),
        (VaryWeights(draw="dirichlet", concentration=0), "doubt 1 (weights): concentration = 0"),
        (VaryWeights(draw="bounded", spread=2), "doubt 1 (weights): spread = 2"),
        (VaryWeights(concentration=3), "doubt 1 (weights): concentration is not used by noise"),
        (VaryWeights(draw="simplex", spread=0.1), "doubt 1 (weights): spread is not used by simplex"),
        (VaryWeights(draw="experts", experts=((1, 2), (2, 1))), "doubt 1 (weights): no node"),
        (VaryWeights(draw="experts", node="I", experts=((1, 2), (1, 2))), "doubt 1 (weights): cannot have an effect"),
        (VaryWeights(draw="experts", node="I", experts=((1, 2), (1, 2, 3))), "doubt 1 (weights): expert 2: [1.0, 2.0, 3.0]"),
        (VaryData(), "doubt 1 (data): sd = –"),
        (VaryData(sd=0), "doubt 1 (data): sd = 0"),
        (VaryData(sd=1, leaves=("a", "q")), "doubt 1 (data): indicators q do not exist"),
        (VaryData(sd=1, residuals=(1, 2)), "doubt 1 (data): residuals is not used by normal"),
        (VaryData(error="beta", low=1, high=0, concentration=5), "doubt 1 (data): low = 1.0, high = 0.0"),
        (VaryData(error="empirical", residuals=(1,)), "doubt 1 (data): cannot have an effect"),
        (VaryClaims(checked=3, refuted=4), "doubt 1 (claims): refuted = 4, checked = 3"),
        (VaryGaps(leaves=("q",)), "doubt 1 (gaps): indicators q do not exist"),
    ],
)
def test_each_fault_is_told(choice: object, met: str) -> None:
    assert told(choice) == [met]


def test_sound_choices_pass() -> None:
    sound = [
        VaryWeights(draw="dirichlet", concentration=10),
        VaryWeights(draw="experts", node="I", experts=((1, 2), (2, 1))),
        VaryData(error="lognormal", sd=0.1),
        VaryData(error="beta", low=0, high=100, concentration=20),
        VaryData(error="empirical", residuals=(-1, 1)),
        VaryClaims(checked=20, refuted=2),
    ]
    for choice in sound:
        assert told(choice) == []


def test_weights_drawn_twice_are_told() -> None:
    assert told(VaryWeights(), VaryWeights(node="I")) == ["doubt 2 (weights): these weights are drawn already"]
