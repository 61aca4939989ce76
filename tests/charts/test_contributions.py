"""The parts of a bar add up to the score."""

import numpy as np
import pytest

from jejaring.charts.contributions import contributions
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Step
from jejaring.words import speech
from made_up_index import made_up_run


@pytest.fixture(scope="module")
def made():
    return made_up_run()


@pytest.mark.parametrize("node", [None, "B"])
def test_parts_add_up_to_the_score_even_where_a_child_is_missing(made, node):
    _, recipe, stages, _ = made
    data = contributions(stages, recipe, speech("en"), node=node).spec["datasets"]
    scores = stages.scores[:, stages.nodes.index(node or "I")]
    for row in data["rows"]:
        whole = sum(piece["to"] - piece["from"] for piece in data["pieces"] if piece["i"] == row["i"])
        assert whole == pytest.approx(scores[stages.regions.index(row["k"])], abs=1e-3)
    assert len(data["rows"]) == int((~np.isnan(scores)).sum())


def test_bars_fall_and_can_be_limited(made):
    _, recipe, stages, _ = made
    picture = contributions(stages, recipe, speech("id"), first=5)
    order = np.argsort(-stages.scores[:, 0], kind="stable")[:5]
    assert [row["k"] for row in picture.spec["datasets"]["rows"]] == [stages.regions[place] for place in order]
    assert picture.table.headings[2:] == ("Bagian A", "Bagian B", "Bagian C")
    chosen = contributions(stages, recipe, speech("id"), regions=stages.regions[:2]).spec["datasets"]["rows"]
    assert {row["k"] for row in chosen} == set(stages.regions[:2])


def test_a_mean_that_does_not_add_up_is_refused(made):
    _, recipe, stages, _ = made
    nodes = tuple(
        node.model_copy(update={"aggregate": Step(method="geometric", floor=1)}) if node.code == "I" else node for node in recipe.nodes
    )
    with pytest.raises(CannotBuild, match="geometric"):
        contributions(stages, recipe.model_copy(update={"nodes": nodes}), speech("en"))
