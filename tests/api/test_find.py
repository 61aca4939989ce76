import pytest

from jejaring.api import find, is_settled
from jejaring.catalogue import load

BOOKS = load()


def names(query: str) -> list[str]:
    return [hit.name for hit in find(BOOKS, query)]


def test_bandung_offers_the_city_and_the_regency():
    assert names("bandung")[:2] == ["Kabupaten Bandung", "Kota Bandung"]
    assert not is_settled(find(BOOKS, "bandung"), BOOKS, "bandung")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Kota Bandung", "Kota Bandung"),
        ("kab. bandung", "Kabupaten Bandung"),
        ("Surabaya", "Kota Surabaya"),
        ("  jakarta  SELATAN ", "Kota Administrasi Jakarta Selatan"),
        ("Mamuju Utara", "Kabupaten Pasangkayu"),
        ("3273", "Kota Bandung"),
        ("32.73", "Kota Bandung"),
    ],
)
def test_a_name_without_doubt_leads_straight_to_its_region(query: str, name: str):
    found = find(BOOKS, query)
    assert found[0].name == name
    assert is_settled(found, BOOKS, query)


def test_a_code_that_two_systems_give_to_two_regions_offers_both_with_their_system():
    found = find(BOOKS, "1101")
    assert [(hit.name, hit.system) for hit in found] == [("Kabupaten Aceh Selatan", "kemendagri"), ("Kabupaten Simeulue", "bps34, bps38")]
    assert not is_settled(found, BOOKS, "1101")


def test_an_old_name_that_is_anothers_present_name_is_asked_about():
    found = find(BOOKS, "pontianak")
    assert {hit.name for hit in found[:2]} == {"Kota Pontianak", "Kabupaten Mempawah"}
    assert next(hit.alias for hit in found if hit.name == "Kabupaten Mempawah") == "Pontianak"
    assert not is_settled(found, BOOKS, "pontianak")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("surabya", "Kota Surabaya"), ("Bandng", "Kota Bandung"), ("Jogja", "Kota Yogyakarta"), ("Soerabaja", "Kota Surabaya")],
)
def test_a_slip_of_the_pen_or_an_older_spelling_is_offered_and_never_taken_for_sure(typed: str, name: str):
    found = find(BOOKS, typed)
    assert name in [hit.name for hit in found]
    assert {hit.how for hit in found} == {"near"}
    assert not is_settled(found, BOOKS, typed)


def test_a_province_offers_its_regions():
    assert {hit.province for hit in find(BOOKS, "maluku utara")} == {"Maluku Utara"}


def test_nonsense_finds_nothing():
    assert find(BOOKS, "xqzzv") == ()
    assert find(BOOKS, "...") == ()
    assert find(BOOKS, "0000") == ()


def test_every_full_name_leads_straight_to_its_region():
    found = {region.key: find(BOOKS, region.name) for region in BOOKS.regions}
    assert {key: hits[0].region for key, hits in found.items()} == {key: key for key in found}
    assert all(is_settled(found[region.key], BOOKS, region.name) for region in BOOKS.regions)
