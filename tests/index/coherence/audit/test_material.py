"""What all sections look at."""

import numpy as np

import small_recipes as small
from jejaring.index import doubt, run
from jejaring.index.coherence.audit.material import Material


def test_the_material_is_the_run_and_the_doubt_of_the_recipe(material: Material):
    panel, recipe = material.panel, material.recipe
    assert (recipe.doubt.draws, recipe.doubt.seed) == (100, 3)
    np.testing.assert_array_equal(material.index, run(panel, recipe).scores[:, 0])
    np.testing.assert_array_equal(material.intervals.rank_low[:, 0], doubt(panel, recipe).rank_low[:, 0])
    assert material.scored == (~np.isnan(material.index)).sum()
    assert (material.ranked == np.flatnonzero(~np.isnan(material.stages.ranks[:, 0]))).all()


def test_thirty_scored_regions_are_enough(material: Material, few: Material):
    assert material.enough
    assert not few.enough
    assert material.children(material.tree.groups[-1]) == ["N0", "N1", "N2"]
    assert len(small.nine_columns(12).regions) == few.scored
