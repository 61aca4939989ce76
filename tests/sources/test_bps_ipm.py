"""Original BPS workbooks: every cell against the tidy table, other parts and years, and faults named with their cell."""

import csv

import openpyxl
import pytest

from jejaring.sources import bps_ipm
from jejaring.terms.problem import BadFile

TITLES = {
    "ipm": "[Metode Baru] Indeks Pembangunan Manusia",
    "uhh": "[Metode Baru] Umur Harapan Hidup Saat Lahir (Tahun)",
    "hls": "[Metode Baru] Harapan Lama Sekolah (Tahun)",
    "rls": "[Metode Baru] Rata-rata Lama Sekolah (Tahun)",
    "pengeluaran": "[Metode Baru] Pengeluaran per Kapita Disesuaikan (Ribu Rupiah/Orang/Tahun)",
}
VARIABLES = {"ipm": "ipm_bps"}


@pytest.fixture
def tidy(sample):
    """The rows of the tidy table in its own order, by column."""
    with sample("bps_ipm/ipm_2016_2019.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def expected(tidy, catalogue, column, years):
    """Return {(region, year): value} of the kabupaten and kota in the tidy table."""
    keys = {region.codes["bps34"]: region.key for region in catalogue.regions}
    return {
        (keys[row["kode_bps34"]], row["tahun"]): float(row[column]) for row in tidy if row["kode_bps34"] in keys and row["tahun"] in years
    }


def got(imported):
    """Return {(region, year): value} of an import."""
    table = imported.observations
    return dict(zip(zip(table["region"], table["period"], strict=True), table["value"], strict=True))


@pytest.mark.parametrize(
    ("name", "column", "years"),
    [("bps_ipm_2016_2017", "ipm", ("2016", "2017")), ("bps_pengeluaran_2018_2019", "pengeluaran", ("2018", "2019"))],
)
def test_every_cell_of_the_samples_equals_the_tidy_table(catalogue, sample, tidy, name, column, years):
    imported = bps_ipm.read(sample(f"bps_ipm/{name}.xlsx"), catalogue)
    wanted = expected(tidy, catalogue, column, years)
    assert len(wanted) == 2 * 514
    assert got(imported) == wanted
    assert set(imported.observations["indicator"]) == {VARIABLES.get(column, column)}
    assert set(imported.observations["source"]) == {"bps_ipm"}
    assert [note.en for note in imported.notes] == ["35 rows of provinces and of Indonesia served to tell the regions and are not kept"]
    assert imported.observations["evidence"][0].startswith("BPS; https://www.bps.go.id/indicator/26/41")
    assert imported.observations["evidence"][0].endswith("am")


@pytest.mark.parametrize("column", list(TITLES))
@pytest.mark.parametrize("years", [("2019",), ("2016", "2017", "2018", "2019")])
def test_each_part_of_the_index_and_any_number_of_years_is_read(catalogue, sample, tidy, tmp_path, column, years):
    # Rewritten in the layout of the sample: its labels in its order, other titles, years and figures.
    labels = [
        row[0].value for row in openpyxl.load_workbook(sample("bps_ipm/bps_ipm_2016_2017.xlsx")).active.iter_rows(min_row=3, max_row=551)
    ]
    by_unit = {}
    for row in tidy:
        by_unit.setdefault(row["kode_bps34"], {})[row["tahun"]] = row[column]
    order = _order_of(labels, tidy)
    made = openpyxl.Workbook()
    made.active.append(["Provinsi/Kabupaten/Kota", TITLES[column], *[None] * (len(years) - 1)])
    made.active.append([None, *years])
    for label, unit in zip(labels, order, strict=True):
        made.active.append([label, *(by_unit[unit][year] for year in years)])
    made.save(tmp_path / "a.xlsx")
    imported = bps_ipm.read(tmp_path / "a.xlsx", catalogue)
    assert got(imported) == expected(tidy, catalogue, column, years)
    assert set(imported.observations["indicator"]) == {VARIABLES.get(column, column)}


def _order_of(labels, tidy):
    """Return the BPS code of each label: data README D says that the rows stand in the order of codes, each province before its units."""
    codes = sorted({row["kode_bps34"] for row in tidy} - {"0"}, key=lambda code: code.ljust(4, "0"))
    assert len(labels) == len(codes) + 1
    return [*codes, "0"]


@pytest.fixture
def changed(sample, tmp_path):
    """Write the sample with cells changed: {address: value}."""

    def write(cells):
        made = openpyxl.load_workbook(sample("bps_ipm/bps_ipm_2016_2017.xlsx"))
        for address, value in cells.items():
            made.active[address] = value
        path = tmp_path / "ipm.xlsx"
        made.save(path)
        return path

    return write


def test_a_wrong_workbook_is_answered_once_with_every_fault_and_its_cell(catalogue, changed):
    path = changed({"B4": "63,8x", "C5": "712.3", "A6": "Aceh Selatann", "A8": "Aceh Tenggara", "A27": "SUMATRA UTARI"})
    with pytest.raises(BadFile) as caught:
        bps_ipm.read(path, catalogue)
    places = [(p.place.sheet, p.place.row, p.place.column, p.met.en) for p in caught.value.problems]
    assert places[:5] == [
        ("Sheet1", 4, "B (2016)", "'63,8x'"),
        ("Sheet1", 5, "C (2017)", "712.3 is out of bounds for HDI as published by BPS"),
        ("Sheet1", 6, "A", "'Aceh Selatann (kabupaten, 11)' is unknown"),
        ("Sheet1", 8, "A", "Kabupaten Aceh Tenggara again (first in row 7)"),
        ("Sheet1", 27, "A", "'SUMATRA UTARI' is unknown"),
    ]
    # The units of the unknown province stand under none: each is named.
    assert all(met.endswith("stands under no province") for *_, met in places[5:])
    assert len(places) == 5 + 33
    assert "lembar Sheet1, baris 4, kolom B (2016)" in caught.value.say("id")
    assert "sheet Sheet1, row 4, column B (2016)" in caught.value.say("en")


def test_a_unit_under_another_province_is_refused(catalogue, changed):
    with pytest.raises(BadFile) as caught:
        bps_ipm.read(changed({"A4": "Bandung"}), catalogue)
    assert [(p.place.row, p.met.en) for p in caught.value.problems] == [(4, "'Bandung (kabupaten, 11)' is unknown")]


def test_a_dash_is_kept_as_missing_and_an_absent_region_is_said(catalogue, changed):
    imported = bps_ipm.read(changed({"B4": "-", "A5": None, "B5": None, "C5": None}), catalogue)
    row = imported.observations[(imported.observations["region"] == "1109") & (imported.observations["period"] == "2016")]
    assert row[["status", "value"]].isna().to_numpy().tolist() == [[False, True]]
    assert row["status"].item() == "missing"
    notes = [note.en for note in imported.notes]
    assert "Aceh: 22/23 regions, absent Kabupaten Aceh Singkil" in notes
    assert "1 cells without a figure are kept as missing" in notes
    assert len(imported.observations) == 2 * 513


def test_footnote_marks_behind_names_and_preliminary_years_are_understood(catalogue, changed):
    imported = bps_ipm.read(changed({"A4": "Simeulue *)", "C2": "2017*"}), catalogue)
    table = imported.observations[imported.observations["region"] == "1109"]
    assert table["period"].tolist() == ["2016", "2017"]
    assert table["evidence"].str.endswith("angka sementara").tolist() == [False, True]


def test_a_country_without_these_variables_says_so(catalogue, sample):
    other = catalogue.model_copy(update={"variables": ()})
    with pytest.raises(BadFile, match="the catalogue has no variable ipm_bps"):
        bps_ipm.read(sample("bps_ipm/bps_ipm_2016_2017.xlsx"), other)


def test_an_empty_workbook_is_refused(catalogue, tmp_path):
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(BadFile, match="every sheet is empty"):
        bps_ipm.read(tmp_path / "a.xlsx", catalogue)


def test_a_table_of_the_38_provinces_is_read_too(catalogue, tmp_path):
    made = openpyxl.Workbook()
    made.active.append(["Provinsi/Kabupaten/Kota", TITLES["uhh"]])
    made.active.append([None, "2024"])
    for province in catalogue.provinces:
        made.active.append([province.name.upper(), "70.00"])
        for region in catalogue.regions:
            if region.codes["bps38"].startswith(province.codes["bps38"]):
                made.active.append(
                    [("Kota " if region.kind == "kota" else "") + region.short_name, f"{60 + int(region.key) % 1000 / 100:.2f}"]
                )
    made.active.append(["INDONESIA", "71.00"])
    made.save(tmp_path / "a.xlsx")
    imported = bps_ipm.read(tmp_path / "a.xlsx", catalogue)
    assert got(imported) == {(region.key, "2024"): round(60 + int(region.key) % 1000 / 100, 2) for region in catalogue.regions}
    assert [note.en for note in imported.notes] == ["39 rows of provinces and of Indonesia served to tell the regions and are not kept"]
