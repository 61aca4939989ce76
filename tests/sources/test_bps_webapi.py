"""Answers of the BPS WebAPI: every figure against the tidy table, and faults named with list and position."""

import csv
import json

import pytest

from jejaring.sources import bps_webapi
from jejaring.terms.problem import BadFile

SAMPLE = "bps_pdrb/webapi_var2194_2010_2015.json"
COLUMNS = {
    "pdrb_konsumsi_rumah_tangga": "pengeluaran_konsumsi_rumah_tangga",
    "pdrb_konsumsi_lnprt": "pengeluaran_konsumsi_lnprt",
    "pdrb_konsumsi_pemerintah": "pengeluaran_konsumsi_pemerintah",
    "pdrb_pmtb": "pembentukan_modal_tetap_bruto",
    "pdrb_inventori": "perubahan_inventori",
    "pdrb_net_ekspor": "net_ekspor",
    "pdrb_total": "pdrb",
}


@pytest.fixture
def changed(sample, tmp_path):
    """Write the sample after changing its content."""

    def write(change):
        content = json.loads(sample(SAMPLE).read_text(encoding="utf-8"))
        change(content)
        path = tmp_path / "jawaban.json"
        path.write_text(json.dumps(content))
        return path

    return write


def test_every_figure_of_the_sample_equals_the_tidy_table(catalogue, sample):
    imported = bps_webapi.read(sample(SAMPLE), catalogue)
    codes = {region.key: region.codes["bps34"] for region in catalogue.regions}
    with sample("bps_pdrb/pdrb_pengeluaran_2010_2015.csv").open(encoding="utf-8") as file:
        tidy = {(row["kode_bps34"], row["tahun"]): row for row in csv.DictReader(file) if row["harga"] == "adhk2010"}
    absent = 0
    for row in imported.observations.itertuples():
        wanted = tidy[codes[row.region], row.period]
        if row.status == "not_applicable":
            # Data README, trap E: 8 units have a PDRB of 0 in years before they existed.
            assert (wanted["catatan"], float(wanted[COLUMNS[row.indicator]]), row.value) == ("belum_ada_wilayah", 0.0, None)
            absent += 1
        else:
            assert (wanted["catatan"], float(wanted[COLUMNS[row.indicator]])) == ("", row.value)
    assert (len(imported.observations), absent) == (21588, 24 * 7)
    assert [note.en for note in imported.notes] == [
        "24 region-years with a total of 0: the region did not exist yet, its figures do not apply"
    ]


def test_a_table_of_the_index_is_read_by_its_label_and_provinces_are_not_kept(catalogue, tmp_path):
    content = {
        "status": "OK",
        "data-availability": "available",
        "var": [{"val": 413, "label": "[Metode Baru] Indeks Pembangunan Manusia", "unit": ""}],
        "turvar": [{"val": 0, "label": "Tidak ada"}],
        "vervar": [{"val": 1100, "label": "<b>ACEH</b>"}, {"val": 1101, "label": "Simeulue"}, {"val": 9999, "label": "<b>INDONESIA</b>"}],
        "tahun": [{"val": 119, "label": "2019"}, {"val": 120, "label": "2020"}],
        "turtahun": [{"val": 0, "label": "Tahun"}],
        "datacontent": {"110041301190": 71.9, "110141301190": 66.05, "999941301190": 71.92},
    }
    (tmp_path / "a.json").write_text(json.dumps(content))
    imported = bps_webapi.read(tmp_path / "a.json", catalogue)
    assert imported.observations[["region", "indicator", "period", "value", "source"]].to_numpy().tolist() == [
        ["1109", "ipm_bps", "2019", 66.05, "bps_ipm"]
    ]
    notes = [note.en for note in imported.notes]
    assert notes[0] == "2 provinces and Indonesia are not kept"
    assert notes[1].startswith("513 regions absent: ")
    assert notes[2] == "1 figures are absent from the answer"


def test_codes_of_the_38_edition_are_known_by_code_and_name(catalogue, changed):
    merauke = next(region for region in catalogue.regions if region.name == "Kabupaten Merauke")

    def newer(content):
        (entry,) = [each for each in content["vervar"] if each["label"] == "Merauke"]
        old, entry["val"] = str(entry["val"]), int(merauke.codes["bps38"])
        content["datacontent"] = {
            (merauke.codes["bps38"] + key[4:] if key.startswith(old) else key): value for key, value in content["datacontent"].items()
        }

    assert merauke.codes["bps34"] != merauke.codes["bps38"]
    table = bps_webapi.read(changed(newer), catalogue).observations
    assert (table["region"] == merauke.key).sum() == 42


def test_a_wrong_answer_is_refused_once_with_every_fault(catalogue, changed):
    def spoil(content):
        content["vervar"][0]["label"] = "Aceh Selatan"
        content["vervar"][1]["val"] = 8888
        content["datacontent"] = {
            key.replace("1102", "8888", 1) if key.startswith("1102") else key: v for key, v in content["datacontent"].items()
        }
        content["datacontent"]["1103219415441100"] = "banyak"
        content["datacontent"]["1104219415501100"] = -5.0

    with pytest.raises(BadFile) as caught:
        bps_webapi.read(changed(spoil), catalogue)
    assert [(p.place.row, p.place.column, p.met.en) for p in caught.value.problems] == [
        (1, "vervar", "bps34 1101 is Kabupaten Simeulue, the name here is 'Aceh Selatan'"),
        (2, "vervar", "code 8888 (Aceh Singkil)"),
        (3, "datacontent", "1103219415441100: 'banyak'"),
        (4, "datacontent", "1104219415501100: -5.0 is out of bounds for GRDP (constant 2010 prices)"),
    ]
    assert caught.value.problems[0].todo.en == "this code seems to be of the system kemendagri"
    assert "baris 2, kolom vervar: kode 8888" in caught.value.say("id")


def test_an_answer_without_data_is_refused(catalogue, changed):
    def empty(content):
        content["data-availability"] = "list-not-available"

    with pytest.raises(BadFile, match="list-not-available"):
        bps_webapi.read(changed(empty), catalogue)


def test_a_country_without_these_variables_says_so(catalogue, sample):
    other = catalogue.model_copy(update={"variables": ()})
    with pytest.raises(BadFile, match="the catalogue has no variable pdrb_total"):
        bps_webapi.read(sample(SAMPLE), other)
