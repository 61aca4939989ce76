import json

from jejaring.cli.refusal import show_problems
from jejaring.terms.problem import Place, Problem
from jejaring.terms.text import Text, same
from jejaring.words import speech

PROBLEM = Problem(
    place=Place(file="a.xlsx", sheet="Data", row=4, column="E"),
    met=Text(id="teks", en="a text"),
    expected=Text(id="bilangan", en="a number"),
    todo=same("[x]"),
)


def test_one_problem_is_told_in_three_lines(capsys):
    show_problems([PROBLEM], speech("en"))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == ["a.xlsx, sheet Data, row 4, column E: a text", "  Expected: a number", "  What to do: [x]"]


def test_several_problems_are_a_table_and_all_are_there(capsys):
    show_problems([PROBLEM, PROBLEM.model_copy(update={"met": same("lain")})], speech("id"))
    said = capsys.readouterr().err
    assert "2 masalah; tidak ada yang ditulis." in said
    assert "Tempat" in said
    assert "lain" in said
    assert "teks" in said


def test_programs_get_the_problems_as_json(capsys):
    show_problems([PROBLEM], speech("id"), as_json=True)
    said = json.loads(capsys.readouterr().err)
    assert said["problems"][0]["place"] == {"file": "a.xlsx", "sheet": "Data", "row": 4, "column": "E"}
    assert said["problems"][0]["expected"]["en"] == "a number"
