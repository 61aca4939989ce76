"""The normalisations by name."""

import numpy as np

from jejaring.index import check, methods, run
from jejaring.terms.recipe import Step, Steps
from small_recipes import flat, leaf, node, panel, recipe


def test_every_normalisation_of_the_issue_is_there() -> None:
    wanted = {"minmax", "zscore", "scaled", "rank", "borda", "percentile_rank", "fraction_of_max", "distance_to_max"}
    wanted |= {"distance_to_reference", "distance_to_target", "goalposts", "log_goalposts", "robust_z", "bands", "target_is_best"}
    assert wanted | {"none", "ampi", "vector", "range_goalposts", "percentile_bands"} == set(methods()["normalise"])


def test_a_list_in_a_recipe_file_is_a_list_of_numbers() -> None:
    step = Step.model_validate({"method": "bands", "cuts": [2, 4.5], "scores": [0, 50, 100]})
    stages = run(panel([[1], [3], [9]]), flat([1], steps=Steps(normalise=step)))
    assert stages.scores[:, 0].tolist() == [0, 50, 100]


def test_each_leaf_has_its_own_scale_and_direction() -> None:
    # COINr issue 68: own specifications together with negative directions surprise
    leaves = [
        leaf("a", normalise=Step(method="goalposts", low=0, high=10), polarity=-1),
        leaf("b", normalise=Step(method="scaled", start=0, end=10), polarity=-1),
        leaf("c", normalise=Step(method="target_is_best", target=5, low=0, high=10)),
        leaf("d", normalise=Step(method="none"), polarity=-1),
    ]
    table = panel([[2, 2, 2, 2], [9, 9, 9, 9]])
    subject = recipe([node("I", None)], leaves)
    assert check(subject, table) == ()
    np.testing.assert_allclose(run(table, subject).normalised, [[80, 80, 40, -2], [10, 10, 20, -9]])
