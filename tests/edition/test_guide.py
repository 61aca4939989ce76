"""Lookups and weights of an edition."""

from pathlib import Path

import numpy as np
import pytest

from jejaring.catalogue import starter
from jejaring.edition import Edition, make_edition, settled_recipe
from jejaring.edition.guide import guide, medians
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.recipe import Step

TINY = Path(__file__).parents[1] / "catalogue" / "tiny_country"


def test_siblings_share_one_and_leaves_share_the_whole(context: Edition):
    found = guide(context)
    for node in context.recipe.nodes:
        assert sum(found.share[child.code] for child in context.recipe.children(node.code)) == pytest.approx(1.0)
    assert sum(found.weight[leaf.code] for leaf in context.recipe.leaves) == pytest.approx(1.0)
    assert found.weight["K1.1"] == pytest.approx(0.25 * 0.333334 / 1.0, abs=1e-9)


def test_lookups_are_made_once(context: Edition):
    assert guide(context) is guide(context)


def test_a_node_without_scores_has_no_median():
    result = medians(np.array([[1.0, np.nan], [3.0, np.nan]]))
    assert result[0] == 2.0
    assert np.isnan(result[1])


def test_shares_are_those_that_were_used_where_weights_are_read_from_data(tiny_books: Catalogue):
    recipe = next(recipe for recipe in tiny_books.recipes if recipe.key == "tiny")
    nodes = tuple(node.model_copy(update={"weigh": Step(method="deviation")}) if node.parent is None else node for node in recipe.nodes)
    edition = make_edition(starter(TINY), tiny_books, recipe.model_copy(update={"nodes": nodes}), year=2030, date="2030-12-31")
    columns = [edition.scores.nodes.index(code) for code in ("T1", "T2")]
    # Weights by standard deviation: each child's share follows the spread of its scores (ddof cancels in the share).
    spread = np.nanstd(edition.scores.score[:, columns], axis=0)
    found = guide(edition).share
    assert [found["T1"], found["T2"]] == pytest.approx((spread / spread.sum()).tolist())
    assert settled_recipe(edition).nodes != edition.recipe.nodes
