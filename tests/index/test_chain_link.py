"""Chain-linking through a change of indicators."""

from dataclasses import replace

import numpy as np
import pytest

from jejaring.index.chain_link import chain_link
from jejaring.index.years import Years, run_years
from jejaring.terms.problem import CannotBuild
from small_recipes import flat, panel


def basket(tables: list[object], first: int, weights: list[float]) -> Years:
    panels = [replace(panel(table), period=str(first + number)) for number, table in enumerate(tables)]
    return run_years(panels, flat(weights))


OLD = [[[40, 10], [20, 30]], [[50, 10], [30, 30]]]
NEW = [[[20, 90], [60, 50]], [[30, 60], [66, 50]], [[60, 60], [33, 50]]]


def test_growth_of_the_new_basket_goes_on_from_the_level_of_the_old() -> None:
    # methods.md 1.12: I_t = I_{t-1} × (new basket_t / new basket_{t-1}) with one overlap year
    linked = chain_link([basket(OLD, 2020, [1, 0]), basket(NEW, 2021, [1, 0])])
    assert linked.periods == ("2020", "2021", "2022", "2023")
    assert linked.basket == (0, 0, 1, 1)
    np.testing.assert_allclose(linked.values, [[40, 20], [50, 30], [75, 33], [150, 16.5]])


def test_linking_a_basket_to_itself_changes_nothing() -> None:
    whole = basket([*OLD, *NEW], 2020, [1, 1])
    linked = chain_link([basket([*OLD, NEW[0]], 2020, [1, 1]), basket(NEW, 2022, [1, 1])])
    np.testing.assert_allclose(linked.values, [stages.scores[:, 0] for stages in whole.stages])


def test_baskets_without_overlap_and_scores_of_zero_are_told_together() -> None:
    with pytest.raises(CannotBuild) as caught:
        chain_link([basket(OLD, 2020, [1, 0]), basket([[[0, 1], [5, 1]], [[5, 1], [5, 1]]], 2022, [1, 0])])
    assert [problem.met.en for problem in caught.value.problems] == ["basket 2: 2022", "basket 2: scores of 0 or less: r000"]


def test_a_region_that_is_new_in_the_basket_has_no_series() -> None:
    linked = chain_link([basket(OLD, 2020, [1, 0]), basket([[*NEW[0], [1, 1]], [*NEW[1], [2, 2]]], 2021, [1, 0])])
    assert linked.regions == ("r000", "r001")
    assert np.isfinite(linked.values).all()
