"""The reader of actor registers: headings in several words, workbooks with two sheets, maps of columns, faults of form."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from jejaring.sources.actors import fits, read
from jejaring.sources.grid import read_csv
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import BadFile

ISSUE = "id,name,helix,region,kbli_version,kbli,description,subsector,stage,founded,lat,lon,digital_channel\n"
ROW = "p1,Batik Sinar,bisnis,3273,2020,13134,batik tulis,kriya,produksi,2014,-6.9,107.6,ya\n"
TIES = "from,to,kind,directed,since,until,evidence\np1,p2,mou,tidak,2020,,SK 1\n"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """A text file with a name and content."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_headings_of_the_issue_are_read_with_ties(catalogue: Catalogue, written: Callable[[str, str], Path]):
    file = read(written("a.csv", ISSUE + ROW + "\n"), catalogue, ties=written("t.csv", TIES))
    assert len(file.actors) == 1
    assert file.actors[0].row == 2
    assert file.actors[0].cells["kbli"] == "13134"
    assert file.ties[0].cells == {"from": "p1", "to": "p2", "kind": "mou", "directed": "tidak", "since": "2020", "evidence": "SK 1"}
    assert file.headings["founded"] == "J (founded)"


def test_other_headings_are_understood_and_unknown_ones_are_named(catalogue: Catalogue, written: Callable[[str, str], Path]):
    text = "Daftar pelaku 2026;;;;\n;;;;\nNama Usaha;Heliks;Kab/Kota;Tahun Berdiri;Alamat\nBatik;bisnis;Kota Bandung;2014;Jl. Braga\n"
    file = read(written("a.csv", text), catalogue)
    assert file.actors[0].row == 4
    assert file.actors[0].cells == {"name": "Batik", "helix": "bisnis", "region": "Kota Bandung", "founded": "2014"}
    assert file.ignored == ("Alamat",)


def test_codes_under_a_heading_that_says_its_system_keep_it(catalogue: Catalogue, written: Callable[[str, str], Path]):
    file = read(written("a.csv", "nama,heliks,kode_bps\nBatik,bisnis,1101\n"), catalogue)
    assert file.actors[0].cells["region"] == "bps34:1101"


def test_a_map_of_columns_gives_headings_their_field(catalogue: Catalogue, written: Callable[[str, str], Path]):
    path = written("a.csv", "Merek,Unsur,Lokasi\nBatik,bisnis,3273\n")
    file = read(path, catalogue, columns=written("m.yml", "actors: {name: Merek, region: Lokasi}\n"))
    assert file.actors[0].cells == {"name": "Batik", "helix": "bisnis", "region": "3273"}
    assert read(path, catalogue, columns=written("n.yml", "{name: Merek, region: Lokasi}\n")).actors == file.actors


@pytest.mark.parametrize(
    ("text", "met"),
    [("actors: {nama: Merek}", "actors.nama"), ("- a", "a"), ("actors: {name: Merek, region: Lokasi, stage: Tahapan}", "Tahapan")],
)
def test_a_wrong_map_of_columns_is_refused(catalogue: Catalogue, written: Callable[[str, str], Path], text: str, met: str):
    path = written("a.csv", "Merek,Unsur,Lokasi\nBatik,bisnis,3273\n")
    with pytest.raises(BadFile, match=met):
        read(path, catalogue, columns=written("m.yml", text))


def test_a_workbook_holds_both_sheets(catalogue: Catalogue, tmp_path: Path):
    book = openpyxl.Workbook()
    for sheet, text in ((book.active, ISSUE + ROW), (book.create_sheet("Hubungan"), TIES)):
        for line in text.splitlines():
            sheet.append(line.split(","))
    book.save(tmp_path / "a.xlsx")
    file = read(tmp_path / "a.xlsx", catalogue)
    assert (len(file.actors), len(file.ties), file.tie_sheet) == (1, 1, "Hubungan")


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("nama,daerah\nBatik,3273\n", "helix"),
        ("nama,heliks,daerah,wilayah\nBatik,bisnis,3273,3273\n", "region"),
        ("nama,heliks,daerah\n", "satu baris"),
    ],
)
def test_faults_of_form_are_refused(catalogue: Catalogue, written: Callable[[str, str], Path], text: str, met: str):
    with pytest.raises(BadFile) as refusal:
        read(written("a.csv", text), catalogue)
    assert met in refusal.value.say("id")


def test_a_register_is_told_from_other_files(written: Callable[[str, str], Path]):
    assert fits((read_csv(written("a.csv", ISSUE)),), frozenset())
    assert not fits((read_csv(written("b.csv", "nama,variabel,tahun\n")),), frozenset())
    assert not fits((), frozenset({"type"}))
