"""Tables that describe themselves."""

import json

import numpy as np
import pytest

from jejaring.index.coherence.audit.table import AuditTable, columns, comma, listed, rows, text
from jejaring.terms.text import Text


def table() -> AuditTable:
    return AuditTable(
        key="t",
        title=text(("Judul", "Title")),
        finding=text(("Temuan", "Finding")),
        columns=columns(("code", "code", "kode", "code"), ("x", "number", "nilai", "value"), ("yes", "yes", "ya", "yes")),
        rows=rows([("a", np.float64(1 / 3), np.bool_(True)), (Text(id="b", en="b"), np.nan, False), ("c", np.int64(3), None)]),
    )


def test_cells_are_plain_values_and_what_is_not_finite_is_none():
    assert table().rows == (("a", 0.333333333, True), (Text(id="b", en="b"), None, False), ("c", 3, None))
    assert [type(cell) for cell in table().rows[0]] == [str, float, bool]
    assert rows([(np.inf, -0.0)]) == ((None, 0.0),)


def test_a_table_goes_to_json_and_comes_back_equal():
    line = table().model_dump_json()
    assert AuditTable.model_validate_json(line) == table()
    assert json.loads(line)["rows"][1][1] is None


def test_a_column_is_found_by_its_key():
    assert table().column("x") == (0.333333333, None, 3)
    with pytest.raises(ValueError, match="zz"):
        table().column("zz")


def test_a_cell_that_is_no_value_is_refused():
    with pytest.raises(TypeError, match="list"):
        rows([([1],)])


def test_long_lists_say_how_many_more_there_are():
    assert listed(["a", "b", "c"], 2) == "a, b (+1)"
    assert listed([]) == ""


def test_an_indonesian_sentence_has_a_decimal_comma():
    assert comma(18.06) == "18,1"
    assert comma(-0.25, 2) == "-0,25"
