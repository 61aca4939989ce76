"""The lines of a profile follow the tree and say what must be seen beside a figure."""

import pytest

from jejaring.charts.lines import lines
from jejaring.edition import portrait
from jejaring.terms.status import Status
from jejaring.words import speech


@pytest.fixture(scope="module")
def bandung(edition):
    return portrait(edition, "3273")


def test_lines_stand_in_tree_order_with_their_depth(bandung):
    shown = lines(bandung, speech("id"), within="KK")
    assert [(line.code, line.depth) for line in shown[:5]] == [("KK", 0), ("K1", 1), ("K1.1", 2), ("K1.2", 2), ("K1.3", 2)]
    assert len(shown) == len(bandung.nodes) + len(bandung.figures)


def test_a_branch_is_its_node_and_what_is_below(bandung):
    assert [line.code for line in lines(bandung, speech("id"), within="K3")] == ["K3", "K3.1", "K3.2", "K3.3"]
    with pytest.raises(ValueError, match="K9"):
        lines(bandung, speech("id"), within="K9")


def test_a_companion_has_its_figure_and_no_score(bandung):
    line = next(line for line in lines(bandung, speech("id"), within="K2") if line.code == "K2.4")
    assert (line.state, line.score, line.peer_median) == ("companion", None, None)
    assert line.value.endswith("%")


def test_an_older_year_stands_beside_the_figure_and_the_edition_year_does_not(bandung):
    remarks = {line.code: line.remark for line in lines(bandung, speech("id"), within="K1")}
    assert remarks["K1.1"] == "2019"
    assert remarks["K1.2"] == ""


def test_a_figure_that_was_filled_in_says_so(bandung):
    first = bandung.figures[0].model_copy(update={"status": Status.IMPUTED, "year": None})
    filled = bandung.model_copy(update={"figures": (first, *bandung.figures[1:])})
    assert lines(filled, speech("id"), within="K1")[1].remark == "diimputasi"


def test_what_does_not_apply_is_not_called_missing(bandung):
    first = bandung.figures[0].model_copy(update={"status": Status.NOT_APPLICABLE, "value": None, "score": None})
    without = bandung.model_copy(update={"figures": (first, *bandung.figures[1:])})
    assert lines(without, speech("en"), within="K1")[1].value == "not applicable"
