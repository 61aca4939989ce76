"""Scores: coverage, missing children, companions, ranks."""

import numpy as np
import pytest

from jejaring.index import build, run
from jejaring.terms.recipe import Ranking, Step
from small_recipes import flat, leaf, node, panel, recipe

GAP = np.nan


def two_branches(**fields: object) -> object:
    """A (a, b, c equal thirds, 0.66) and B (d), root needs 0.8; A weighs 0.6."""
    nodes = [node("I", None, min_coverage=0.8), node("A", weight=0.6, min_coverage=0.66), node("B", weight=0.4)]
    leaves = [leaf("a", "A", weight=0.333334), leaf("b", "A", weight=0.333333), leaf("c", "A", weight=0.333333), leaf("d", "B")]
    return recipe(nodes, leaves, **fields)


def test_two_of_three_equal_leaves_satisfy_two_thirds_written_as_0_66() -> None:
    stages = run(panel([[30, 60, GAP, 50], [30, GAP, GAP, 50]]), two_branches())
    assert stages.scores[0, 1] == pytest.approx((30 * 0.333334 + 60 * 0.333333) / 0.666667, rel=1e-12)
    assert np.isnan(stages.scores[1, 1])


def test_a_node_below_its_coverage_has_no_score_and_its_weight_goes_to_its_sibling() -> None:
    stages = run(panel([[30, GAP, GAP, 50]]), two_branches())
    assert stages.coverage[0, 0] == pytest.approx(0.6 * 0.333334 + 0.4)
    assert stages.scores[0, 0] == 50
    assert np.isnan(stages.ranks[0, 0])


def test_a_score_without_rank_is_provisional_and_less_gives_only_leaves() -> None:
    rows = [[30, 30, 30, 50], [30, 60, GAP, GAP], [GAP, GAP, GAP, 50]]
    scores = build(panel(rows), two_branches(ranking=Ranking(min_score_coverage=0.4)))
    assert np.isfinite(scores.score[:, 0]).tolist() == [True, True, True]
    np.testing.assert_array_equal(scores.rank[:, 0], [1, GAP, GAP])
    strict = build(panel(rows), two_branches(ranking=Ranking(min_score_coverage=0.6)))
    assert np.isfinite(strict.score[:, 0]).tolist() == [True, False, False]
    np.testing.assert_array_equal(strict.score[2, 3:], [GAP, GAP, GAP, 50])


def test_a_rank_needs_every_branch_covered_and_scored() -> None:
    rows = [[10, 10, 10, 10], [90, 90, GAP, 90]]
    free = build(panel(rows), two_branches(ranking=Ranking(min_branch_coverage=0.6)))
    assert free.coverage[1, 0] == pytest.approx(0.8, abs=1e-6)
    assert free.rank[:, 0].tolist() == [2, 1]
    strict = build(panel(rows), two_branches(ranking=Ranking(min_branch_coverage=0.7)))
    np.testing.assert_array_equal(strict.rank[:, 0], [1, GAP])
    assert strict.rank[:, 1].tolist() == [2, 1]


def test_a_root_that_needs_everything_still_scores_only_from_the_smaller_threshold() -> None:
    subject = recipe([node("I", None, min_coverage=0.2)], [leaf(code) for code in "abcd"], ranking=Ranking(min_branch_coverage=0.0))
    stages = run(panel([[40, GAP, GAP, GAP], [1, 2, 3, 4]]), subject)
    assert stages.scores[0, 0] == 40
    assert np.isnan(stages.ranks[0, 0])  # a child of the root has no score


def test_a_companion_is_shown_but_neither_scored_nor_counted() -> None:
    scores = build(panel([[10, 99], [20, GAP]]), flat([1, 0]))
    assert scores.score[:, 0].tolist() == [10, 20]
    assert scores.coverage[:, 0].tolist() == [1, 1]
    assert scores.rank[:, 0].tolist() == [2, 1]
    assert scores.score[0, 2] == 99
    assert scores.rank[0, 2] == 1


def test_regions_are_ranked_within_their_group() -> None:
    data = panel([[10], [20], [30]], kind=("kota", "kabupaten", "kota"))
    scores = build(data, flat([1], ranking=Ranking(group_by="kind")))
    assert scores.group == ("kota", "kabupaten", "kota")
    assert scores.rank[:, 0].tolist() == [2, 1, 1]
    assert build(data, flat([1])).group == ("semua",) * 3


def test_scores_are_rounded_to_nine_decimals_before_ranking() -> None:
    scores = build(panel([[10 + 1e-11], [10], [10 - 1e-8]]), flat([1]))
    assert scores.rank[:, 0].tolist() == [1, 1, 3]
    assert scores.score[0, 0] == 10


def test_each_node_may_have_its_own_mean() -> None:
    nodes = [node("I", None, aggregate=Step(method="geometric", floor=0)), node("A", aggregate=Step(method="harmonic")), node("B")]
    leaves = [leaf("a", "A"), leaf("b", "A"), leaf("c", "B"), leaf("d", "B")]
    scores = build(panel([[30, 60, 100, 20]]), recipe(nodes, leaves)).score[0]
    assert scores[1:3].tolist() == [40, 60]
    assert scores[0] == pytest.approx(np.sqrt(2400), abs=1e-9)


def test_the_same_panel_and_recipe_give_the_same_bytes_and_nothing_is_changed() -> None:
    data = panel(np.random.default_rng(0).uniform(0, 100, (20, 3)))
    before = data.values.copy()
    first, second = build(data, flat([1, 2, 3])), build(data, flat([1, 2, 3]))
    assert first.score.tobytes() == second.score.tobytes()
    np.testing.assert_array_equal(data.values, before)
