"""From observations to an edition: two countries, real figures, and refusals."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jejaring.catalogue import load, starter
from jejaring.edition import Edition, Work, make_edition, score_table
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import CannotBuild

# 6502 Bulungan: from BPS's published, rounded parts the formula gives a value 0.005 away from the published one
# (handbook, methods 1.5; data README D). BPS-34 code 6502 is Kemendagri 6501.
BULUNGAN_BPS = "6502"


def test_a_second_country_needs_its_folder_and_nothing_else(tiny: Edition):
    assert tiny.manifest.country == "tiny"
    assert len(tiny.scores.regions) == 6
    # T1.1 of N1 in 2030: (97 - 50) / (100 - 50) = 94 by its goalposts.
    column = tiny.scores.nodes.index("T1.1")
    assert tiny.scores.score[tiny.row("N1"), column] == pytest.approx(94.0)


def test_the_ipm_of_2019_is_the_published_one_to_two_decimals(ipm: Edition):
    table = score_table(ipm)
    root = table[table["node"] == "IPM"].set_index("region")
    published = starter().query("indicator == 'ipm_bps' and period == '2019'").set_index("region")["value"]
    gap = (root["score"] - published).abs()
    rounded = root["score"].round(2) != published
    assert gap.max() < 0.00525
    assert root.loc[rounded.loc[root.index], "bps"].tolist() == [BULUNGAN_BPS]
    assert set(root["group"]) == {"semua"}
    assert root["rank"].min() == 1


def test_the_context_of_2021_ranks_cities_and_regencies_apart(context: Edition):
    table = score_table(context)
    root = table[table["node"] == "KK"]
    assert root.groupby("group")["rank"].min().to_dict() == {"kabupaten": 1, "kota": 1}
    assert len(root) == 514
    scored = root[root["score"].notna()]
    assert (scored["low"] <= scored["high"]).all()
    assert (scored["rank_low"] <= scored["rank_high"]).all()


def test_each_figure_shows_its_year_and_none_is_from_the_future(context: Edition):
    years = {part for cell in context.panel.year.ravel() if cell for part in str(cell).split("; ")}
    # HLS is of 2019, GRDP and social figures of 2021; museums 2018, population and area 2025 and designations are snapshots.
    assert years == {"2018", "2019", "2021", "2025", "2014–2025"}
    assert all(year for year in context.panel.year[context.row("3273")]), "a figure without a year"


def test_figures_of_doubtful_truth_are_missing_with_their_reason(context: Edition):
    column = context.panel.columns.index("K2.2")
    missing = np.isnan(context.panel.values[:, column])
    assert missing.sum() == 18, "11 of Jambi and 7 of Papua"
    assert all(note is not None and note.id and note.en for note in context.panel.note[missing, column])


def test_the_same_input_gives_the_same_edition(tiny: Edition, tiny_books: Catalogue):
    again = make_edition(tiny.observations, tiny_books, tiny.recipe, year=2030, date="2030-12-31")
    assert score_table(again).equals(score_table(tiny))
    assert again.manifest == tiny.manifest


def test_the_order_of_observations_does_not_matter(tiny: Edition, tiny_books: Catalogue):
    turned = tiny.observations.sample(frac=1, random_state=0)
    assert score_table(make_edition(turned, tiny_books, tiny.recipe, year=2030, date="2030-12-31")).equals(score_table(tiny))


def test_another_seed_moves_the_intervals_and_not_the_scores(tiny: Edition, tiny_books: Catalogue):
    other = make_edition(tiny.observations, tiny_books, tiny.recipe.drawn(None, 0), year=2030, date="2030-12-31")
    assert np.array_equal(other.scores.score, tiny.scores.score, equal_nan=True)
    assert not np.array_equal(other.intervals.low, tiny.intervals.low, equal_nan=True)


def test_a_year_without_figures_is_refused_with_the_years_at_hand(tiny_books: Catalogue, tiny: Edition):
    with pytest.raises(CannotBuild) as refusal:
        make_edition(tiny.observations[:0], tiny_books, tiny.recipe, year=2030, date="2030-12-31")
    assert "T1.1" in refusal.value.say("id")
    books = load()
    recipe = next(recipe for recipe in books.recipes if recipe.key == "ipm")
    with pytest.raises(CannotBuild) as refusal:
        make_edition(starter(), books, recipe, year=2021, date="2026-11-24")
    assert "2016, 2017, 2018, 2019" in refusal.value.say("en")


def test_progress_reaches_the_number_of_draws(tiny: Edition, tiny_books: Catalogue):
    seen: list[tuple[int, int]] = []
    work = Work(progress=lambda done, total: seen.append((done, total)))
    make_edition(tiny.observations, tiny_books, tiny.recipe, year=2030, date="2030-12-31", work=work)
    assert seen[-1] == (64, 64)


@pytest.mark.parametrize("year", [2016, 2017, 2018])
def test_the_ipm_of_other_years_is_the_published_one_too(year: int):
    books = load()
    recipe = next(recipe for recipe in books.recipes if recipe.key == "ipm").drawn(8, None)
    table = score_table(make_edition(starter(), books, recipe, year=year, date="2026-11-24"))
    root = table[table["node"] == "IPM"].set_index("region")["score"]
    published = starter().query(f"indicator == 'ipm_bps' and period == '{year}'").set_index("region")["value"]
    assert (root.round(2) == published.loc[root.index]).all()


def test_an_open_index_without_forms_ranks_nobody():
    books = load()
    recipe = next(recipe for recipe in books.recipes if recipe.key == "ikk-terbuka-2026").drawn(8, None)
    table = score_table(make_edition(starter(), books, recipe, year=2026, date="2026-11-24"))
    root = table[table["node"] == recipe.root.code]
    assert root["rank"].isna().all()
    assert root["score"].isna().all()
    leaf = table[table["node"] == "D3.4"]
    assert leaf["score"].notna().sum() == 512, "two doubtful zeros are dropped"
    assert pd.isna(root["sakip"]).all()


def test_the_invented_country_lies_beside_the_tests():
    assert (Path(__file__).parents[1] / "catalogue" / "tiny_country" / "country.yml").is_file()


def test_an_edition_is_named_after_recipe_and_year_once(context: Edition):
    assert context.manifest.id == "konteks-kreatif-2021"
    books = load()
    recipe = next(recipe for recipe in books.recipes if recipe.key == "ikk-terbuka-2026").drawn(8, None)
    assert make_edition(starter(), books, recipe, year=2026, date="2026-11-24").manifest.id == "ikk-terbuka-2026"
