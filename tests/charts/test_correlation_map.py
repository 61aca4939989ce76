"""The map shows each correlation by number and colour, and by a hatch what cannot be told from zero."""

import numpy as np
import pytest

from jejaring.charts.correlation_map import SURE, correlation_map
from jejaring.index.coherence.correlation import correlations
from jejaring.index.coherence.family import node_scores
from jejaring.words import speech
from made_up_index import LEAVES, made_up_run

CODES = LEAVES[:7]
PARENTS = {code: code[0] for code in CODES}


@pytest.fixture(scope="module")
def found():
    stages = made_up_run()[2]
    return correlations(node_scores(stages, CODES), node_scores(stages, "ABC"))


def test_a_hatch_marks_exactly_what_the_adjusted_test_leaves_open(found):
    cells = correlation_map(found, speech("en"), rows=CODES, columns="ABC", parents=PARENTS).spec["datasets"]["cells"]
    assert len(cells) == 21
    assert all(cell["unsure"] == (found.p_adjusted[cell["i"], cell["j"]] > SURE) for cell in cells)
    assert any(cell["unsure"] for cell in cells)
    assert not all(cell["unsure"] for cell in cells)
    assert all(("not told from zero" in cell["say"]) == cell["unsure"] for cell in cells)


def test_own_parents_are_framed_and_rows_of_one_parent_stand_together(found):
    data = correlation_map(found, speech("en"), rows=CODES, columns="ABC", parents=PARENTS).spec["datasets"]
    assert {(cell["i"], cell["j"]) for cell in data["cells"] if cell["own"]} == {(0, 0), (1, 0), (2, 0), (3, 1), (4, 1), (5, 2), (6, 2)}
    assert [line["i"] for line in data["breaks"]] == [2.5, 4.5]


def test_the_table_holds_every_number_and_marks_the_unsure_ones(found):
    table = correlation_map(found, speech("en"), rows=CODES, columns="ABC", parents=PARENTS).table
    assert table.headings[1:] == ("A", "B", "C")
    for i, row in enumerate(table.rows):
        for j, cell in enumerate(row.cells[1:]):
            assert cell.endswith("·") == (found.p_adjusted[i, j] > SURE)
            assert float(cell.removesuffix(" ·").replace("−", "-")) == pytest.approx(found.r[i, j], abs=0.0051)


def test_the_title_counts_children_that_go_more_with_another_parent(found):
    strays = [code for i, code in enumerate(CODES) if "ABC"[int(np.argmax(found.r[i]))] != code[0]]
    title = correlation_map(found, speech("en"), rows=CODES, columns="ABC", parents=PARENTS).title
    assert title.startswith(f"{len(strays)} of 7 go more with another parent" if strays else "All 7 rows go most with their own parent")


def test_a_table_with_itself_counts_each_pair_once():
    square = correlations(node_scores(made_up_run()[2], CODES))
    sure = int((square.p_adjusted[np.triu_indices(7, 1)] <= SURE).sum())
    picture = correlation_map(square, speech("en"), rows=CODES, columns=CODES)
    assert picture.title == f"{sure} of 21 correlations can be told from zero"
    assert len(picture.spec["datasets"]["cells"]) == 42
