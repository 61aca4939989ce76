"""A made-up index of 40 regions in two groups: three branches, eight leaves, one companion, gaps, skewed columns."""

import numpy as np

from jejaring.index import Stages, doubt, run
from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.recipe import Doubt, Leaf, LeaveOut, Node, Ranking, Recipe, Step, Steps, VarySteps, VaryWeights
from jejaring.terms.scores import Intervals
from jejaring.terms.text import Text

COUNT = 40
LEAVES = ("A1", "A2", "A3", "B1", "B2", "C1", "C2", "Z")
NAMES = {"A1": "Angka melek huruf penduduk dewasa", "B1": "Sanggar & galeri", "Z": "Penduduk"}


def made_up_panel() -> Panel:
    """Return the panel: three correlated columns to a branch, the second of A strongly skewed, some cells empty."""
    generator = np.random.default_rng(7)
    common = generator.normal(size=(COUNT, 3))
    values = np.column_stack([common[:, "ABC".find(code[0])] + generator.normal(size=COUNT) for code in LEAVES])
    values[:, 1] = np.exp(2.2 * values[:, 1])
    values[3, 0] = values[5, 4] = values[6, 4] = np.nan
    kinds = tuple("kota" if place % 3 == 0 else "kabupaten" for place in range(COUNT))
    return plain_panel(tuple(f"{1100 + place}" for place in range(COUNT)), LEAVES, values, period="2025", groupings={"kind": kinds})


def made_up_recipe(*, together: bool = False) -> Recipe:
    """Return the recipe; `together` ranks all regions as one group."""

    def named(word: str) -> Text:
        return Text(id=f"Bagian {word}", en=f"Part {word}")

    nodes = [Node(code="I", parent=None, level="index", name=named("I"))]
    nodes += [
        Node(code=code, parent="I", level="pillar", name=named(code), weight=weight) for code, weight in zip("ABC", (2, 1, 1), strict=True)
    ]
    leaves = tuple(
        Leaf(
            code=code,
            parent="ABC"["ABCZ".find(code[0]) % 3],
            column=code,
            weight=0.0 if code == "Z" else 1.0,
            polarity=-1 if code == "C2" else 1,
        )
        for code in LEAVES
    )
    choices = (
        VaryWeights(spread=0.5),
        VarySteps(vary="normalise", among=(Step(method="minmax", low=0, high=100), Step(method="zscore", mean=50, sd=10))),
        LeaveOut(),
    )
    return Recipe(
        key="made-up",
        version="1",
        name=Text(id="Indeks rekaan", en="Made-up index"),
        short_name=Text(id="Rekaan", en="Made up"),
        statement=Text(id="Contoh rekaan; bukan ukuran apa pun.", en="A made-up example; it measures nothing."),
        measures="example",
        source="tests",
        steps=Steps(treat=Step(method="skew_kurtosis", max_points=2), normalise=Step(method="minmax", low=0, high=100)),
        nodes=tuple(nodes),
        leaves=leaves,
        ranking=Ranking(group_by=None if together else "kind"),
        doubt=Doubt(draws=60, seed=3, choices=choices),
    )


def made_up_run(*, together: bool = False) -> tuple[Panel, Recipe, Stages, Intervals]:
    """Return panel, recipe, its run and its doubt."""
    panel, recipe = made_up_panel(), made_up_recipe(together=together)
    return panel, recipe, run(panel, recipe), doubt(panel, recipe)
