from dataclasses import replace

from jejaring.api import card, newest
from jejaring.edition import Edition


def test_a_card_carries_the_statement_that_must_stay_visible(edition: Edition):
    about = card(edition)
    assert about.statement.id == "Keadaan awal daerah dari data terbuka; bukan kinerja kota kreatif."
    assert about.measures == "context"


def test_a_card_counts_the_standings(edition: Edition):
    about = card(edition)
    assert (about.regions, about.scored, about.ranked) == (514, 513, 512)


def _dated(edition: Edition, year: int, name: str) -> Edition:
    return replace(edition, manifest=edition.manifest.model_copy(update={"year": year, "id": name}))


def test_of_one_recipe_only_the_newest_year_is_led_with(edition: Edition):
    older, newer = _dated(edition, 2020, "old"), _dated(edition, 2022, "new")
    assert [item.manifest.id for item in newest([newer, older])] == ["new"]


def test_context_comes_before_an_official_index_when_both_rank_most_regions(edition: Edition, ipm: Edition):
    assert [item.recipe.key for item in newest([ipm, edition])] == ["konteks-kreatif", "ipm"]


def test_an_edition_that_ranks_few_regions_does_not_open_the_house(edition: Edition, ipm: Edition):
    rank = edition.scores.rank.copy()
    rank[100:, 0] = float("nan")
    sparse = replace(edition, scores=replace(edition.scores, rank=rank))
    assert [item.recipe.key for item in newest([sparse, ipm])] == ["ipm", "konteks-kreatif"]
