from jejaring.api import comparison
from jejaring.web.comparison_words import comparison_said, pair_words, row_words
from jejaring.words import speech
from page_editions import INSUFFICIENT, PROVISIONAL, RANKED, context_edition

OTHER, FAR = "3578", "3204"
SAID = speech("en")


def test_overlapping_intervals_cannot_be_told_apart():
    view = comparison(context_edition(), (RANKED, OTHER))
    assert comparison_said(view, SAID)["headline"] == "They cannot be told apart."


def test_those_above_the_same_others_are_named_together():
    view = comparison(context_edition(), (RANKED, OTHER, FAR))
    assert row_words(view, view.rows[0], SAID) == "Kota Bandung and Kota Surabaya above Kabupaten Bandung."


def test_a_missing_score_cannot_be_compared():
    view = comparison(context_edition(), (RANKED, INSUFFICIENT))
    assert comparison_said(view, SAID)["headline"] == "They cannot be compared: some have no score."
    assert pair_words(view, view.pairs[0], SAID)[1] == ""


def test_chance_and_distance_are_told_from_the_one_ahead():
    view = comparison(context_edition(), (RANKED, OTHER))
    chance, parts = pair_words(view, view.pairs[0], SAID)
    assert chance.startswith("Kota Surabaya scores above Kota Bandung in ")
    assert parts.startswith("In this edition Kota Bandung is 1.0 points above Kota Surabaya. In favour of Kota Bandung: ")


def test_the_one_ahead_is_the_same_whichever_is_named_first():
    view = comparison(context_edition(), (OTHER, RANKED))
    assert pair_words(view, view.pairs[0], SAID)[1].startswith("In this edition Kota Bandung is 1.0 points above Kota Surabaya.")


def test_two_groups_are_said_to_be_two():
    view = comparison(context_edition(), (RANKED, FAR))
    assert pair_words(view, view.pairs[0], SAID)[0].endswith("The two are ranked in different groups.")


def test_who_has_no_rank_has_no_chance():
    view = comparison(context_edition(), (RANKED, PROVISIONAL))
    assert "is not computed" in pair_words(view, view.pairs[0], SAID)[0]


def test_fewer_than_two_regions_say_nothing():
    assert comparison_said(comparison(context_edition(), (RANKED,)), SAID) == {}
