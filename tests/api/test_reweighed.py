import time
from dataclasses import replace

import numpy as np
import pytest

from jejaring.api.reweighed import WeightsView, reweighed
from jejaring.api.weights import read_weights
from jejaring.edition import Edition
from jejaring.terms.recipe import Step
from page_editions import INSUFFICIENT, PROVISIONAL, RANKED

HUMAN = "K1:70;K2:10;K3:10;K4:10"


def view(edition: Edition, text: str = "", **asked: object) -> WeightsView:
    found = reweighed(edition, read_weights(edition.recipe, text), **{"region": RANKED, **asked})
    assert found is not None
    return found


def test_without_weights_all_is_as_in_the_edition(edition: Edition):
    own = view(edition)
    row = edition.row(RANKED)
    asked, equal, recipe = own.columns
    assert asked.model_copy(update={"weights": "recipe"}) == recipe
    assert recipe.rank == int(edition.scores.rank[row, 0])
    assert (recipe.rank_low, recipe.rank_high) == (edition.intervals.rank_low[row, 0], edition.intervals.rank_high[row, 0])
    # Konteks Kreatif weighs its four dimensions alike.
    assert equal.score == recipe.score
    assert all(line.moved == 0 for line in own.lines)
    assert own.passes == own.passed_by == ()


def test_ranks_are_those_of_the_scores_shown(edition: Edition):
    found = view(edition, HUMAN)
    scores = [line.score for line in found.lines]
    assert scores == sorted(scores, reverse=True)
    assert [line.rank for line in found.lines] == [1 + sum(other > score for other in scores) for score in scores]
    own = next(line for line in found.lines if line.region == RANKED)
    assert (own.rank, own.score) == (found.columns[0].rank, found.columns[0].score)
    assert own.moved == edition.scores.rank[edition.row(RANKED), 0] - own.rank
    assert found.ranked == len(found.lines)


def test_peers_are_passed_both_ways(edition: Edition):
    found = view(edition, HUMAN)
    ranks = {line.region: line.rank for line in found.lines}
    before = {key: rank for key, rank in zip(edition.scores.regions, edition.scores.rank[:, 0], strict=True) if not np.isnan(rank)}
    peers = [peer for peer in found.peer_names if peer in ranks]
    assert peers
    assert set(found.passed_by) == {peer for peer in peers if before[peer] >= before[RANKED] and ranks[peer] < ranks[RANKED]}
    assert set(found.passes) == {peer for peer in peers if before[peer] <= before[RANKED] and ranks[peer] > ranks[RANKED]}
    assert found.passed_by


def test_a_range_of_ranks_holds_the_rank_of_its_middle(edition: Edition):
    asked = view(edition, HUMAN).columns[0]
    assert asked.rank_low is not None
    assert asked.rank_high is not None
    assert asked.rank_low <= asked.rank_high
    assert asked.draws == 40


def test_weights_below_a_pillar_move_the_index_too(edition: Edition):
    found = view(edition, "K1.1:100;K1.2:0;K1.3:0", node="K1")
    assert [child.asked for child in found.children] == [100.0, 0.0, 0.0]
    assert found.columns[0].score != found.columns[2].score


def test_who_has_no_rank_is_shown_without_one(edition: Edition):
    assert view(edition, HUMAN, region=PROVISIONAL).columns[0].rank is None
    assert view(edition, HUMAN, region=INSUFFICIENT).columns[0].score is None
    assert view(edition, HUMAN, region=PROVISIONAL).attainable is None


def test_one_part_alone_has_a_score_and_no_range_where_doubt_has_nothing_to_vary(edition: Edition):
    lone = "K1:100;K2:0;K3:0;K4:0;K1.1:100;K1.2:0;K1.3:0"
    found = view(edition, lone)
    assert found.columns[0].score is not None
    assert found.columns[0].rank_low is None
    assert found.range_refused


def test_children_sum_to_a_hundred_in_every_column(ipm: Edition):
    found = view(ipm, "M1:50;M2:30;M3:20")
    for column in ("asked", "equal", "recipe"):
        assert round(sum(getattr(child, column) for child in found.children), 6) == 100


def test_weights_read_from_data_are_where_a_reader_starts(edition: Edition):
    nodes = tuple(
        node.model_copy(update={"weigh": Step(method="deviation")}) if node.code == "KK" else node for node in edition.recipe.nodes
    )
    read = replace(edition, recipe=edition.recipe.model_copy(update={"nodes": nodes}))
    found = reweighed(read, region=RANKED)
    assert found is not None
    assert all(child.asked == child.recipe for child in found.children)
    assert any(child.recipe != 25 for child in found.children)
    assert round(sum(child.recipe for child in found.children), 6) == 100


def test_unknown_names_are_refused(edition: Edition):
    with pytest.raises(KeyError):
        reweighed(edition, region="9999")
    with pytest.raises(KeyError):
        reweighed(edition, node="K9", region=RANKED)
    with pytest.raises(ValueError, match=r"K1\.1"):
        reweighed(edition, node="K1.1", region=RANKED)


def test_new_weights_are_answered_while_a_slider_moves(edition: Edition):
    view(edition, HUMAN)
    spent = []
    for share in range(40, 45):
        started = time.perf_counter()
        view(edition, f"K1:{share};K2:20;K3:20;K4:{60 - share}")
        spent.append(time.perf_counter() - started)
    # The goal is 0.3 s on a quiet machine; the best of five keeps others' work on this one out.
    assert min(spent) < 0.3
