"""The ecosystem book: whole as published, and every fault of a broken folder told at once."""

import shutil
from pathlib import Path

import pytest

from jejaring.catalogue import INDONESIA
from jejaring.catalogue.ecosystem import ecosystem_book
from jejaring.terms.problem import BadCatalogue

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "bekraf_se2016_subsektor" / "usaha_ekraf_2016.csv"


def test_the_businesses_of_2016_are_160_figures_that_add_up_to_the_published_sum():
    # ../shared/data/README.md, section J: sum 7,892,939.
    businesses = ecosystem_book().businesses
    assert len(businesses) == 160
    assert len({item.group for item in businesses}) == 10
    assert len({item.subsector for item in businesses}) == 16
    assert sum(item.businesses for item in businesses) == 7_892_939
    assert all(item.source for item in businesses)


@pytest.mark.skipif(not DATA.is_file(), reason="the shared data are not beside the checkout")
def test_every_figure_is_that_of_the_source():
    import csv

    with DATA.open(encoding="utf-8") as file:
        published = sorted(int(row["jumlah_usaha"]) for row in csv.DictReader(file))
    assert sorted(item.businesses for item in ecosystem_book().businesses) == published


def test_one_figure_is_in_doubt_and_stands_as_published():
    (doubtful,) = [item for item in ecosystem_book().businesses if item.doubt]
    assert (doubtful.group, doubtful.subsector, doubtful.businesses, doubtful.other_reading) == ("dki_jakarta", "kuliner", 34_244, 342_440)


def test_the_law_has_eight_elements_of_which_one_is_inferred():
    # ../shared/handbook/domain-state.md, UU 24/2019: seven stated, research inferred.
    elements = ecosystem_book().elements
    assert [element.order for element in elements] == list(range(1, 9))
    assert [element.key for element in elements if element.basis == "inferred"] == ["riset"]


def test_nine_hub_functions_have_five_levels_in_both_languages():
    # ../shared/design/hub-functions.csv
    functions = ecosystem_book().functions
    assert [function.code for function in functions] == [f"F{number}" for number in range(1, 10)]
    assert all(len({level.id for level in function.levels}) == 5 for function in functions)
    assert functions[0].elements == ("insentif", "perlindungan hasil kreativitas")


def test_every_element_is_served_by_some_function():
    book = ecosystem_book()
    assert {element.key for element in book.elements} == {name for function in book.functions for name in function.elements}


def test_a_folder_without_the_files_has_an_empty_book(tmp_path: Path):
    shutil.copytree(INDONESIA, tmp_path / "country")
    shutil.rmtree(tmp_path / "country" / "ecosystem")
    book = ecosystem_book(tmp_path / "country")
    assert (book.elements, book.functions, book.businesses) == ((), (), ())


def test_unknown_elements_and_subsectors_and_half_doubts_are_told_at_once(tmp_path: Path):
    shutil.copytree(INDONESIA, tmp_path / "country")
    folder = tmp_path / "country" / "ecosystem"
    for name, old, new in (
        ("hub_functions.csv", ",riset,", ",ramalan,"),
        ("businesses_2016.csv", "banten,Banten,Banten,musik", "banten,Banten,Banten,sulap"),
        ("businesses_2016.csv", ",342440,", ",,"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadCatalogue) as refusal:
        ecosystem_book(tmp_path / "country")
    said = refusal.value.say("en")
    assert "'ramalan' is unknown" in said
    assert "'sulap' is unknown" in said
    assert "another reading with its reason" in said
