"""Reading rows and values: nothing unknown, half translated or repeated gets through."""

from pathlib import Path

from jejaring.catalogue.read import Reading
from jejaring.terms.field import FrameworkNode, Membership
from jejaring.terms.indicator import Variable

HEADER = "key,name_id,name_en,unit_id,unit_en,decimals\n"


def read(folder: Path, text: str) -> tuple[Reading, tuple[Variable, ...]]:
    (folder / "variables.csv").write_text(text, encoding="utf-8")
    reading = Reading(folder)
    return reading, reading.records("variables.csv", Variable, key=lambda item: item.key)


def test_a_row_becomes_a_value_and_an_empty_cell_takes_the_default(tmp_path: Path):
    reading, variables = read(tmp_path, HEADER + "school,Lama sekolah,Years of schooling,tahun,years,\n")
    assert reading.problems == []
    assert variables[0].name.en == "Years of schooling"
    assert variables[0].decimals is None
    assert reading.places["variables.csv", "school"].row == 2


def test_an_unknown_column_is_refused(tmp_path: Path):
    reading, _ = read(tmp_path, HEADER.replace("decimals", "colour") + "school,a,b,c,d,red\n")
    assert [(problem.place.row, problem.place.column) for problem in reading.problems] == [(2, "colour")]


def test_a_text_in_one_language_only_is_refused(tmp_path: Path):
    reading, _ = read(tmp_path, HEADER + "school,Lama sekolah,,tahun,years,1\n")
    assert [problem.place.column for problem in reading.problems] == ["name_en"]


def test_a_cell_of_the_wrong_kind_names_its_column(tmp_path: Path):
    reading, variables = read(tmp_path, HEADER + "school,a,b,c,d,two\n")
    assert variables == ()
    assert [problem.place.column for problem in reading.problems] == ["decimals"]


def test_a_repeated_key_is_refused_with_the_place_of_the_first(tmp_path: Path):
    reading, variables = read(tmp_path, HEADER + "school,a,b,c,d,1\nschool,e,f,g,h,1\n")
    assert len(variables) == 1
    assert reading.problems[0].place.row == 3
    assert "row 2" in reading.problems[0].met.en


def test_a_row_with_too_few_cells_is_refused_and_the_rest_is_read(tmp_path: Path):
    reading, variables = read(tmp_path, HEADER + "school,a\nbooks,a,b,c,d,1\n")
    assert [variable.key for variable in variables] == ["books"]
    assert [problem.place.row for problem in reading.problems] == [2]


def test_an_absent_file_is_a_problem_unless_it_is_optional(tmp_path: Path):
    reading = Reading(tmp_path)
    assert reading.rows("regions.csv", optional=True) == []
    assert reading.problems == []
    assert reading.rows("regions.csv") == []
    assert [problem.place.file for problem in reading.problems] == ["regions.csv"]


def test_a_document_that_is_no_mapping_or_no_yaml_is_a_problem(tmp_path: Path):
    (tmp_path / "list.yml").write_text("- a\n", encoding="utf-8")
    (tmp_path / "torn.yml").write_text("a: [1\n", encoding="utf-8")
    reading = Reading(tmp_path)
    assert reading.document("list.yml") == {}
    assert reading.document("torn.yml") == {}
    assert [problem.place.file for problem in reading.problems] == ["list.yml", "torn.yml"]


def test_lists_are_separated_by_semicolons_and_may_be_empty(tmp_path: Path):
    (tmp_path / "nodes.csv").write_text(
        "framework,code,name_id,name_en,concept,sdg_targets,source,basis\nF,1,a,b,c,11.4; 8.9,s,stated\nF,2,a,b,c,,s,stated\n",
        encoding="utf-8",
    )
    nodes = Reading(tmp_path).records("nodes.csv", FrameworkNode, key=lambda item: item.code)
    assert [node.sdg_targets for node in nodes] == [("11.4", "8.9"), ()]


def test_a_field_that_may_be_none_is_none_where_its_cell_is_empty(tmp_path: Path):
    (tmp_path / "m.csv").write_text("network,region,place,year,event,counts,source,basis\nn,,p,,e,true,s,stated\n", encoding="utf-8")
    reading = Reading(tmp_path)
    (membership,) = reading.records("m.csv", Membership, key=lambda item: item.place)
    assert (membership.region, membership.year) == (None, None)
