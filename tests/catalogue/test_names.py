"""How names are compared."""

import pytest

from jejaring.catalogue import load
from jejaring.catalogue.names import full_names, plain, short_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kep. Seribu", "KEPULAUAN SERIBU"),
        ("Gunung Kidul", "Gunungkidul"),
        ("Kota Adm. Jakarta Pusat", "kota administrasi jakarta pusat"),
        ("D I YOGYAKARTA", "D.I. Yogyakarta"),
        ("Ma’rang", "Marang"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str):
    country = load().country
    assert plain(one, country) == plain(other, country)


def test_an_abbreviation_is_written_out_only_as_a_whole_word():
    # "kep" stands for kepulauan, but Kepahiang is a name of its own
    assert plain("Kepahiang", load().country) == "kepahiang"


def test_a_region_is_named_with_every_word_for_its_kind_and_every_alias():
    catalogue = load()
    toba = next(region for region in catalogue.regions if region.key == "1212")
    assert short_names(toba, catalogue.country) == {"toba", "tobasamosir"}
    assert {"kabupatentoba", "kabtoba", "kabtobasamosir"} <= full_names(toba, catalogue.country)


def test_no_full_name_belongs_to_two_regions():
    catalogue = load()
    names = [name for region in catalogue.regions for name in full_names(region, catalogue.country)]
    assert len(names) == len(set(names))
