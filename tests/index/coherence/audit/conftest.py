"""One audit for all tests of its sections: two kinds of regions, gaps, every doubt of the small recipes."""

import pytest

import small_recipes as small
from jejaring.index.coherence.audit import Audit, audit
from jejaring.index.coherence.audit.material import Material, gather
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import LeaveOut, Recipe, Step, VarySteps, VaryWeights

CHOICES = (
    VaryWeights(spread=0.25),
    VarySteps(vary="aggregate", among=(Step(method="geometric", floor=5), Step(method="linear"))),
    LeaveOut(),
)


@pytest.fixture(scope="session")
def audited() -> tuple[Panel, Recipe]:
    return small.nine_columns(60), small.two_level(CHOICES)


@pytest.fixture(scope="session")
def material(audited: tuple[Panel, Recipe]) -> Material:
    return gather(*audited, draws=100, seed=3)


@pytest.fixture(scope="session")
def whole(audited: tuple[Panel, Recipe]) -> Audit:
    return audit(*audited, draws=100, seed=3)


@pytest.fixture(scope="session")
def few() -> Material:
    """Twelve regions: too few to assess correlations."""
    return gather(small.nine_columns(12, gaps=False), small.two_level(CHOICES), draws=50, seed=3)
