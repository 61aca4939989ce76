"""Hub functions: who covers what, levels without a mean, elements of the law, unknown levels."""

import numpy as np
import pytest

from jejaring.ecosystem.chain.functions import element_coverage, function_coverage
from jejaring.terms.problem import BadTable

HUBS = ("Forum", "Komite")
FUNCTIONS = ("F1", "F2", "F3", "F4")
LEVELS = np.array([[3.0, 1.0, np.nan, 0.0], [3.0, 0.0, 1.0, 2.0]])


def covered():
    return function_coverage(LEVELS, organisations=HUBS, functions=FUNCTIONS)


def test_the_best_level_and_all_who_have_it():
    found = covered()
    assert found.best == pytest.approx([3, 1, 1, 2])
    assert found.by == (("Forum", "Komite"), ("Forum",), ("Komite",), ("Komite",))


def test_open_needs_every_organisation_to_be_known():
    found = covered()
    assert found.state[:2].tolist() == [1.0, 0.0]
    assert np.isnan(found.state[2])
    assert found.bounds == (2, 3)


def test_a_profile_has_a_minimum_and_a_median_that_are_levels():
    forum, komite = covered().profiles
    assert (forum.minimum, forum.median, forum.known) == (0.0, 1.0, 3)
    assert (komite.minimum, komite.median, komite.known) == (0.0, 1.0, 4)
    assert not hasattr(forum, "mean")


def test_an_organisation_of_which_nothing_is_known_has_no_profile():
    (only,) = function_coverage(np.full((1, 4), np.nan), organisations=("Forum",), functions=FUNCTIONS).profiles
    assert np.isnan(only.minimum)
    assert only.known == 0


def test_without_organisations_everything_is_unknown():
    found = function_coverage(np.empty((0, 4)), organisations=(), functions=FUNCTIONS)
    assert np.isnan(found.state).all()
    assert found.bounds == (0, 4)


def test_an_element_is_served_by_any_covered_function_and_open_only_if_all_are():
    found = element_coverage(covered(), {"riset": ("F2", "F4"), "insentif": ("F2",), "pendidikan": ("F2", "F3"), "infrastruktur": ()})
    assert found.elements == ("riset", "insentif", "pendidikan", "infrastruktur")
    assert found.state[:2].tolist() == [1.0, 0.0]
    assert np.isnan(found.state[2:]).all()
    assert found.served_by[0] == ("F4",)
    assert found.open_functions[2] == ("F2",)


def test_every_level_outside_the_rubric_is_refused_at_once():
    with pytest.raises(BadTable) as refusal:
        function_coverage(np.array([[5.0, 1.5, 0, 0]]), organisations=("Forum",), functions=FUNCTIONS)
    assert len(refusal.value.problems) == 2
    assert "Forum · F2: 1.5" in refusal.value.say("id")
