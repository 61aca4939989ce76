"""Which choice matters: indices of the index, of scores and of ranks at once."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from jejaring.index.sensitivity.analysis import Sensitivity, SensitivityInterrupted, SensitivityRun, sensitivity
from jejaring.terms.problem import CannotBuild, UnknownName
from jejaring.terms.recipe import Doubt, Ranking, Step, VaryData, VaryFloor, VaryPath, VarySteps, VaryWeights
from small_recipes import EVERY_CHOICE, flat, nine_columns, panel, two_level


def same(one: Sensitivity, other: Sensitivity) -> bool:
    return all(
        getattr(getattr(one, what), field).tobytes() == getattr(getattr(other, what), field).tobytes()
        for what in ("shift", "score", "rank")
        for field in ("first", "total", "total_low", "first_high")
    )


def test_a_lone_choice_explains_all_that_moves() -> None:
    # 10 w + 30 (1 - w) with w = v / (v + 1) and v from U(0.5, 2): one factor explains all.
    recipe = flat([1, 1], doubt=Doubt(choices=(VaryPath(path="leaves.a.weight", uniform=(0.5, 2)),)))
    result = sensitivity(panel([[10, 30], [30, 10], [20, 20]]), recipe, base=256)
    np.testing.assert_allclose(result.score.first[0, :2], 1, atol=0.02)
    np.testing.assert_allclose(result.score.total[0, :2], 1, atol=0.02)
    assert result.score.total[0, 2] == 0  # (20, 20) has the same score under all weights
    assert result.runs == 256 * 3


def test_two_alternatives_of_the_same_effect_have_indices_of_exactly_zero() -> None:
    twice = VarySteps(vary="normalise", among=(Step(method="minmax", low=1, high=100), Step(method="minmax", low=1.0, high=100.0)))
    floors = VaryFloor(among=(0.0, 0.5))
    subject = two_level((VaryWeights(), twice, floors))
    result = sensitivity(nine_columns(gaps=False), subject, base=64)
    assert result.factors == ("weights", "normalise", "floor")
    for indices in (result.shift, result.score, result.rank):
        assert (indices.first[1] == 0).all()
        assert (indices.total[1] == 0).all()
        assert (indices.total_high[1] == 0).all()
    assert result.computed < result.runs


def test_indices_of_scores_agree_with_a_plain_monte_carlo_of_conditional_means() -> None:
    mean = VarySteps(vary="aggregate", among=(Step(method="linear"), Step(method="harmonic")))
    subject = two_level((VaryWeights(), mean))
    data = nine_columns(gaps=False)
    result = sensitivity(data, subject, base=1024)
    run = SensitivityRun(data, subject, base=1024)
    run.advance()
    scores, picks = run._scores[:2048], (np.asarray(run._points.uniforms[:2048, -1]) >= 0.5)
    by_mean = np.stack([scores[picks].mean(axis=0), scores[~picks].mean(axis=0)])
    np.testing.assert_allclose(result.score.first[1], by_mean.var(axis=0) / scores.var(axis=0), atol=0.05)


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_the_executor_does_not_matter(pool: type) -> None:
    subject, data = two_level(EVERY_CHOICE), nine_columns()
    plain = sensitivity(data, subject, base=32)
    with pool(2) as executor:
        assert same(plain, sensitivity(data, subject, base=32, executor=executor))


def test_errors_of_data_are_a_factor_of_their_own() -> None:
    subject = two_level((VaryWeights(spread=0.01), VaryData(error="normal", sd=0.5, relative=True)))
    result = sensitivity(nine_columns(gaps=False), subject, base=128)
    assert (result.rank.total[1] >= result.rank.total[0]).mean() > 0.9
    assert result.computed == result.runs


def test_unranked_regions_have_missing_indices_and_groups_are_ranked_apart() -> None:
    data = nine_columns(gaps=False)
    values = data.values.copy()
    values[0] = np.nan
    subject = two_level((VaryWeights(),), ranking=Ranking(group_by="kind"))
    result = sensitivity(replace(data, values=values), subject, base=32)
    assert np.isnan(result.rank.total[:, 0]).all()
    assert not np.isnan(result.rank.total[:, 1:]).any()
    assert not np.isnan(result.shift.total).any()


def test_an_interrupted_run_keeps_its_chunks_and_ends_the_same() -> None:
    subject, data = two_level((VaryWeights(),)), nine_columns()
    whole = sensitivity(data, subject, base=512)

    def stop(done: int, total: int) -> None:
        if done == 512:
            raise KeyboardInterrupt

    with pytest.raises(SensitivityInterrupted) as interrupt:
        sensitivity(data, subject, base=512, progress=stop)
    run = interrupt.value.run
    assert run.done == 512
    told: list[int] = []
    run.advance(progress=lambda done, _: told.append(done))
    assert told == [768, 1024, 1280, 1536]
    assert same(run.result(), whole)


def test_seed_zero_is_a_seed_and_seeds_differ() -> None:
    subject, data = two_level((VaryWeights(),)), nine_columns()
    zero, one = (sensitivity(data, subject, base=32, seed=seed) for seed in (0, 1))
    assert (zero.seed, one.seed) == (0, 1)
    assert not same(zero, one)


def test_a_failing_combination_is_named_and_no_index_is_missing() -> None:
    # COINr 1.1.14 fills NA and all indices become NaN (composite-indicator-peers.md, A4, fault 12).
    bad = VarySteps(vary="normalise", among=(Step(method="minmax", low=1, high=100), Step(method="zscore")))
    with pytest.raises(CannotBuild) as refusal:
        sensitivity(nine_columns(), two_level((VaryWeights(), bad)), base=16)
    assert "[normalise = zscore()]" in refusal.value.problems[0].met.en


def test_other_nodes_can_be_asked_and_unknown_ones_are_told() -> None:
    subject, data = two_level((VaryWeights(),)), nine_columns(gaps=False)
    run = SensitivityRun(data, subject, base=16, node="N1")
    run.advance()
    assert run.result().node == "N1"
    with pytest.raises(UnknownName, match="unknown node: Z"):
        SensitivityRun(data, subject, node="Z")
    with pytest.raises(CannotBuild, match="power of 2"):
        sensitivity(data, subject, base=100)
