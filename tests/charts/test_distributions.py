"""Distributions show each leaf on its own scale, before and after treatment."""

import numpy as np
import pytest

from jejaring.charts.distributions import distributions
from jejaring.terms.problem import UnknownName
from jejaring.words import speech
from made_up_index import NAMES, made_up_run


@pytest.fixture(scope="module")
def stages():
    return made_up_run()[2]


def test_a_box_has_the_quartiles_of_the_figures(stages):
    marks = distributions(stages, speech("en"), leaves=["A1"]).spec["datasets"]["marks"]
    box = next(mark for mark in marks if mark["part"] == "box")
    cells = stages.imputed[:, 0][~np.isnan(stages.imputed[:, 0])]
    low, high = cells.min(), cells.max()
    assert [low + box[key] * (high - low) for key in ("q1", "m", "q3")] == pytest.approx(np.quantile(cells, (0.25, 0.5, 0.75)), abs=1e-3)


def test_only_a_treated_leaf_has_a_second_distribution(stages):
    sides = {(mark["i"], mark["side"]) for mark in distributions(stages, speech("en")).spec["datasets"]["marks"]}
    treated = {stages.leaves.index(entry.leaf) for entry in stages.treatments if entry.region}
    assert treated == {1}
    assert {place for place, side in sides if side == 1} == treated


@pytest.mark.parametrize("kind", ["box", "histogram", "strip"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_mark_lies_on_its_track(stages, kind, language):
    marks = distributions(stages, speech(language), kind=kind, names_of=NAMES).spec["datasets"]["marks"]
    along = [mark[key] for mark in marks for key in ("lo", "hi", "v", "m") if key in mark]
    assert min(along) == 0
    assert max(along) == 1


def test_columns_of_a_histogram_hold_every_region(stages):
    marks = distributions(stages, speech("en"), kind="histogram", leaves=["B1"]).spec["datasets"]["marks"]
    tallest = max(np.histogram(stages.imputed[:, 3], bins=24)[0])
    assert sum(round(mark["share"] * tallest) for mark in marks) == 40


def test_the_title_names_the_leaf_with_most_changed_cells(stages):
    assert distributions(stages, speech("en")).title.startswith("Outlier treatment changed 1 of 8 indicators, most of all A2")
    assert distributions(stages, speech("en"), leaves=["A1"]).title == "Outlier treatment changed none of the 1 indicators"


def test_a_leaf_that_does_not_exist_is_refused_with_those_that_do(stages):
    with pytest.raises(UnknownName, match="A1, A2"):
        distributions(stages, speech("en"), leaves=["Q"])
