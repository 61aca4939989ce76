"""BPS's way of writing regions: bare kabupaten, Kota X, provinces of either edition."""

import csv

import pytest

from jejaring.catalogue.lookup import find_province
from jejaring.sources.bps_names import clean, expected_units, provinces_of_block, region_in_block
from jejaring.terms.problem import UnknownRegion


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("<b>ACEH</b>", "ACEH"),
        ("Nduga *", "Nduga"),
        ("Nduga*)", "Nduga"),
        ("Kota  Sabang 1)", "Kota Sabang"),
        ("D&amp;I", "D&I"),
        ("Bima", "Bima"),
    ],
)
def test_tags_and_footnote_marks_are_no_part_of_a_name(label, name):
    assert clean(label) == name


def test_every_bps_name_is_found_under_its_province_of_the_34_edition(catalogue, sample):
    with sample("wilayah/wilayah_514.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        provinces = provinces_of_block(find_province(catalogue, row["provinsi_bps34"]), catalogue)
        assert region_in_block(row["nama_bps"], provinces, catalogue).codes["bps34"] == row["kode_bps34"]
    assert len(rows) == 514


def test_the_province_papua_once_headed_four_of_todays_provinces(catalogue):
    papua = find_province(catalogue, "PAPUA")
    assert len(provinces_of_block(papua, catalogue)) == 4
    assert len(expected_units(papua, "bps34", catalogue)) == 29
    assert len(expected_units(papua, "bps38", catalogue)) == 9


def test_a_bare_name_is_a_kabupaten_and_kota_x_a_kota(catalogue):
    west_java = (find_province(catalogue, "Jawa Barat").key,)
    assert region_in_block("Bandung", west_java, catalogue).name == "Kabupaten Bandung"
    assert region_in_block("Kota Bandung", west_java, catalogue).name == "Kota Bandung"
    assert region_in_block("Kab. Bandung", west_java, catalogue).name == "Kabupaten Bandung"


def test_a_kabupaten_whose_name_begins_with_kota_is_no_kota(catalogue):
    south_kalimantan = (find_province(catalogue, "Kalimantan Selatan").key,)
    assert region_in_block("Kota Baru", south_kalimantan, catalogue).name == "Kabupaten Kotabaru"


@pytest.mark.parametrize("label", ["Depok", "Malang", "Kota Malang", "Kota Subang"])
def test_a_name_of_another_kind_or_province_is_unknown_in_the_block(catalogue, label):
    with pytest.raises(UnknownRegion):
        region_in_block(label, (find_province(catalogue, "Jawa Barat").key,), catalogue)
