"""The index against its parts."""

import numpy as np

import small_recipes as small
from jejaring.index import run
from jejaring.index.coherence.redundancy import index_against_parts, redundancy


def test_ten_places_for_half_of_the_regions_is_what_adds():
    ranks = np.arange(1.0, 41)
    near, far = ranks + 9, (ranks + 19) % 40 + 1
    half = np.where(np.arange(40) < 20, ranks + 10, ranks)
    found = redundancy(ranks, np.column_stack([near, far, half]), parts="abc", r=np.zeros(3))
    assert found.far.tolist() == [0, 1, 0.5]
    assert found.adds == (False, True, True)
    assert redundancy(ranks, near[:, None], parts="a", r=np.zeros(1), places=9).adds == (True,)


def test_regions_without_rank_do_not_count_and_none_at_all_is_missing():
    ranks = np.array([1.0, np.nan, 2.0])
    found = redundancy(ranks, np.column_stack([[11.0, 5.0, 3.0], [np.nan] * 3]), parts="ab", r=np.zeros(2))
    assert found.n.tolist() == [2, 0]
    assert found.far[0] == 0.5
    assert np.isnan(found.far[1])
    assert found.adds == (True, False)


def test_the_parts_are_the_scored_children_of_the_root():
    recipe, panel = small.two_level(), small.nine_columns(gaps=False)
    found, stages = index_against_parts(run(panel, recipe), recipe), run(panel, recipe)
    assert found.parts == ("N0", "N1", "N2")
    assert np.allclose(found.r, np.corrcoef(stages.scores[:, :4].T)[0, 1:])
    assert found.far[0] == (np.abs(stages.ranks[:, 1] - stages.ranks[:, 0]) >= 10).mean()
