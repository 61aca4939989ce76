"""One latent-class model: recovered classes, levels of any kind, missing answers, and the extra that may be absent."""

import sys

import numpy as np
import pytest

from jejaring.ecosystem.typology.fit import answered, fit_classes
from jejaring.terms.problem import CannotBuild


def test_classes_are_found_again_and_ordered_from_low_to_high(two_kinds):
    items, mature = two_kinds
    found = fit_classes(items, 2, seed=1)
    assert found.converged
    assert found.weights == pytest.approx([1 - mature.mean(), mature.mean()], abs=0.03)
    assert found.expected[0] == pytest.approx(np.full(8, 0.15), abs=0.09)
    assert found.expected[1] == pytest.approx(np.full(8, 0.9), abs=0.09)
    assert np.mean(found.posterior(items).argmax(axis=1) == mature) > 0.98


def test_one_class_is_the_frequencies(two_kinds):
    items, _ = two_kinds
    found = fit_classes(items, 1, seed=1)
    assert found.expected[0] == pytest.approx(np.nanmean(items, axis=0))
    share = np.nanmean(items, axis=0)
    ones, zeros = np.nansum(items, axis=0), (items == 0).sum(axis=0)
    by_hand = float((ones * np.log(share) + zeros * np.log(1 - share)).sum())
    assert found.log_likelihood == pytest.approx(by_hand)
    assert found.parameters == 8
    assert found.bic == pytest.approx(8 * np.log(240) - 2 * by_hand)


def test_ordinal_and_binary_items_mix_and_levels_need_not_follow_each_other(two_kinds):
    items, mature = two_kinds
    rng = np.random.default_rng(2)
    ordinal = np.where(mature, rng.choice([2.0, 4.0], 240), rng.choice([0.0, 2.0], 240))
    found = fit_classes(np.column_stack([items, ordinal]), 2, seed=1)
    assert found.levels[8].tolist() == [0.0, 2.0, 4.0]
    assert found.profile[8].shape == (2, 3)
    assert found.profile[8].sum(axis=1) == pytest.approx([1.0, 1.0])
    assert found.parameters == 1 + 2 * (8 + 2)


def test_a_region_without_answers_belongs_to_no_class(two_kinds):
    items, _ = two_kinds
    with_empty = np.vstack([items, np.full((1, 8), np.nan)])
    found = fit_classes(with_empty, 2, seed=1)
    posterior = found.posterior(with_empty)
    assert np.isnan(posterior[-1]).all()
    assert posterior[:-1].sum(axis=1) == pytest.approx(np.ones(240))
    assert found.log_likelihood == pytest.approx(fit_classes(items, 2, seed=1).log_likelihood)


def test_a_level_that_was_never_met_says_nothing(two_kinds):
    items, _ = two_kinds
    found = fit_classes(items, 2, seed=1)
    odd, unknown = items[:1].copy(), items[:1].copy()
    odd[0, 0], unknown[0, 0] = 3.0, np.nan
    assert found.posterior(odd) == pytest.approx(found.posterior(unknown))


def test_rows_and_items_that_say_nothing_are_known():
    rows, columns = answered(np.array([[1.0, np.nan, 0.0], [1.0, np.nan, 1.0], [np.nan, np.nan, np.nan]]))
    assert rows.tolist() == [True, True, False]
    assert columns.tolist() == [False, False, True]


def test_nothing_answered_is_refused():
    with pytest.raises(CannotBuild, match="not a single answer"):
        fit_classes(np.full((3, 2), np.nan), 1, seed=1)


def test_without_the_extra_the_refusal_says_how_to_install_it(monkeypatch, two_kinds):
    monkeypatch.setitem(sys.modules, "stepmix.stepmix", None)
    with pytest.raises(CannotBuild) as refusal:
        fit_classes(two_kinds[0], 2, seed=1)
    assert "jejaring[types]" in refusal.value.say("id")
