"""Formulas refer to the cells in which things stand."""

import pytest

from jejaring.report.formula_layout import letters


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")])
def test_columns_are_named_as_a_spreadsheet_names_them(number, name):
    assert letters(number) == name
