"""Lookups and weights of an edition."""

import numpy as np
import pytest

from jejaring.edition import Edition
from jejaring.edition.guide import guide, medians


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
