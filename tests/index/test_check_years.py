"""What hinders a recipe on several years."""

import numpy as np
import pytest

from jejaring.index.check_years import pooled, problems_of_years
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Step, Steps
from small_recipes import flat, panel


def year(period: str, values: list[list[float]], columns: str = "ab") -> Panel:
    from dataclasses import replace

    return replace(panel(values, columns), period=period)


GOOD = [year("2020", [[1, 2], [3, 5]]), year("2021", [[2, 2], [4, 9]])]
MINMAX = flat([1, 1], steps=Steps(normalise=Step(method="minmax")))


def told(panels: list[Panel], subject: object = MINMAX, **scale: object) -> list[str]:
    in_recipe, in_panels = problems_of_years(panels, subject, **{"scale": "all_years", **scale})
    return [problem.met.en for problem in (*in_recipe, *in_panels)]


def test_sound_years_have_no_problem() -> None:
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("panels", "problem"),
    [
        ([], "no panel"),
        (GOOD[::-1], "years: 2021, 2020"),
        ([GOOD[0], GOOD[0]], "years: 2020, 2020"),
        ([year("lalu", [[1, 2], [3, 5]])], "period 'lalu'"),
        ([GOOD[0], year("2021", [[1, 2]], "ax")], "2021: b: column b is not in the panel"),
    ],
)
def test_years_that_are_none_or_out_of_order_are_told(panels: list[Panel], problem: str) -> None:
    assert told(panels) == [problem]


def test_a_column_that_is_constant_in_one_year_hinders_only_a_scale_of_that_year() -> None:
    panels = [year("2020", [[1, 2], [3, 2]]), year("2021", [[2, 7], [4, 9]])]
    assert told(panels, scale="all_years") == []
    assert told(panels, scale="each_year") == ["2020: b: all values are alike (2)"]
    assert told(panels, scale="first") == ["2020: b: all values are alike (2)"]
    assert told(panels[::-1], scale="first") == ["years: 2021, 2020"]
    assert told(panels, scale="first", borrowed=True) == []


def test_bad_cells_of_any_year_are_told_with_their_year() -> None:
    panels = [GOOD[0], year("2021", [[np.inf, 2], [4, 9]])]
    assert told(panels, scale="first") == ["a: infinite values: r000 2021"]


def test_ranks_lend_no_yardstick_and_a_reference_region_has_a_value_each_year() -> None:
    ranks = flat([1, 1], steps=Steps(normalise=Step(method="percentile_rank")))
    assert told(GOOD, ranks, scale="first") == ["percentile_rank: no yardstick that another year can borrow"]
    assert told(GOOD, ranks) == []
    reference = flat([1, 1], steps=Steps(normalise=Step(method="distance_to_reference", region="r001")))
    assert told(GOOD, reference) == ["distance_to_reference: the reference region has a value in each year"]


def test_pooled_regions_carry_their_year() -> None:
    whole = pooled(GOOD, MINMAX)
    assert whole.regions == ("r000 2020", "r001 2020", "r000 2021", "r001 2021")
    assert whole.column("a").tolist() == [1, 3, 2, 4]
