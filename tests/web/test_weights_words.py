import pytest

from jejaring.api import read_weights, reweighed
from jejaring.web.weights_words import moved_words, weights_said
from jejaring.words import speech
from page_editions import PROVISIONAL, RANKED, context_edition

HUMAN = "K1:70;K2:10;K3:10;K4:10"


def said(text: str, language: str = "en", region: str = RANKED) -> dict[str, str]:
    edition = context_edition()
    view = reweighed(edition, read_weights(edition.recipe, text), region=region)
    assert view is not None
    return weights_said(view, speech(language))


def test_the_recipes_own_weights_are_not_called_the_readers():
    assert said("")["headline"].startswith("With the recipe's weights Kota Bandung ranks 11 among 96 cities (range ")
    assert said("")["passes"] == ""


def test_the_new_rank_is_told_beside_the_old():
    headline = said(HUMAN, "id")["headline"]
    assert headline.startswith("Dengan bobot ini Kota Bandung berada di peringkat 15 dari 96 kota (rentang ")
    assert headline.endswith("dengan bobot resep, peringkat 11.")


def test_who_has_no_rank_is_told_why():
    assert "has no rank" in said(HUMAN, region=PROVISIONAL)["headline"]
    assert "cannot be computed" in said(HUMAN, region=PROVISIONAL)["reach"]


def test_a_range_that_cannot_be_computed_is_told_with_its_reason():
    refused = said("K1:100;K2:0;K3:0;K4:0;K1.1:100;K1.2:0;K1.3:0")["refused"]
    assert refused.startswith("The rank range cannot be computed: ")


@pytest.mark.parametrize(("moved", "words"), [(3, "▲ 3"), (-2, "▼ 2"), (0, "="), (None, "")])
def test_places_won_and_lost(moved: int | None, words: str):
    assert moved_words(moved, speech("id")) == words
