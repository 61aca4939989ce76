"""Small recipes and panels for the tests of the index room."""

import numpy as np

from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.recipe import Choice, Doubt, Leaf, LeaveOut, Node, Recipe, Step, Steps, VaryFloor, VarySteps, VaryWeights
from jejaring.terms.text import same

GOALPOSTS = Step(method="goalposts", low=0, high=100)


def node(code: str, parent: str | None = "I", **fields: object) -> Node:
    return Node(code=code, parent=parent, level="level", name=same(code), **fields)


def leaf(code: str, parent: str = "I", **fields: object) -> Leaf:
    return Leaf(code=code, parent=parent, **{"column": code, **fields})


def recipe(nodes: list[Node], leaves: list[Leaf], **fields: object) -> Recipe:
    """A recipe that reads its leaves as they are (goalposts 0-100) unless told otherwise."""
    words = {"key": "t", "version": "1", "name": same("T"), "short_name": same("T"), "statement": same("-"), "measures": "example"}
    return Recipe(**{**words, "source": "-", "steps": Steps(normalise=GOALPOSTS), **fields}, nodes=tuple(nodes), leaves=tuple(leaves))


def flat(weights: list[float], aggregate: Step | None = None, **fields: object) -> Recipe:
    """One root I with leaves a, b, c …"""
    leaves = [leaf("abcdefgh"[place], weight=weight) for place, weight in enumerate(weights)]
    return recipe([node("I", None, aggregate=aggregate)], leaves, **fields)


def panel(values: object, columns: str | tuple[str, ...] = "abcdefgh", **groupings: tuple[str, ...]) -> Panel:
    table = np.array(values, dtype=float)
    regions = tuple(f"r{row:03d}" for row in range(len(table)))
    return plain_panel(regions, tuple(columns)[: table.shape[1]], table, period="2021", groupings=groupings)


def two_level(choices: tuple[Choice, ...] = (), *, draws: int = 300, seed: int = 2026, **fields: object) -> Recipe:
    """A root of three nodes with three leaves each (columns x0-x8), min-max from 1, geometric at the top."""
    nodes = [node("I", None, aggregate=Step(method="geometric", floor=5)), *(node(f"N{number}", weight=1 + number) for number in range(3))]
    leaves = [leaf(f"x{number}", f"N{number % 3}", weight=1 + number % 2, decimals=1) for number in range(9)]
    steps = Steps(normalise=Step(method="minmax", low=1, high=100))
    return recipe(nodes, leaves, **{"steps": steps, "doubt": Doubt(draws=draws, seed=seed, choices=choices), **fields})


def nine_columns(regions: int = 24, *, gaps: bool = True, seed: int = 7) -> Panel:
    generator = np.random.default_rng(seed)
    values = generator.lognormal(1.0, 1.2, (regions, 9)).round(1)
    if gaps:
        values[generator.random(values.shape) < 0.08] = np.nan
    kinds = tuple("kota" if row % 3 else "kabupaten" for row in range(regions))
    return panel(values, tuple(f"x{number}" for number in range(9)), kind=kinds)


EVERY_CHOICE: tuple[Choice, ...] = (
    VaryWeights(spread=0.25),
    VarySteps(vary="impute", among=(Step(method="none"), Step(method="group_median", group="kind"))),
    VarySteps(vary="treat", among=(Step(method="none"), Step(method="skew_kurtosis"))),
    VarySteps(vary="normalise", among=(Step(method="minmax", low=1, high=100), Step(method="zscore", mean=100, sd=10))),
    VarySteps(vary="aggregate", among=(Step(method="geometric"), Step(method="linear"), Step(method="harmonic"))),
    VaryFloor(among=(1.0, 5.0, 10.0)),
    LeaveOut(),
)
