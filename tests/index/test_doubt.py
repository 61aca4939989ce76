"""Intervals and bands."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import fields
from importlib import import_module

import numpy as np
import pytest

from jejaring.index import build, doubt
from jejaring.index.doubt import DoubtInterrupted, DoubtRun
from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.problem import BadRecipe, CannotBuild, UnknownName
from jejaring.terms.recipe import Doubt, LeaveOut, Ranking, Step, Steps, VaryRounding, VarySteps, VaryWeights
from jejaring.terms.scores import Intervals
from small_recipes import EVERY_CHOICE, flat, leaf, nine_columns, node, panel, recipe, two_level

ARRAYS = ("low", "high", "rank_low", "rank_high", "band")


def same(one: Intervals, other: Intervals) -> bool:
    return all(getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in ARRAYS)


@pytest.mark.parametrize("choices", [EVERY_CHOICE, (*EVERY_CHOICE, VaryRounding())])
@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_the_numbers_do_not_depend_on_the_executor_or_its_workers(pool: type, choices: tuple[object, ...]) -> None:
    recipe, data = two_level(choices, draws=600), nine_columns()
    plain = doubt(data, recipe)
    for workers in (1, 2):
        with pool(workers) as executor:
            assert same(plain, doubt(data, recipe, executor=executor))


def test_the_order_of_regions_does_not_matter() -> None:
    recipe, data = two_level((*EVERY_CHOICE, VaryRounding()), ranking=Ranking(group_by="kind")), nine_columns()
    order = np.random.default_rng(3).permutation(len(data.regions))
    shuffled = plain_panel(
        tuple(data.regions[row] for row in order),
        data.columns,
        data.values[order],
        groupings={"kind": tuple(data.groupings["kind"][row] for row in order)},
    )
    plain, moved = doubt(data, recipe), doubt(shuffled, recipe)
    np.testing.assert_array_equal(moved.rank_low, plain.rank_low[order])
    np.testing.assert_array_equal(moved.band, plain.band[order])
    np.testing.assert_allclose(moved.low, plain.low[order], atol=2e-9)  # scores are rounded to nine decimals


def test_limits_are_whole_ranks_and_hold_low_below_high() -> None:
    result = doubt(nine_columns(), two_level(EVERY_CHOICE))
    ranked = ~np.isnan(result.rank_low)
    assert ranked.any()
    assert (result.rank_low[ranked] % 1 == 0).all()
    assert (result.rank_low[ranked] <= result.rank_high[ranked]).all()
    assert (result.low[~np.isnan(result.low)] <= result.high[~np.isnan(result.low)]).all()
    assert ((result.band > 0) == ranked).all()
    assert result.varied == ("weights", "impute", "treat", "normalise", "aggregate:I", "floor", "leave_out")


def test_without_choices_every_interval_is_the_nominal_score_and_rank() -> None:
    data, recipe = nine_columns(), two_level()
    result, nominal = doubt(data, recipe), build(data, recipe)
    np.testing.assert_array_equal(result.low, nominal.score)
    np.testing.assert_array_equal(result.high, nominal.score)
    np.testing.assert_array_equal(result.rank_low, nominal.rank)


def test_who_is_ranked_stays_as_in_the_nominal_build() -> None:
    data, recipe = nine_columns(), two_level((LeaveOut(),))
    np.testing.assert_array_equal(np.isnan(doubt(data, recipe).rank_low), np.isnan(build(data, recipe).rank))


def test_leaving_out_one_of_two_leaves_shows_each_leaf_alone() -> None:
    result = doubt(panel([[10, 90], [50, 50]]), flat([1, 1], doubt=Doubt(draws=500, choices=(LeaveOut(),))))
    assert (result.low[0, 0], result.high[0, 0]) == (10, 90)
    assert (result.low[1, 0], result.high[1, 0]) == (50, 50)
    assert (result.rank_low[0, 0], result.rank_high[0, 0]) == (1, 2)
    assert result.band[:, 0].tolist() == [1, 1]


def test_a_node_left_without_leaves_vanishes_and_its_weight_goes_to_its_sibling() -> None:
    nodes = [node("I", None), node("A", weight=3), node("B")]
    subject = recipe(nodes, [leaf("a", "A"), leaf("b", "B"), leaf("c", "B")], doubt=Doubt(draws=500, choices=(LeaveOut(),)))
    result = doubt(panel([[20, 60, 80], [0, 0, 0]]), subject)
    # without a: B alone, 70; without b: 3/4 x 20 + 1/4 x 80 = 35; without c: 3/4 x 20 + 1/4 x 60 = 30
    assert (result.low[0, 0], result.high[0, 0]) == (30, 70)
    assert (result.low[0, 1], result.high[0, 1]) == (20, 20)


def test_rounding_moves_a_leaf_by_at_most_half_a_unit() -> None:
    recipe = two_level((VaryRounding(),), steps=Steps(normalise=Step(method="goalposts", low=0, high=100)))
    data = nine_columns(gaps=False)
    result, nominal = doubt(data, recipe), build(data, recipe)
    leaves = slice(4, None)
    inside = (nominal.score[:, leaves] > 1) & (nominal.score[:, leaves] < 99)
    assert (np.abs(result.low[:, leaves] - nominal.score[:, leaves])[inside] <= 0.05).all()
    assert (result.high[:, leaves] - result.low[:, leaves])[inside].min() > 0.08  # 90 % of a width of 0.1


def test_leaf_limits_come_from_the_tables_that_were_drawn() -> None:
    choice = VarySteps(vary="normalise", among=(Step(method="goalposts", low=0, high=100), Step(method="goalposts", low=0, high=200)))
    result = doubt(panel([[10.0], [50.0]]), flat([1], doubt=Doubt(draws=256, choices=(choice,))))
    assert (result.low[0, 1], result.high[0, 1]) == (5, 10)
    assert (result.rank_low[0, 1], result.rank_high[0, 1]) == (2, 2)


def test_asked_nodes_have_the_numbers_of_the_whole_run_and_others_none() -> None:
    data, recipe = nine_columns(), two_level(EVERY_CHOICE)
    whole, part = doubt(data, recipe), doubt(data, recipe, nodes=("I",))
    np.testing.assert_array_equal(part.rank_low[:, 0], whole.rank_low[:, 0])
    assert np.isnan(part.low[:, 1:]).all()
    assert (part.band[:, 1:] == 0).all()
    with pytest.raises(UnknownName, match="unknown nodes: Z"):
        doubt(data, recipe, nodes=("Z",))


def test_progress_counts_every_draw_once() -> None:
    told: list[tuple[int, int]] = []
    doubt(nine_columns(), two_level((VaryWeights(),)), draws=600, progress=lambda done, total: told.append((done, total)))
    assert told == [(256, 600), (512, 600), (600, 600)]


def test_draws_may_be_replaced_and_must_be_one_or_more() -> None:
    data, recipe = nine_columns(), two_level((VaryWeights(),))
    assert doubt(data, recipe, draws=5).draws == 5
    with pytest.raises(BadRecipe, match="draws = 0"):
        doubt(data, recipe, draws=0)


def test_a_refusal_inside_a_worker_arrives_whole() -> None:
    choice = VarySteps(vary="normalise", among=(Step(method="minmax", low=1, high=100), Step(method="zscore")))
    with ProcessPoolExecutor(1) as executor, pytest.raises(CannotBuild) as refusal:
        doubt(nine_columns(), two_level((choice,)), executor=executor)
    assert "child scores below 0" in refusal.value.problems[0].met.en


def test_intervals_have_a_column_for_every_node() -> None:
    data: Panel = nine_columns()
    result = doubt(data, two_level((VaryWeights(),)))
    assert {getattr(result, field.name).shape for field in fields(result) if field.name in ARRAYS} == {(24, 13)}


@pytest.mark.parametrize("pool", [None, ThreadPoolExecutor, ProcessPoolExecutor])
def test_an_interrupted_run_shows_its_draws_and_ends_as_if_never_stopped(pool: type | None) -> None:
    data, subject = nine_columns(), two_level((VaryWeights(),), draws=1000)

    def stop(done: int, total: int) -> None:
        if done == 512:
            raise KeyboardInterrupt

    executor = pool(2) if pool else None
    with pytest.raises(DoubtInterrupted) as interrupt:
        doubt(data, subject, executor=executor, progress=stop)
    run = interrupt.value.run
    half = run.intervals()
    assert half.draws == 512
    assert same(half, doubt(data, subject, draws=512))
    run.advance(executor=executor)
    assert same(run.intervals(), doubt(data, subject))
    if executor:
        executor.shutdown()


def test_nodes_that_take_turns_for_want_of_room_have_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    data, subject = nine_columns(), two_level((*EVERY_CHOICE, VaryRounding()))
    at_once = doubt(data, subject)
    monkeypatch.setattr(import_module("jejaring.index.doubt"), "MOST_BYTES", 1)
    told: list[int] = []
    in_turns = doubt(data, subject, progress=lambda done, _: told.append(done))
    assert same(in_turns, at_once)
    assert told == sorted(told)
    assert told[-1] == 300


def test_quasi_random_draws_give_nearly_the_same_limits() -> None:
    data, subject = nine_columns(), two_level((VaryWeights(),), draws=1024)
    sobol = subject.model_copy(update={"doubt": subject.doubt.model_copy(update={"sampling": "sobol"})})
    plain, quasi = doubt(data, subject), doubt(data, sobol)
    assert not same(plain, quasi)
    np.testing.assert_allclose(quasi.low[:, 0], plain.low[:, 0], rtol=0.02)


def test_a_run_knows_how_far_it_is() -> None:
    run = DoubtRun(nine_columns(), two_level((VaryWeights(),)), draws=300)
    assert (run.done, run.total) == (0, 300)
    assert np.isnan(run.intervals().low[:, 0]).all()
    run.advance()
    assert run.done == 300
