"""iMeta: rows, and every fault of the tree named with its cell."""

import pytest

from jejaring.sources.coinr_meta import read_meta

HEADINGS = ("Level", "iCode", "iName", "Direction", "Weight", "Unit", "Target", "Denominator", "Parent", "Type")
ROWS = (
    (1, "a", "A", 1, 1, "km", "", "", "P", "Indicator"),
    (1, "b", "B", -1, 0.5, "", "", "Pop", "P", "Indicator"),
    (2, "P", "Pillar", 1, 1, "", "", "", "I", "Aggregate"),
    (3, "I", "Index", 1, 1, "", "", "", "", "Aggregate"),
    ("", "G", "Group", "", "", "", "", "", "", "Group"),
    ("", "Pop", "People", "", "", "", "", "", "", "Denominator"),
)


def changed(**cells):
    """Return the rows with cells changed: b_Level=… changes the row whose iCode is b."""
    rows = [list(row) for row in ROWS]
    for name, value in cells.items():
        code, heading = name.split("_")
        next(row for row in rows if row[1] == code)[HEADINGS.index(heading)] = value
    return [HEADINGS, *rows]


def test_rows_carry_level_weight_direction_parent_and_denominator(text_file):
    found = {row.code: row for row in read_meta(text_file([HEADINGS, *ROWS])).rows}
    assert (found["b"].direction, found["b"].weight, found["b"].denominator, found["b"].row) == (-1, 0.5, "Pop", 3)
    assert (found["I"].parent, found["a"].denominator, found["G"].kind) == (None, None, "Group")


def test_optional_columns_may_be_absent(text_file):
    headings = ("Level", "iCode", "Direction", "Weight", "Parent", "Type")
    found = read_meta(text_file([headings, (1, "a", 1, 1, "I", "Indicator"), (2, "I", 1, 1, "NA", "Aggregate")])).rows
    assert [(row.code, row.name, row.parent) for row in found] == [("a", "a", "I"), ("I", "I", None)]


@pytest.mark.parametrize(
    ("cells", "row", "column", "met"),
    [
        ({"a_iCode": ""}, 2, "B (iCode)", "iCode is blank"),
        ({"a_iCode": "b"}, 3, "B (iCode)", "iCode = 'b'"),
        ({"a_Direction": 0}, 2, "D (Direction)", "Direction = '0'"),
        ({"a_Direction": "up"}, 2, "D (Direction)", "Direction = 'up'"),
        ({"a_Weight": -1}, 2, "E (Weight)", "Weight = '-1'"),
        ({"a_Weight": "inf"}, 2, "E (Weight)", "Weight = 'inf'"),
        ({"a_Weight": "NA"}, 2, "E (Weight)", "Weight is blank"),
        ({"a_Level": 1.5}, 2, "A (Level)", "Level = '1.5'"),
        ({"a_Parent": "Q"}, 2, "I (Parent)", "Parent = 'Q'"),
        ({"a_Parent": "b"}, 2, "I (Parent)", "Parent = 'b'"),
        ({"a_Type": "Thing"}, 2, "J (Type)", "Type = 'Thing'"),
        ({"b_Denominator": "Area"}, 3, "H (Denominator)", "Denominator = 'Area'"),
        ({"b_Denominator": "G"}, 3, "H (Denominator)", "Denominator = 'G'"),
        ({"I_Level": 4}, None, "A (Level)", "levels met: [1, 2, 4]"),
        ({"a_Parent": ""}, None, "I (Parent)", "rows without Parent: a (2), I (5)"),
    ],
)
def test_each_fault_is_named_with_its_cell(text_file, cells, row, column, met):
    problems = read_meta(text_file(changed(**cells))).problems
    assert [(p.place.row, p.place.column, p.met.en) for p in problems] == [(row, column, met)]


def test_a_node_that_is_its_own_parent_is_refused_and_leaves_the_top_without_children(text_file):
    problems = read_meta(text_file(changed(P_Parent="P"))).problems
    assert [(p.place.row, p.met.en) for p in problems] == [(4, "Parent = 'P'"), (5, "aggregate I has no child")]


def test_leaves_may_hang_at_any_depth(text_file):
    assert read_meta(text_file(changed(a_Parent="I"))).rows[0].parent == "I"


def test_all_faults_of_one_table_come_together(text_file):
    problems = read_meta(text_file(changed(a_Direction=2, b_Parent="Q", P_Weight="x"))).problems
    assert [problem.place.row for problem in problems] == [2, 3, 4]


def test_absent_and_repeated_headings_are_named(text_file):
    problems = read_meta(text_file([("Level", "iCode", "iCode", "Weight", "Parent", "Type")])).problems
    assert [problem.met.en for problem in problems] == ["heading 'iCode' is blank or repeated", "column Direction is absent"]
