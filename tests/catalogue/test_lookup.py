"""The joining traps of the data page: what is refused, what is asked about, what is resolved."""

from pathlib import Path

import pytest

from jejaring.catalogue import by_code, by_name_of_kind, code_system, find_province, find_region, is_called, load
from jejaring.terms.problem import AmbiguousRegion, UnknownName, UnknownRegion
from jejaring.terms.region import RegionCode

TINY = Path(__file__).parent / "tiny_country"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("3273", "3273"),
        ("32.73", "3273"),
        ("kemendagri:9301", "9301"),
        ("bps:9401", "9301"),
        ("bps34:9401", "9301"),
        ("bps38:9501", "9301"),
        ("BPS38: 9501", "9301"),
        ("Kota Bandung", "3273"),
        ("  kota   BANDUNG ", "3273"),
        ("Kabupaten Bandung", "3204"),
        ("Kab. Bandung", "3204"),
        ("kab bandung", "3204"),
        ("Kodya Malang", "3573"),
        ("Kab. Gunung Kidul", "3403"),
        ("Kota Jakarta Selatan", "3174"),
        ("Kota Administrasi Jakarta Selatan", "3174"),
        ("Kota Adm. Jakarta Selatan", "3174"),
        ("Kab. Kep. Seribu", "3101"),
        ("Kabupaten Toba Samosir", "1212"),
        ("Kabupaten Mamuju Utara", "7601"),
        ("Kabupaten Maluku Tenggara Barat", "8103"),
        ("Kabupaten Siau Tagulandang Biaro", "7109"),
        ("Kabupaten Pontianak", "6102"),
    ],
)
def test_a_code_or_full_name_finds_its_region(text: str, key: str):
    assert find_region(load(), text).key == key


def test_1101_is_another_place_in_each_code_system():
    # ../shared/data/README.md, trap A: Simeulue at BPS, Aceh Selatan at Kemendagri
    catalogue = load()
    assert find_region(catalogue, "1101").name == "Kabupaten Aceh Selatan"
    assert find_region(catalogue, "bps:1101").name == "Kabupaten Simeulue"
    assert by_code(catalogue, RegionCode(system="bps34", value="1101")).key == "1109"


def test_every_name_that_two_regions_bear_is_asked_about():
    catalogue = load()
    owners: dict[str, list[str]] = {}
    for region in catalogue.regions:
        owners.setdefault(region.short_name, []).append(region.name)
    shared = {name: full for name, full in owners.items() if len(full) == 2}
    assert len(shared) == 26
    for name, full in shared.items():
        with pytest.raises(AmbiguousRegion) as refusal:
            find_region(catalogue, name)
        assert all(each in refusal.value.say("id") for each in full)


@pytest.mark.parametrize(("text", "candidate"), [("Simeulue", "Kabupaten Simeulue"), ("Kota Baru", "Kabupaten Kotabaru")])
def test_a_name_without_its_kind_is_asked_about_even_when_one_region_only_bears_it(text: str, candidate: str):
    with pytest.raises(AmbiguousRegion, match=candidate):
        find_region(load(), text)


def test_an_unknown_name_lists_names_that_are_near():
    with pytest.raises(UnknownRegion, match="Kota Bandung"):
        find_region(load(), "Kota Bandunk")


@pytest.mark.parametrize("text", ["9999", "bps:9999", "", "Kota Atlantis"])
def test_what_is_no_region_is_unknown(text: str):
    with pytest.raises(UnknownRegion):
        find_region(load(), text)


def test_a_code_of_an_unknown_system_lists_the_systems():
    with pytest.raises(UnknownName, match="kemendagri, bps34, bps38"):
        find_region(load(), "iso:3273")


@pytest.mark.parametrize("heading", ["kode", "Kode Wilayah", "code", "ID", "kode_kabkota"])
def test_a_heading_that_does_not_say_its_system_is_refused_with_the_reason(heading: str):
    with pytest.raises(AmbiguousRegion, match="199 of the 514") as refusal:
        code_system(heading, load().country)
    assert "kode_bps34" in refusal.value.say("id")


@pytest.mark.parametrize(
    ("heading", "system"),
    [("kode_kemendagri", "kemendagri"), ("Kode BPS34", "bps34"), ("kode_bps", "bps34"), ("KODE_BPS38", "bps38"), ("bps38", "bps38")],
)
def test_a_heading_that_says_its_system_is_understood(heading: str, system: str):
    assert code_system(heading, load().country) == system


def test_a_heading_that_is_none_of_codes_lists_those_that_are():
    with pytest.raises(UnknownName, match="kode_kemendagri"):
        code_system("nilai", load().country)


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("D I YOGYAKARTA", "34"),
        ("Prop. D.I. Yogyakarta", "34"),
        ("KEP. BANGKA BELITUNG", "19"),
        ("Bangka Belitung", "19"),
        ("D.K.I. Jakarta", "31"),
        ("Daerah Khusus Ibukota Jakarta", "31"),
        ("PAPUA", "91"),
        ("papua barat", "92"),
        ("31", "31"),
    ],
)
def test_a_province_is_found_by_every_spelling_that_sources_print(spelling: str, key: str):
    assert find_province(load(), spelling).key == key


def test_a_name_with_its_kind_known_is_found_within_its_province():
    catalogue = load()
    assert by_name_of_kind(catalogue, "JAWA BARAT", "Bandung", "kota").key == "3273"
    assert by_name_of_kind(catalogue, "Jawa Barat", "Bandung", "kabupaten").key == "3204"
    with pytest.raises(UnknownRegion):
        by_name_of_kind(catalogue, "Bali", "Bandung", "kota")


def test_a_code_that_came_with_another_name_is_seen():
    # ../shared/data/README.md, trap O: a file that exchanges Karanganyar (3313) and Karangasem (5107), Tulang Bawang and its west
    catalogue = load()
    assert not is_called(catalogue, find_region(catalogue, "bps:3313"), "Karangasem")
    assert is_called(catalogue, find_region(catalogue, "bps:3313"), "Karanganyar")
    assert not is_called(catalogue, find_region(catalogue, "bps:1808"), "Tulang Bawang Barat")
    assert is_called(catalogue, find_region(catalogue, "bps:1209"), "Kab. Simalungun")


def test_another_country_has_its_own_systems_and_kinds():
    tiny = load(TINY)
    assert find_region(tiny, "N1").name == "Town Alder"
    assert find_region(tiny, "guild:N1").name == "Shire Dogwood"
    assert find_region(tiny, "Sh. Alder").key == "N2"
    with pytest.raises(AmbiguousRegion, match="Town Alder"):
        find_region(tiny, "Alder")
    with pytest.raises(AmbiguousRegion):
        code_system("code", tiny.country)
