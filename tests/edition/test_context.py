"""The context of peers: logarithms where declared, never what is scored."""

import numpy as np
import pytest

from jejaring.catalogue import load
from jejaring.edition import Edition
from jejaring.edition.context import peer_context


def test_logarithms_are_taken_where_the_recipe_says_so(tiny: Edition):
    found = peer_context(tiny.panel, tiny.recipe)
    assert found.number_names == ("context:land",)
    assert found.numbers[0, 0] == pytest.approx(np.log(50.0))
    assert found.group == ("town", "shire", "shire", "town", "shire", "town")


def test_no_recipe_finds_peers_by_what_it_scores():
    books = load()
    for recipe in books.recipes:
        scored = {leaf.code for leaf in recipe.leaves if leaf.weight > 0}
        taken = {
            indicator.derivation.variable
            for indicator in books.indicators.get(recipe.key, ())
            if indicator.code in scored and indicator.derivation and indicator.derivation.method == "take"
        }
        assert not taken & {item.variable for item in recipe.context}, recipe.key
