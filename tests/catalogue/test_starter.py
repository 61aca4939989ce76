"""The starter panel: cells equal their source, Papua's rows put back, doubtful cells declared."""

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest

from jejaring.catalogue import load, starter
from jejaring.terms.problem import BadCatalogue
from jejaring.terms.tables import OBSERVATIONS

TINY = Path(__file__).parent / "tiny_country"
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared example data are not beside this checkout")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures() -> dict[tuple[str, str, str, str], float]:
    table = starter()
    keys = zip(table["source"], table["region"], table["indicator"], table["period"], strict=True)
    return dict(zip(keys, table["value"].tolist(), strict=True))


def test_the_starter_keeps_the_contract_of_observations():
    table = OBSERVATIONS.check(starter())
    assert len(table) == 2056 * 5 + 514 * 8 + 514 + 514 + 510 + 514


def test_who_changes_a_starter_table_changes_only_a_copy():
    table = starter()
    table["value"] = 0.0
    assert starter()["value"].ne(0).any()


@needs_data
def test_ipm_cells_equal_the_source_through_the_checked_code_join():
    ours, key = figures(), {region.codes["bps34"]: region.key for region in load().regions}
    names = {"uhh": "uhh", "hls": "hls", "rls": "rls", "pengeluaran": "pengeluaran", "ipm_bps": "ipm"}
    compared = 0
    for row in rows("bps_ipm/ipm_2016_2019.csv"):
        for variable, column in names.items():
            if row["kode_bps34"] in key:
                assert ours["bps_ipm", key[row["kode_bps34"]], variable, row["tahun"]] == float(row[column])
                compared += 1
    assert compared == 2056 * 5


@needs_data
def test_social_cells_equal_the_source_as_printed():
    ours, key = figures(), {region.codes["bps34"]: region.key for region in load().regions}
    names = {
        "miskin": "miskin_p0_persen", "sanitasi": "sanitasi_layak_persen", "air_minum": "air_minum_layak_persen", "tpt": "tpt_persen",
        "tpak": "tpak_persen", "rls": "rls_tahun", "uhh": "uhh_tahun", "pengeluaran": "pengeluaran_ribu_rp",
    }  # fmt: skip
    for row in rows("sosek_514_2021/sosek_514_2021.csv"):
        for variable, column in names.items():
            assert ours["sosek_2021", key[row["kode_bps34"]], variable, "2021"] == float(row[column])


@needs_data
def test_shifted_rows_of_papua_are_put_back_to_their_owners():
    ours, key = figures(), {region.codes["bps38"]: region.key for region in load().regions}
    owners = {row["kode_bps38_tertulis"]: row["kode_bps38_pemilik_nilai"] for row in rows("grdp_percapita/papua_42_baris.csv")}
    for row in rows("grdp_percapita/grdp_perkapita_2000_2024.csv"):
        if row["tahun"] == "2021":
            owner = key[owners.get(row["kode_bps38"], row["kode_bps38"])]
            assert ours["pdrb_per_kapita", owner, "pdrb_per_kapita", "2021"] == float(row["grdp_perkapita_ribu_rp"])
    names = {region.key: region.name for region in load().regions}
    papua = {place: value for (_, place, variable, _), value in ours.items() if variable == "pdrb_per_kapita" and place.startswith("9")}
    # Mimika has the Grasberg mine, Teluk Bintuni the Tangguh gas: no other region of Papua is near them.
    assert {names[place] for place in sorted(papua, key=lambda place: papua[place])[-2:]} == {"Kabupaten Mimika", "Kabupaten Teluk Bintuni"}


def test_corrections_of_observations_meet_the_cells_that_they_name():
    ours = {(place, variable, period): value for (_, place, variable, period), value in figures().items() if variable != "rls"}
    corrections = [item for item in load().corrections if item.table == "observations"]
    # 11 units of Jambi and 7 of Papua (GRDP), 4 zeros: issue 2 point 3, data README F and O
    assert len(corrections) == 22
    for item in corrections:
        assert item.old is not None
        assert ours[item.row, item.column, item.period or ""] == float(item.old)
        assert item.action == "drop"
    zeros = {(item.row, item.column) for item in corrections if float(item.old or "nan") == 0}
    names = {region.key: region.short_name for region in load().regions}
    assert {(names[row], column) for row, column in zeros} == {
        ("Deiyai", "sanitasi"), ("Mamberamo Tengah", "air_minum"), ("Nduga", "tpt"), ("Lanny Jaya", "tpt"),
    }  # fmt: skip


def test_museums_are_counted_by_the_stated_region():
    # design/konteks-kreatif.csv K4.1: zero for 334 of 514 regions, P97.5 = 1.19 per 100,000
    table = starter()
    museums = table[table["indicator"] == "museum"].set_index("region")["value"]
    people = table[table["indicator"] == "penduduk"].set_index("region")["value"]
    assert museums.sum() == 428
    assert (museums == 0).sum() == 334
    assert np.percentile(100_000 * museums / people, 97.5) == pytest.approx(1.19, abs=0.005)


def test_mended_areas_name_who_says_so():
    table = starter()
    areas = table[table["indicator"] == "luas_km2"].set_index("region")
    assert set(areas.index[areas["evidence"].notna()]) == {"9110", "9120", "9206", "9211"}


def test_another_country_has_its_own_starter():
    table = starter(TINY)
    assert set(table["indicator"]) == {"literacy", "school", "people", "land", "library"}
    assert table[(table["region"] == "S2") & (table["indicator"] == "school")].empty


def test_a_starter_file_with_bad_cells_lists_them_all(tmp_path: Path):
    folder = tmp_path / "broken"
    shutil.copytree(TINY, folder)
    (folder / "starter" / "census.csv").write_text(
        "region,period,literacy,happiness\nN1,2029,960,\nN9,2029,50,\nN2,2029,many,3\n", encoding="utf-8"
    )
    (folder / "starter" / "rumour.csv").write_text("region,period,school\nN1,2029,9\n", encoding="utf-8")
    with pytest.raises(BadCatalogue) as refusal:
        starter(folder)
    places = [(problem.place.file, problem.place.row, problem.place.column) for problem in refusal.value.problems]
    assert places == [
        ("starter/census.csv", 2, "literacy"),
        ("starter/census.csv", 3, "region"),
        ("starter/census.csv", 4, "literacy"),
        ("starter/census.csv", 4, "happiness"),
        ("starter/rumour.csv", None, None),
    ]
