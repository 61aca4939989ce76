from dataclasses import replace

import numpy as np
import pytest

from jejaring.api import method
from jejaring.api.method import child_shares, leaf_shares
from jejaring.edition import Edition
from jejaring.terms.recipe import Leaf, Node, Recipe, Step
from jejaring.terms.text import same


def test_the_shares_of_all_leaves_make_the_whole_index(edition: Edition):
    assert sum(leaf.share for leaf in method(edition).leaves) == pytest.approx(1)


def test_a_companion_has_no_share(edition: Edition):
    companions = [leaf for leaf in method(edition).leaves if leaf.companion]
    assert [leaf.code for leaf in companions] == ["K2.4", "K2.5"]
    assert {leaf.share for leaf in companions} == {0}


def test_weights_read_from_data_are_shown_as_they_were_used(edition: Edition):
    recipe = edition.recipe
    nodes = tuple(node.model_copy(update={"weigh": Step(method="deviation")}) if node.code == "K1" else node for node in recipe.nodes)
    read = replace(edition, recipe=recipe.model_copy(update={"nodes": nodes}))
    branch = next(branch for branch in method(read).branches if branch.code == "K1")
    rows = ~np.isnan(edition.scores.score[:, [edition.scores.nodes.index(code) for code in ("K1.1", "K1.2", "K1.3")]])
    spread = [
        np.std(edition.scores.score[rows[:, place], edition.scores.nodes.index(code)])
        for place, code in enumerate(("K1.1", "K1.2", "K1.3"))
    ]
    assert branch.weigh.method == "deviation"
    assert [share for _, share in branch.children] == pytest.approx([float(each / sum(spread)) for each in spread], rel=0.01)


def test_goalposts_are_those_of_the_recipe(ipm: Edition):
    """BPS, metode baru 2014: life expectancy from 20 to 85 years."""
    leaf = next(leaf for leaf in method(ipm).leaves if leaf.name.id.startswith("Umur harapan hidup"))
    assert (leaf.normalise.method, leaf.normalise.parameters["low"], leaf.normalise.parameters["high"]) == ("goalposts", 20, 85)


def test_the_root_of_the_ipm_is_geometric(ipm: Edition):
    root = method(ipm).branches[0]
    assert (root.aggregate.method, root.share, root.depth) == ("geometric", 1, 0)


def _recipe(weigh: str) -> Recipe:
    nodes = (Node(code="R", parent=None, level="index", name=same("R"), weigh=Step(method=weigh)),)
    leaves = tuple(Leaf(code=code, parent="R", weight=weight, column=code) for code, weight in (("a", 3), ("b", 1), ("c", 0)))
    return Recipe(
        key="r",
        version="1",
        name=same("r"),
        short_name=same("r"),
        statement=same("r"),
        measures="example",
        source="s",
        nodes=nodes,
        leaves=leaves,
    )


def test_given_weights_are_divided_by_their_sum():
    assert child_shares(_recipe("given"), "R") == (("a", 0.75), ("b", 0.25), ("c", 0))


def test_equal_weights_leave_companions_out():
    assert leaf_shares(_recipe("equal")) == {"R": 1, "a": 0.5, "b": 0.5, "c": 0}
