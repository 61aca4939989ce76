"""iData: numbers, groups and years, and every fault named with its cell."""

import numpy as np
import pytest

from jejaring.sources.coinr_meta import Meta, MetaRow
from jejaring.sources.coinr_units import read_table, years_in
from jejaring.terms.problem import BadFile

ROWS = (
    MetaRow(2, "a", "A", "Indicator", 1),
    MetaRow(3, "Pop", "People", "Denominator"),
    MetaRow(4, "G", "Group", "Group"),
    MetaRow(5, "o", "O", "Other"),
)
META = Meta(ROWS, {row.code: row.kind for row in ROWS}, ())
HEADINGS = ("uName", "uCode", "G", "Time", "a", "Pop", "o")


def met(path, **options):
    """Return (row, column, met) of every problem of a wrong table."""
    with pytest.raises(BadFile) as caught:
        read_table(path, META, **options)
    return [(p.place.row, p.place.column, p.met.en) for p in caught.value.problems]


def test_columns_follow_imeta_and_missing_cells_are_nan(text_file):
    units = read_table(text_file([HEADINGS, ("X", "x", "g", 2018, "1e3", 5, "?"), ("Y", "y", "h", 2018, "NA", "", "")]), META)
    assert (units.codes, units.columns, units.period, units.groupings) == (("x", "y"), ("a", "Pop"), "2018", {"G": ("g", "h")})
    np.testing.assert_array_equal(units.values, [[1000, 5], [np.nan, np.nan]])


def test_several_years_are_refused_unless_one_is_chosen(text_file):
    path = text_file([HEADINGS, ("X", "x", "g", 2018, 1, 5, ""), ("X", "x", "g", 2019, 2, 5, "")])
    assert met(path) == [(None, "D (Time)", "column Time holds several years: 2018, 2019")]
    assert met(path, year=2017) == [(None, "D (Time)", "there is no year 2017")]
    assert read_table(path, META, year=2019).values.tolist() == [[2, 5]]


def test_a_year_without_a_column_time_is_refused(text_file):
    path = text_file([("uCode", "G", "a", "Pop"), ("x", "g", 1, 2)])
    assert met(path, year=2018) == [(None, None, "year 2018 was asked for, column Time is absent")]
    assert read_table(path, META).period == ""


def test_every_wrong_cell_is_named_at_once(text_file):
    rows = [
        ("X", "x", "", 2018, "1,5", 5, ""),
        ("Y", "", "g", 2018, "inf", "lots", ""),
        ("Z", "x", "g", 2018, 1, 1, ""),
        ("W", "w", "g", 2018, 1),
    ]
    assert met(text_file([HEADINGS, *rows])) == [
        (2, "E (a)", "'1,5'"),
        (2, "C (G)", "group G is blank"),
        (3, "B (uCode)", "uCode is blank"),
        (3, "E (a)", "'inf'"),
        (3, "F (Pop)", "'lots'"),
        (4, "B (uCode)", "uCode = x"),
        (5, None, "5 columns"),
    ]


def test_columns_that_imeta_does_not_know_and_columns_that_are_absent_are_named(text_file):
    assert met(text_file([("uCode", "a", "extra", "G"), ("x", "one", 2, "g")])) == [
        (1, "C (extra)", "column extra is not in iMeta"),
        (1, None, "column Pop is absent"),
        (2, "B (a)", "'one'"),
    ]


def test_a_table_without_rows_or_without_codes_is_refused(text_file):
    assert met(text_file([("uCode", "G", "a", "Pop")])) == [(None, None, "a table without rows")]
    assert (1, None, "column uCode is absent") in met(text_file([("uName", "G", "a", "Pop")]))


def test_years_are_those_of_the_column_time_rising(text_file):
    assert years_in(text_file([("uCode", "Time"), ("x", 2019), ("x", 2018), ("y", 2019)])) == (2018, 2019)


def test_a_time_that_is_no_year_is_named_with_its_cell(text_file):
    with pytest.raises(BadFile) as caught:
        years_in(text_file([("uCode", "Time"), ("x", "2018a"), ("y", "")]))
    assert [(p.place.row, p.place.column) for p in caught.value.problems] == [(2, "B (Time)"), (3, "B (Time)")]


def test_years_need_a_column_time(text_file):
    with pytest.raises(BadFile, match="Time"):
        years_in(text_file([("uCode", "a"), ("x", 1)]))
