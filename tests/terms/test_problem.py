"""Problems read as one line in each language and errors list them all."""

from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text, same

PROBLEM = Problem(
    place=Place(file="data.xlsx", sheet="Data", row=7, column="C nilai"),
    met=same("'banyak'"),
    expected=Text(id="bilangan", en="a number"),
    todo=Text(id="perbaiki sel itu", en="mend the cell"),
)


def test_a_problem_says_place_met_expected_and_what_to_do():
    assert PROBLEM.say("id") == (
        "data.xlsx, lembar Data, baris 7, kolom C nilai: 'banyak'; diharapkan: bilangan; langkah: perbaiki sel itu"
    )
    assert PROBLEM.say("en").endswith("expected: a number; what to do: mend the cell")


def test_a_problem_without_place_begins_with_what_was_met():
    assert PROBLEM.model_copy(update={"place": Place()}).say("en").startswith("'banyak'; expected")


def test_an_error_lists_every_problem_on_a_line_of_its_own():
    error = BadFile([PROBLEM, PROBLEM])
    assert len(error.say("id").splitlines()) == 2
    assert str(error) == error.say("en")


def test_a_single_problem_needs_no_list():
    assert BadFile(PROBLEM).problems == (PROBLEM,)
