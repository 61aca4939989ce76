"""The embedded catalogue of Indonesia and an invented one: counts, codes, sources, recipes and what a broken country says."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from jejaring.catalogue import load
from jejaring.terms.problem import BadCatalogue

TINY = Path(__file__).parent / "tiny_country"
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared example data are not beside this checkout")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_indonesia_has_514_regions_in_38_provinces_of_which_98_are_cities():
    # Kepmendagri 300.2.2-2138/2025
    catalogue = load()
    assert len(catalogue.regions) == 514
    assert len(catalogue.provinces) == 38
    assert Counter(region.kind for region in catalogue.regions) == {"kabupaten": 416, "kota": 98}


def test_a_catalogue_is_read_once():
    assert load() is load()


@pytest.mark.parametrize(
    ("one", "other", "differing", "in_both_for_different_places"),
    [("bps34", "kemendagri", 199, 164), ("bps38", "kemendagri", 199, 169), ("bps34", "bps38", 26, 0)],
)
def test_code_systems_differ_as_the_data_page_counts_them(one: str, other: str, differing: int, in_both_for_different_places: int):
    # ../shared/data/README.md, trap A
    regions = load().regions
    assert sum(region.codes[one] != region.codes[other] for region in regions) == differing
    owner = {region.codes[other]: region.key for region in regions}
    misleading = [region for region in regions if region.codes[one] in owner and owner[region.codes[one]] != region.key]
    assert len(misleading) == in_both_for_different_places


def test_the_warning_about_codes_states_the_number_that_the_table_gives():
    catalogue = load()
    differing = sum(region.codes["bps34"] != region.codes["kemendagri"] for region in catalogue.regions)
    assert catalogue.country.code_warning is not None
    for text in (catalogue.country.code_warning.id, catalogue.country.code_warning.en):
        assert f"{differing} " in text
        assert f"{len(catalogue.regions)} " in text


def test_the_six_provinces_of_papua_have_other_numbers_at_bps():
    # ../shared/data/README.md, trap A, second table
    numbers = {province.name: (province.codes["bps38"], province.codes["kemendagri"]) for province in load().provinces}
    assert numbers["Papua Barat"] == ("91", "92")
    assert numbers["Papua Barat Daya"] == ("92", "96")
    assert numbers["Papua"] == ("94", "91")
    assert numbers["Papua Selatan"] == ("95", "93")
    assert numbers["Papua Tengah"] == ("96", "94")
    assert numbers["Papua Pegunungan"] == ("97", "95")


def test_every_region_has_its_own_tile():
    tiles = [region.tile for region in load().regions]
    assert None not in tiles
    assert len(set(tiles)) == 514


def test_26_names_belong_to_both_a_kota_and_a_kabupaten():
    # ../shared/data/README.md, trap A
    kinds: dict[str, set[str]] = {}
    for region in load().regions:
        kinds.setdefault(region.short_name, set()).add(region.kind)
    assert sum(len(found) == 2 for found in kinds.values()) == 26


def test_known_bad_cells_are_mended_and_four_areas_stay_missing():
    # ../shared/data/README.md, trap B
    by_key = {region.key: region for region in load().regions}
    assert by_key["7407"].longitude == pytest.approx(123.5, abs=0.1)
    assert by_key["9206"].area_km2 == 19946.579
    assert by_key["9211"].area_km2 == 1837.146
    assert by_key["9110"].area_km2 == 14068.312
    assert by_key["9120"].area_km2 == 26745.359
    assert {key for key, region in by_key.items() if region.area_km2 is None} == {"1110", "1210", "1220", "1410"}
    assert by_key["8103"].capital == "Saumlaki"


def test_population_adds_up_to_the_published_total():
    # ../shared/data/README.md, trap B
    assert sum(region.population or 0 for region in load().regions) == 284_973_643


@needs_data
def test_codes_names_and_places_equal_the_source():
    catalogue = load()
    by_key = {region.key: region for region in catalogue.regions}
    corrected = {(item.row, item.column) for item in catalogue.corrections}
    for row in rows("wilayah/wilayah_514.csv"):
        region = by_key[row["kode_kemendagri"]]
        assert (region.codes["bps34"], region.codes["bps38"]) == (row["kode_bps34"], row["kode_bps38"])
        assert region.kind == row["jenis"]
        expected = {
            "name": row["nama_kemendagri"],
            "latitude": float(row["lintang"]),
            "longitude": float(row["bujur"]),
            "area_km2": float(row["luas_km2"]) if row["luas_km2"] else None,
            "population": int(row["penduduk"]),
        }
        for column, value in expected.items():
            assert (region.key, column) in corrected or getattr(region, column) == value


def test_recipes_have_the_leaves_and_questions_of_the_design():
    # design/ikk-terbuka-2026.md: 4 pillars, 14 dimensions, 59 indicators, 75 questions; konteks 12 + 2 companions
    catalogue = load()
    recipes = {recipe.key: recipe for recipe in catalogue.recipes}
    assert set(recipes) == {"ipm", "konteks-kreatif", "ikk-terbuka-2026", "coinr-default"}
    open_index = recipes["ikk-terbuka-2026"]
    assert Counter(node.level for node in open_index.nodes) == {"index": 1, "pillar": 4, "dimension": 14}
    assert len(open_index.leaves) == 59
    assert len(catalogue.questions["ikk-terbuka-2026"]) == 75
    assert Counter(leaf.weight > 0 for leaf in recipes["konteks-kreatif"].leaves) == {True: 12, False: 2}
    assert recipes["coinr-default"].nodes == ()


def test_the_open_index_is_never_called_by_the_bare_letters():
    # ../shared/facts/README.md, rule 3: IKK also means LPPD's and LAN's indicators
    recipe = next(recipe for recipe in load().recipes if recipe.key == "ikk-terbuka-2026")
    assert recipe.name.id == "Indeks Kreatif Terbuka 2026"
    assert recipe.short_name.id == "IKT 2026"
    assert "bukan nilai resmi ICCN" in recipe.statement.id
    for each in load().recipes:
        assert "ikk" not in (each.key.lower(), each.name.id.lower(), each.short_name.id.lower())


def test_memberships_and_the_nodes_that_distances_are_measured_to():
    # 41 designations, 7 UCCN members of which Jakarta stands for six regions: 41 + Ponorogo + five more of Jakarta
    catalogue = load()
    counted = Counter(item.network for item in catalogue.memberships if item.counts and item.region)
    assert counted == {"kata_kreatif": 41, "uccn": 6}
    designated = {point.region for point in catalogue.points if point.group == "designated"}
    assert len(designated) == 47
    assert {"3101", "3171", "3172", "3173", "3174", "3175"} <= designated
    assert not any(item.counts for item in catalogue.memberships if item.network == "iccn")


@needs_data
def test_designations_agree_with_the_press_list_or_say_where_they_differ():
    listed = {
        (row["kode_kemendagri"], int(row["tahun"])): row for row in rows("jejaring_keanggotaan/keanggotaan.csv") if row["program"] != "UCCN"
    }
    ours = {(m.region, m.year): m for m in load().memberships if m.network == "kata_kreatif" and m.counts and m.region}
    assert ours.keys() == listed.keys()
    for key, membership in ours.items():
        known_in_both = bool(membership.field) == bool(listed[key]["subsektor_atau_bidang"])
        assert known_in_both or membership.conflict is not None


def test_the_country_folder_is_all_that_a_second_country_needs():
    catalogue = load(TINY)
    assert catalogue.country.key_system == "crown"
    assert [region.key for region in catalogue.regions] == ["N1", "N2", "N3", "S1", "S2", "S3"]
    assert catalogue.questions["tiny"] == ()
    assert catalogue.band_systems == ()
    assert "coinr-default" in {recipe.key for recipe in catalogue.recipes}


def test_a_broken_country_lists_all_its_faults_at_once(tmp_path: Path):
    folder = tmp_path / "broken"
    shutil.copytree(TINY, folder)

    def edit(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    edit("regions.csv", "Birch,shire,N", "Birch,shire,X")
    edit("regions.csv", ",S3,23,", ",S2,23,")
    edit("provinces.csv", "1,main,gazetteer", "1,main,")
    edit("variables.csv", "literacy,Melek huruf,Literacy", "literacy,Melek huruf,")
    edit("recipes/tiny/nodes.csv", "T2,T,dimension", "T2,T9,dimension")
    edit("recipes/tiny/indicators.csv", "take,school", "take,skool")
    edit("points/library.csv", "(invented),S1", "(invented),S9")
    (folder / "corrections.csv").write_text(
        "table,row,column,period,old,new,reason_id,reason_en,source,action\n"
        "regions,N1,area_km2,,49,55,salah ketik,mistyped,invented,override\n"
        "regions,N1,colour,,,red,salah,wrong,invented,override\n",
        encoding="utf-8",
    )
    with pytest.raises(BadCatalogue) as refusal:
        load(folder)
    places = {(problem.place.file, problem.place.row, problem.place.column) for problem in refusal.value.problems}
    assert places >= {
        ("regions.csv", 4, "province"),
        ("regions.csv", 7, None),
        ("provinces.csv", 2, "source"),
        ("variables.csv", 2, "name_en"),
        ("recipes/tiny/nodes.csv", 4, "parent"),
        ("recipes/tiny/indicators.csv", 3, "derive_variable"),
        ("points/library.csv", None, "region"),
        ("regions.csv", 2, "area_km2"),
        ("corrections.csv", 3, None),
    }


def test_a_folder_without_a_country_is_refused(tmp_path: Path):
    with pytest.raises(BadCatalogue, match=r"country\.yml"):
        load(tmp_path)
