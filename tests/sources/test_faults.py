"""The collector of problems: all are kept, in order of rows, and raised together."""

import pytest

from jejaring.sources.faults import Faults
from jejaring.terms.problem import BadFile
from jejaring.terms.text import same


def test_problems_are_raised_together_in_order_of_rows():
    faults = Faults("a.csv", "Data")
    faults.refuse()
    assert not faults
    for row in (5, None, 2):
        faults.add(same(f"met {row}"), same("e"), same("t"), row=row, column="A")
    assert faults
    with pytest.raises(BadFile) as caught:
        faults.refuse()
    assert [problem.place.row for problem in caught.value.problems] == [None, 2, 5]
    assert caught.value.say("en").splitlines()[1] == "a.csv, sheet Data, row 2, column A: met 2; expected: e; what to do: t"


def test_a_problem_of_another_room_is_relayed_with_the_place_in_this_file():
    first, second = Faults("other"), Faults("mine.csv")
    first.add(same("m"), same("e"), same("t"), row=9)
    second.relay(first.problems, row=3, column="B")
    assert (second.problems[0].place.file, second.problems[0].place.row, second.problems[0].met.en) == ("mine.csv", 3, "m")
