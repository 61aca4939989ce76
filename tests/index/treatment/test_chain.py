"""Outlier treatment: COINr's chain, and the faults of COINr that it must not have (peers handbook, A4)."""

import numpy as np
import pytest
from scipy import stats

from jejaring.index import Rule, run
from jejaring.index.treatment.bend import log_ct
from jejaring.index.treatment.chain import skew_kurtosis
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe

RULE = {"max_points": 5, "skew": 2.0, "kurtosis": 3.5}


def column(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)[:, None]


CALM = tuple(float(number) for number in range(1, 21))


def test_a_calm_column_is_left_alone() -> None:
    done = skew_kurtosis(column(*CALM), **RULE)
    assert done.rule.tolist() == [Rule.PASSED]
    np.testing.assert_array_equal(done.values, column(*CALM))


def test_a_high_extreme_takes_the_value_of_its_neighbour() -> None:
    done = skew_kurtosis(column(*CALM, 400), **RULE)
    assert done.rule.tolist() == [Rule.WINSORISED]
    assert done.values.ravel().tolist() == [*CALM, 20.0]


def test_a_low_extreme_is_lifted_by_the_sign_of_the_skew() -> None:
    done = skew_kurtosis(column(*CALM, -400), **RULE)
    assert done.values.ravel().tolist() == [*CALM, 1.0]


def test_tied_extremes_move_together_count_together_and_never_pass_the_limit() -> None:
    tied = column(*CALM * 4, 400, 400)
    assert skew_kurtosis(tied, **{**RULE, "max_points": 2}).rule.tolist() == [Rule.WINSORISED]
    one = skew_kurtosis(tied, **{**RULE, "max_points": 1})  # COINr would move both (A3: winmax can be passed)
    assert one.rule[0] in (Rule.LOGGED, Rule.LOGGED_STILL_FAILS)


@pytest.mark.parametrize(("spread", "rule"), [(1.5, Rule.LOGGED), (2.5, Rule.LOGGED_STILL_FAILS)])
def test_where_winsorising_is_not_enough_the_untreated_column_is_logged_and_told_if_that_fails_too(spread: float, rule: Rule) -> None:
    heavy = np.exp(np.random.default_rng(3).normal(0, spread, (200, 1)))
    done = skew_kurtosis(heavy, **RULE)
    assert done.rule.tolist() == [rule]
    np.testing.assert_array_equal(done.values, log_ct(heavy).values)
    shape = abs(stats.skew(done.values, bias=False)[0]), stats.kurtosis(done.values, bias=False)[0]
    assert (shape[0] < 2 or shape[1] < 3.5) == (rule is Rule.LOGGED)


def test_a_column_with_a_gap_is_treated_and_keeps_the_gap() -> None:
    # COINr fault 8: with a gap and a partial specification the column stays untreated
    done = skew_kurtosis(column(*CALM, np.nan, 400), **RULE)
    assert done.rule.tolist() == [Rule.WINSORISED]
    assert np.isnan(done.values[20, 0])
    assert done.values[21, 0] == 20


@pytest.mark.parametrize(("values", "rule"), [((3.0, 3.0, 3.0, 3.0, 3.0), Rule.LEFT_CONSTANT), ((1.0, 2.0, 900.0), Rule.LEFT_TOO_FEW)])
def test_columns_that_have_no_shape_are_left_with_a_reason(values: tuple[float, ...], rule: Rule) -> None:
    done = skew_kurtosis(column(*values), **RULE)
    assert done.rule.tolist() == [rule]
    np.testing.assert_array_equal(done.values.ravel(), values)


def test_replicates_and_columns_are_treated_each_by_itself() -> None:
    generator = np.random.default_rng(5)
    values = generator.lognormal(0, 1.5, (4, 60, 3))
    together = skew_kurtosis(values, **RULE)
    for replicate in range(4):
        for place in range(3):
            alone = skew_kurtosis(values[replicate, :, place : place + 1], **RULE)
            np.testing.assert_array_equal(together.values[replicate, :, place], alone.values[:, 0])
            assert together.rule[replicate, place] == alone.rule[0]


def test_the_log_names_each_cell_from_to_and_the_columns_left() -> None:
    steps = Steps(treat=Step(method="skew_kurtosis"), normalise=GOALPOSTS)
    stages = run(panel([[number, 5.0] for number in (*CALM, 400.0)]), flat([1, 1], steps=steps))
    cell, left = stages.treatments
    assert (cell.region, cell.leaf, cell.before, cell.after, cell.rule) == ("r020", "a", 400.0, 20.0, Rule.WINSORISED)
    assert (left.region, left.leaf, left.rule) == (None, "b", Rule.LEFT_CONSTANT)


HEAVY = np.exp(np.random.default_rng(3).normal(0, 1.5, (200, 1)))


def test_coinr_fault_8_an_own_step_with_one_parameter_keeps_the_other_defaults_and_gaps() -> None:
    own = leaf("a", treat=Step(method="skew_kurtosis", max_points=1))
    subject = recipe([node("I", None)], [own], steps=Steps(normalise=GOALPOSTS))
    stages = run(panel([[number] for number in (*CALM, np.nan, 400.0)]), subject)
    assert stages.treated[21, 0] == 20


def test_combining_bends_what_was_winsorised_and_the_curve_holds_both() -> None:
    plain = skew_kurtosis(HEAVY, **RULE, otherwise="log_ct")
    both = skew_kurtosis(HEAVY, **RULE, otherwise="log_ct", combine=True)
    top = np.sort(HEAVY[:, 0])[-6]  # five cells winsorised
    np.testing.assert_array_equal(both.values, log_ct(np.minimum(HEAVY, top)).values)
    assert both.values.max() < plain.values.max()


def test_with_none_a_stubborn_column_stays_winsorised_and_is_told() -> None:
    done = skew_kurtosis(HEAVY, **RULE, otherwise="none")
    assert done.rule.tolist() == [Rule.WINSORISED_STILL_FAILS]
    assert done.values.max() == np.sort(HEAVY[:, 0])[-6]


def test_no_points_at_all_means_bend_at_once() -> None:
    done = skew_kurtosis(HEAVY, max_points=0, skew=2.0, kurtosis=3.5, otherwise="yeo_johnson")
    assert done.rule.tolist() == [Rule.BENT]


def test_a_bend_that_would_turn_a_column_round_is_refused_in_the_chain_too() -> None:
    shares = HEAVY / HEAVY.max()
    done = skew_kurtosis(shares, **RULE, otherwise="log_gii")
    assert done.rule.tolist() == [Rule.LEFT_MAX_NOT_ABOVE_ONE]
    np.testing.assert_array_equal(done.values, shares)
