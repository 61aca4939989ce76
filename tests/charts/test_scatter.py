"""Two columns are drawn for the regions that have both, and the title says whether they go together."""

import numpy as np
import pytest

from jejaring.charts.scatter import APART, Along, scatter
from jejaring.terms.problem import CannotBuild
from jejaring.words import speech

REGIONS = [f"r{place}" for place in range(30)]
X = np.arange(30.0)


def test_the_correlation_of_the_title_is_that_of_the_points():
    noise = np.random.default_rng(1).normal(size=30) * 4
    picture = scatter(Along("a", X), Along("b", X + noise), REGIONS, speech("en"))
    r = np.corrcoef(X, X + noise)[0, 1]
    assert picture.title == f"a and b rise together: correlation {r:.2f} over 30 regions"


@pytest.mark.parametrize(("y", "word"), [(-X, "falls"), (np.where(X % 2, 1.0, -1.0), "hardly"), (X * 0 + 1, "is the same")])
def test_other_relations_have_other_titles(y, word):
    assert word in scatter(Along("a", X), Along("b", y), REGIONS, speech("en")).title


def test_regions_without_both_figures_are_left_out_and_counted():
    y = X.copy()
    y[:4] = np.nan
    picture = scatter(Along("a", X), Along("b", y), REGIONS, speech("en"))
    assert len(picture.spec["datasets"]["rows"]) == len(picture.table.rows) == 26
    assert "4 lack one" in picture.source


def test_those_farthest_from_the_line_are_named_unless_others_are_asked_for():
    y = X.copy()
    y[7] = 500.0
    named = [row["k"] for row in scatter(Along("a", X), Along("b", y), REGIONS, speech("en")).spec["datasets"]["rows"] if row["n"]]
    assert len(named) == APART
    assert "r7" in named
    asked = scatter(Along("a", X), Along("b", y), REGIONS, speech("en"), labels=["r1"]).spec["datasets"]["rows"]
    assert [row["k"] for row in asked if row["n"]] == ["r1"]


def test_zero_on_a_logarithmic_axis_and_too_few_regions_are_refused_together():
    y = np.full(30, np.nan)
    y[:2] = 1.0
    with pytest.raises(CannotBuild) as refusal:
        scatter(Along("a", X, log=True), Along("b", y), REGIONS, speech("en"))
    assert len(refusal.value.problems) == 2


def test_a_logarithmic_line_is_fitted_in_logarithms():
    line = scatter(Along("a", X + 1, log=True), Along("b", (X + 1) ** 2, log=True), REGIONS, speech("en")).spec["datasets"]["line"]
    assert [line[1]["x"], line[1]["y"]] == pytest.approx([30.0, 900.0])
