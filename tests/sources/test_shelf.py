"""The shelf: every sample is recognised by looking into it, everything else is refused with the list."""

import json
import shutil

import openpyxl
import pytest

from jejaring import sources
from jejaring.terms.imported import Imported
from jejaring.terms.problem import BadFile, UnknownName

SAMPLES = {
    "bps_ipm/bps_ipm_2016_2017.xlsx": "bps_ipm",
    "bps_ipm/bps_pengeluaran_2018_2019.xlsx": "bps_ipm",
    "bps_pdrb/webapi_var2194_2010_2015.json": "bps_webapi",
    "boundaries/kabkota_514.geojson": "boundaries",
    "composite_asem/ASEM_iData.csv": "coinr",
    "composite_asem/ASEM_iMeta.csv": "coinr",
}


def test_every_source_has_a_key_of_its_own_and_both_languages():
    assert [each.key for each in sources.SHELF] == ["workbook", "bps_ipm", "bps_webapi", "boundaries", "coinr"]
    for each in sources.SHELF:
        assert sources.source(each.key) is each
        assert each.what.id != each.what.en


def test_an_unknown_source_is_answered_with_the_list():
    with pytest.raises(UnknownName) as caught:
        sources.source("bps")
    assert caught.value.problems[0].expected.en == "workbook, bps_ipm, bps_webapi, boundaries, coinr"


@pytest.mark.parametrize(("name", "key"), list(SAMPLES.items()))
def test_each_sample_is_recognised_whatever_its_name(catalogue, sample, tmp_path, name, key):
    copy = tmp_path / "unduhan.dat"
    shutil.copy(sample(name), copy)
    assert sources.recognise(copy, catalogue).key == key


def test_the_empty_templates_are_recognised_as_workbooks(catalogue, tmp_path):
    sources.write_template(catalogue, tmp_path / "t.xlsx")
    sources.write_csv_template(catalogue, tmp_path / "t.csv", language="en")
    assert [sources.recognise(tmp_path / name, catalogue).key for name in ("t.xlsx", "t.csv")] == ["workbook", "workbook"]


def test_read_recognises_or_takes_the_key(catalogue, sample):
    path = sample("bps_ipm/bps_ipm_2016_2017.xlsx")
    assert isinstance(sources.read(path, catalogue), Imported)
    with pytest.raises(BadFile, match="0 sheets with the headings"):
        sources.read(path, catalogue, key="workbook")


def test_an_answer_without_data_is_still_known_as_an_answer(catalogue, tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"status": "OK", "data-availability": "list-not-available"}))
    assert sources.recognise(tmp_path / "a.json", catalogue).key == "bps_webapi"


@pytest.mark.parametrize(
    ("content", "met"),
    [
        (b"a,b\n1,2\n", "contents met: CSV [a, b]"),
        (b'{"x": 1}', "JSON with the members x"),
        (b"[1, 2]", "contents met: -"),
        (b"\xd0\xcf\x11\xe0 old excel", "a binary file (perhaps an old .xls)"),
        (b"\x89PNG\x00\x01", "a binary file (perhaps an old .xls)"),
        (b"%PDF-1.7\n%\x80", "a PDF, whatever its name ends in"),
    ],
)
def test_what_no_source_knows_is_refused_with_what_was_met(catalogue, tmp_path, content, met):
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(BadFile) as caught:
        sources.read(tmp_path / "a", catalogue)
    assert [problem.met.en for problem in caught.value.problems] == [met]


def test_a_workbook_that_two_sources_know_is_asked_about(catalogue, tmp_path):
    made = openpyxl.Workbook()
    made.active.append(["variabel", "tahun", "nilai"])
    other = made.create_sheet("IPM")
    other.append(["Wilayah", "[Metode Baru] Indeks Pembangunan Manusia"])
    other.append([None, "2019"])
    made.save(tmp_path / "a.xlsx")
    with pytest.raises(BadFile, match="fits workbook, bps_ipm"):
        sources.recognise(tmp_path / "a.xlsx", catalogue)


def test_a_file_that_is_not_there_is_refused(catalogue, tmp_path):
    with pytest.raises(BadFile, match="no such file"):
        sources.read(tmp_path / "tidak-ada.xlsx", catalogue)
