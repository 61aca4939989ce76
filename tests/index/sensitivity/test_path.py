"""Paths: read, resolved, written through."""

import pytest

from jejaring.index.sensitivity.path import Path, every_path, parse_path
from jejaring.terms.problem import BadRecipe
from jejaring.terms.recipe import Step
from small_recipes import GOALPOSTS, leaf, node, recipe, two_level


def test_every_path_of_a_recipe_is_read_and_written_as_it_is_told() -> None:
    subject = two_level()
    paths = list(every_path(subject))
    assert "leaves.x3.normalise.low" in paths
    assert "nodes.I.aggregate.floor" in paths
    for text in paths:
        path = parse_path(text, subject)
        assert str(path) == text
        value = path.value(subject)
        if value is not None and text not in ("leaves.x3.denominator",):
            assert path.value(path.put(subject, value)) == value


def test_a_parameter_of_a_default_step_becomes_the_leafs_own_step() -> None:
    subject = two_level()
    changed = parse_path("leaves.x3.normalise.low", subject).put(subject, 7)
    assert changed.leaves[3].normalise == Step(method="minmax", low=7, high=100)
    assert changed.leaves[4].normalise is None
    assert subject.leaves[3].normalise is None


def test_the_longest_code_that_fits_is_meant() -> None:
    subject = recipe([node("I", None)], [leaf("K1"), leaf("K1.1")])
    assert parse_path("leaves.K1.1.normalise", subject) == Path("leaves", "K1.1", "normalise")
    assert parse_path("leaves.K1.normalise", subject) == Path("leaves", "K1", "normalise")


def test_a_path_covers_what_lies_within_it() -> None:
    whole, part = Path("nodes", "I", "aggregate"), Path("nodes", "I", "aggregate", "floor")
    assert whole.covers(part)
    assert part.covers(whole)
    assert not part.covers(Path("nodes", "I", "aggregate", "exponent"))
    assert not whole.covers(Path("nodes", "N1", "aggregate"))


def test_what_leaves_and_means_follow_from_is_told_apart() -> None:
    subject = two_level()
    assert parse_path("steps.treat", subject).changes_leaves
    assert parse_path("leaves.x1.column", subject).changes_leaves
    assert not parse_path("leaves.x1.weight", subject).changes_leaves
    assert parse_path("leaves.x1.weight", subject).is_weight
    assert parse_path("nodes.N1.weigh", subject).step_name == "weight"
    assert parse_path("steps.weight", subject).step_name == "weight"


def test_a_path_that_does_not_exist_lists_what_does() -> None:
    subject = recipe([node("I", None)], [leaf("a", normalise=GOALPOSTS)])
    with pytest.raises(BadRecipe, match=r"expected: goalposts\.low, goalposts\.high"):
        parse_path("leaves.a.normalise.offset", subject)
