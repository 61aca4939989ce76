"""Arrays as tables and back."""

import numpy as np

from jejaring.edition import Edition, score_table
from jejaring.edition.tables import panel_of, panel_table, scores_of


def test_scores_come_back_from_their_table(context: Edition):
    scores, intervals = scores_of(score_table(context), context.recipe)
    assert scores.regions == context.scores.regions
    assert scores.nodes == context.scores.nodes
    for name in ("score", "coverage", "rank", "imputed"):
        assert np.array_equal(getattr(scores, name), getattr(context.scores, name), equal_nan=name != "imputed"), name
    for name in ("low", "high", "rank_low", "rank_high"):
        assert np.array_equal(getattr(intervals, name), getattr(context.intervals, name), equal_nan=True), name
    assert np.array_equal(intervals.band, context.intervals.band)


def test_a_panel_comes_back_from_its_table_with_its_notes(context: Edition):
    panel = panel_of(panel_table(context.panel), context.catalogue, period="2021")
    assert np.array_equal(panel.values, context.panel.values, equal_nan=True)
    for name in ("status", "year", "source", "note"):
        assert (getattr(panel, name) == getattr(context.panel, name)).all(), name
    assert panel.groupings == context.panel.groupings


def test_the_published_columns_come_first_and_in_order(context: Edition):
    # The order of issue "The river, end to end".
    names = ["region", "bps", "bps38", "name", "group", "node", "score", "low", "high", "rank", "rank_low", "rank_high", "band", "coverage"]
    assert list(score_table(context).columns)[: len(names)] == names


def test_codes_stay_text_of_four_digits(context: Edition):
    table = score_table(context)
    assert table["region"].str.fullmatch(r"\d{4}").all()
    simeulue = table[table["name"] == "Kabupaten Simeulue"].iloc[0]
    assert (simeulue["region"], simeulue["bps"]) == ("1109", "1101")
