from jejaring.edition import Edition, portrait
from jejaring.report.cover import cover, edition_words
from jejaring.words import speech

RANKED, PROVISIONAL, INSUFFICIENT = "3273", "3372", "3471"


def test_a_ranked_region_shows_score_rank_band_and_coverage(edition: Edition):
    shown = portrait(edition, RANKED)
    numbers = cover(shown, speech("en")).numbers
    assert [number.title for number in numbers] == ["Score (0–100)", "Rank", "Rank band", "Data filled"]
    assert numbers[0].value == f"{shown.root.score:.1f}"
    assert numbers[1].below == "of 96, group city (kota)"
    assert numbers[3].value == "100%"


def test_a_region_without_rank_says_why_and_shows_no_band(edition: Edition):
    titles = {}
    for region in (PROVISIONAL, INSUFFICIENT):
        numbers = cover(portrait(edition, region), speech("id")).numbers
        titles[region] = {number.title: (number.value, number.below) for number in numbers}
    assert titles[PROVISIONAL]["Peringkat"] == ("tidak ada", "nilai sementara, data belum cukup untuk peringkat")
    assert titles[INSUFFICIENT]["Peringkat"] == ("tidak ada", "data belum cukup")
    assert titles[INSUFFICIENT]["Nilai (0–100)"] == ("belum ada", "tanpa rentang")
    assert "Kelompok peringkat" not in titles[PROVISIONAL]


def test_the_statement_of_the_recipe_is_always_there(edition: Edition):
    shown = portrait(edition, RANKED)
    assert cover(shown, speech("id")).statement == edition.recipe.statement.id
    assert edition_words(shown, speech("id")) == "Edisi konteks-kreatif-2021, 24 November 2026"
