from dataclasses import replace

import numpy as np
import pytest

from jejaring.api.doubted import doubted
from jejaring.api.questions import Questions, recipe_questions
from jejaring.edition import Edition
from jejaring.index import build
from jejaring.terms.problem import BadRecipe
from jejaring.terms.recipe import Step
from page_editions import INSUFFICIENT, PROVISIONAL

NONE = Questions(spread=0, tops=(), floors=(), leave_out=False, rounding=False, others=False, draws=40)


def test_the_recipes_own_questions_give_the_editions_own_ranges(edition: Edition):
    view = doubted(edition)
    assert view.asked == view.recipe == recipe_questions(edition.recipe)
    assert all((move.rank_low, move.rank_high) == (move.own_low, move.own_high) for move in view.moves)
    assert view.usual == view.usual_own
    assert (view.draws, view.in_time) == (40, True)


def test_those_that_move_most_come_first_and_who_has_no_rank_is_not_there(edition: Edition):
    view = doubted(edition)
    widths = [move.rank_high - move.rank_low for move in view.moves]
    assert widths == sorted(widths, reverse=True)
    assert {PROVISIONAL, INSUFFICIENT}.isdisjoint(move.region for move in view.moves)


def test_without_open_choices_no_rank_moves(edition: Edition):
    view = doubted(edition, NONE)
    assert all(move.rank_low == move.rank == move.rank_high for move in view.moves)
    assert view.shares == ()
    assert view.in_time


def test_the_shares_of_choices_come_from_the_largest_and_hold_their_limits(edition: Edition):
    shares = doubted(edition).shares
    assert {share.choice for share in shares} == {"weights", "aggregate:KK", "floor", "leave_out"}
    totals = [share.total for share in shares]
    assert totals == sorted(totals, reverse=True)
    assert all(share.total_low <= share.total <= share.total_high for share in shares)
    # The floor reaches few regions: scores below 10 are rare.
    assert shares[-1].choice == "floor"


def test_two_choices_of_which_one_does_nothing_share_nothing_and_all(ipm: Edition):
    asked = NONE.model_copy(update={"tops": ("geometric", "linear"), "floors": (1.0, 5.0)})
    by_name = {share.choice: share for share in doubted(ipm, asked).shares}
    # No dimension of the IPM is below 5, so its floor never holds: an index of exactly 0.
    assert by_name["floor"].total == 0
    assert by_name["aggregate:IPM"].total == pytest.approx(1, abs=0.05)


def test_one_thing_replaced_moves_ranks_as_a_build_of_its_own(edition: Edition):
    found = {(item.kind, item.method): item for item in doubted(edition, NONE).replaced}
    nodes = tuple(
        node.model_copy(update={"aggregate": Step(method="linear")}) if node.parent is None else node for node in edition.recipe.nodes
    )
    moved = np.abs(build(edition.panel, edition.recipe.model_copy(update={"nodes": nodes})).rank[:, 0] - edition.scores.rank[:, 0])
    linear = found["aggregate", "linear"]
    assert linear.mean == pytest.approx(np.nanmean(moved), abs=1e-9)
    assert linear.most == np.nanmax(moved)
    assert found["weight", "equal"].most == 0
    assert set(found) == {
        ("aggregate", "linear"),
        ("aggregate", "harmonic"),
        ("weight", "equal"),
        ("normalise", "minmax"),
        ("normalise", "rank"),
    }


def test_weights_read_from_data_can_be_replaced_by_equal_ones(edition: Edition):
    nodes = tuple(
        node.model_copy(update={"weigh": Step(method="deviation")}) if node.code in ("KK", "K1") else node for node in edition.recipe.nodes
    )
    recipe = edition.recipe.model_copy(update={"nodes": nodes})
    read = replace(edition, recipe=recipe, scores=build(edition.panel, recipe))
    equal = next(item for item in doubted(read, NONE).replaced if item.kind == "weight")
    assert equal.mean is not None
    assert equal.mean > 0


def test_when_time_is_over_the_finished_part_is_shown_and_said_to_be_part(edition: Edition):
    view = doubted(edition, NONE.model_copy(update={"spread": 25, "leave_out": True, "draws": 1000}), seconds=0.0)
    assert not view.in_time
    assert 0 < view.draws < 1000
    assert view.moves
    assert view.shares == ()


def test_an_edition_without_ranks_has_no_moves_and_no_choice_that_matters(edition: Edition):
    nobody = replace(edition, scores=replace(edition.scores, rank=np.full_like(edition.scores.rank, np.nan)))
    view = doubted(nobody, recipe_questions(edition.recipe))
    assert (view.moves, view.shares, view.usual, view.in_time) == ((), (), None, True)


def test_a_choice_without_effect_is_refused(edition: Edition):
    flat = tuple(leaf.model_copy(update={"decimals": None}) for leaf in edition.recipe.leaves)
    bare = replace(edition, recipe=edition.recipe.model_copy(update={"leaves": flat}))
    with pytest.raises(BadRecipe):
        doubted(bare, NONE.model_copy(update={"rounding": True}))
