"""The Jejaring workbook: what is read, what is refused, and that every fault is named at once with its cell."""

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

from jejaring.sources import workbook
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.indicator import Variable
from jejaring.terms.problem import BadFile
from jejaring.terms.region import CodeSystem, Country, Region, RegionKind
from jejaring.terms.text import Text, same

HEADINGS = ("kode_kemendagri", "nama", "variabel", "tahun", "nilai", "satuan", "status", "bukti")
GOOD = ("3273", "Kota Bandung", "uhh", 2021, 74.28, "tahun", "dilaporkan", "BPS")


def with_cell(heading, value):
    """Return the headings and one good row of which one cell is different."""
    row = list(GOOD)
    row[HEADINGS.index(heading)] = value
    return [HEADINGS, row]


def test_a_filled_template_comes_back_as_it_was_filled(catalogue, tmp_path):
    path = tmp_path / "templat.xlsx"
    workbook.write_template(catalogue, path)
    filled = openpyxl.load_workbook(path)
    sheet = filled["Data"]
    rows = [
        ("3273", "Kota Bandung", "uhh", 2021, 74.28, "tahun", "dilaporkan", "BPS"),
        ("3204", None, "pengeluaran", 2021, "10.250,5", "ribu rupiah per orang per tahun", "ditaksir", None),
        (None, "Kab. Simeulue", "hls", 2020, None, "tahun", "tidak ada data", None),
    ]
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    filled.save(path)
    imported = workbook.read(path, catalogue)
    got = imported.observations.where(imported.observations.notna(), None).to_numpy().tolist()
    assert got == [
        ["3273", "uhh", "2021", 74.28, "tahun", "laporan_daerah", "reported", "BPS"],
        ["3204", "pengeluaran", "2021", 10250.5, "ribu rupiah per orang per tahun", "laporan_daerah", "estimated", None],
        ["1109", "hls", "2020", None, "tahun", "laporan_daerah", "missing", None],
    ]
    assert (imported.source, imported.file, len(imported.sha256)) == ("workbook", "templat.xlsx", 64)


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8"), (";", "utf-8"), (";", "utf-8-sig")])
def test_the_csv_twin_is_read_with_either_separator_and_with_or_without_mark(catalogue, text_file, separator, encoding):
    row = ("3273", "Kota Bandung", "uhh", "2021", "74,28", "years", "reported", "")
    path = text_file([HEADINGS, row], separator=separator, encoding=encoding)
    assert workbook.read(path, catalogue).observations["value"].tolist() == [74.28]


def test_a_csv_in_windows_1252_is_refused_with_the_line_and_the_way_out(text_file, refused):
    path = text_file([HEADINGS, [*GOOD[:7], "surat – 12"]], encoding="cp1252")
    assert refused(path) == [(2, None, "byte 0x96 is not UTF-8 (perhaps Windows-1252 or UTF-16)")]


def test_english_headings_words_and_units_are_understood(catalogue, book):
    headings = ("code_kemendagri", "name", "variable", "year", "value", "unit", "status", "evidence")
    path = book([headings, ("3273", "Kota Bandung", "Life expectancy", "2021", 74.28, "years", "estimated", None)])
    assert workbook.read(path, catalogue).observations["status"].tolist() == ["estimated"]


@pytest.mark.parametrize(
    ("heading", "code"), [("kode_kemendagri", "1109"), ("kode_bps34", "1101"), ("kode_bps38", "1101"), ("kode_kemendagri", "11.09")]
)
def test_a_code_is_read_in_the_system_that_its_heading_names(catalogue, book, heading, code):
    # Simeulue is 1109 at Kemendagri and 1101 at BPS: data README, trap A.
    path = book([(heading, *HEADINGS[2:]), (code, *GOOD[2:])])
    assert workbook.read(path, catalogue).observations["region"].tolist() == ["1109"]


def test_a_heading_that_does_not_name_its_code_system_is_refused(book, refused):
    path = book([("kode", *HEADINGS[2:]), ("1101", *GOOD[2:])])
    ((row, column, met),) = refused(path)
    assert (row, column) == (1, "A (kode)")
    assert "does not say its code system" in met


def test_a_code_of_one_system_beside_the_name_of_another_is_answered_with_both_readings(book, catalogue):
    path = book([HEADINGS, ("1101", "Kabupaten Simeulue", *GOOD[2:])])
    met = "A (kode_kemendagri) = 1101 → Kabupaten Aceh Selatan; B (nama) = Kabupaten Simeulue → Kabupaten Simeulue"
    with pytest.raises(BadFile) as caught:
        workbook.read(path, catalogue)
    assert [problem.met.id for problem in caught.value.problems] == [met]


def test_two_codes_of_a_row_that_name_different_regions_are_refused(book, refused):
    path = book([("kode_kemendagri", "kode_bps34", *HEADINGS[2:]), ("1101", "1101", *GOOD[2:])])
    assert [row for row, _, _ in refused(path)] == [2]


def test_a_name_without_kota_or_kabupaten_is_asked_about(book, catalogue):
    with pytest.raises(BadFile) as caught:
        workbook.read(book([HEADINGS, (None, "Bandung", *GOOD[2:])]), catalogue)
    (problem,) = caught.value.problems
    assert "Kota Bandung (3273)" in problem.expected.en
    assert "Kabupaten Bandung (3204)" in problem.expected.en


def test_a_name_that_only_one_region_bears_is_asked_about_too(book, refused):
    assert refused(book([HEADINGS, (None, "Simeulue", *GOOD[2:])])) == [(2, "B (nama)", "'Simeulue' without Kota/Kabupaten")]


@pytest.mark.parametrize(
    ("heading", "value", "column", "met"),
    [
        ("kode_kemendagri", "9999", "A (kode_kemendagri)", "kemendagri:9999"),
        ("nama", "Kota Bandum", "B (nama)", "'Kota Bandum' is unknown"),
        ("variabel", "uhhh", "C (variabel)", "variable 'uhhh' is unknown"),
        ("tahun", "21", "D (tahun)", "'21'"),
        ("tahun", 2999, "D (tahun)", "'2999'"),
        ("tahun", None, "D (tahun)", "an empty cell"),
        ("nilai", "1.234", "E (nilai)", "'1.234' may mean 1234 or 1.234"),
        ("nilai", "tujuh", "E (nilai)", "'tujuh'"),
        ("nilai", None, "E (nilai)", "an empty cell"),
        ("nilai", True, "E (nilai)", "'True'"),
        ("nilai", 742.8, "E (nilai)", "742.8 is out of bounds for Life expectancy"),
        ("nilai", "#DIV/0!", "E (nilai)", "an Excel error (#DIV/0!)"),
        ("nilai", "=A1*2", "E (nilai)", "a formula without a stored result"),
        ("satuan", "bulan", "F (satuan)", "'bulan'"),
        ("satuan", None, "F (satuan)", "an empty cell"),
        ("status", "diverifikasi", "G (status)", "'diverifikasi'"),
        ("status", "pasti", "G (status)", "'pasti'"),
        ("status", "tidak ada data", "E (nilai)", "value 74.28 with status missing"),
    ],
)
def test_each_kind_of_wrong_cell_is_named_with_its_place(book, refused, heading, value, column, met):
    assert refused(book(with_cell(heading, value))) == [(2, column, met)]


def test_a_cell_in_percent_format_is_refused_because_it_is_stored_a_hundredfold_smaller(book, refused):
    def in_percent(sheet):
        sheet["E2"].number_format = "0.0%"

    (found,) = refused(book(with_cell("nilai", 0.153), change=in_percent))
    assert found[:2] == (2, "E (nilai)")
    assert found[2].startswith("a cell in percent format")


def test_a_date_where_a_number_belongs_is_refused(book, refused):
    import datetime

    (found,) = refused(book(with_cell("nilai", datetime.date(2021, 5, 1))))
    assert found == (2, "E (nilai)", "Excel took it for a date (2021-05-01 00:00:00)")


def test_a_wrong_workbook_is_answered_once_with_every_fault_as_excel_counts_rows(catalogue, book):
    rows = [
        HEADINGS,
        GOOD,
        ("3273", "Kota Bandung", "uhhh", 2021, "1.234", "tahun", "dilaporkan", None),
        (None,) * 8,
        (None, "Bandung", "uhh", 21, 74, "bulan", "dilaporkan", None),
        GOOD,
    ]
    with pytest.raises(BadFile) as caught:
        workbook.read(book(rows), catalogue)
    places = [(p.place.file, p.place.sheet, p.place.row, p.place.column) for p in caught.value.problems]
    assert places == [
        ("berkas.xlsx", "Data", 3, "C (variabel)"),
        ("berkas.xlsx", "Data", 3, "E (nilai)"),
        ("berkas.xlsx", "Data", 5, "B (nama)"),
        ("berkas.xlsx", "Data", 5, "D (tahun)"),
        ("berkas.xlsx", "Data", 5, "F (satuan)"),
        ("berkas.xlsx", "Data", 6, None),
    ]
    for language, words in {"id": "lembar Data, baris 3, kolom C (variabel)", "en": "sheet Data, row 3, column C (variabel)"}.items():
        assert words in caught.value.say(language)
    assert all(column is None or column_index_from_string(column[0]) for *_, column in places)


def test_merged_cells_are_refused(book, refused):
    path = book([HEADINGS, GOOD, (*GOOD[:3], 2020, *GOOD[4:])], change=lambda sheet: sheet.merge_cells("A2:A3"))
    assert (2, "A", "merged cells A2:A3") in refused(path)


def test_rows_without_any_entry_are_ignored_and_a_row_with_one_entry_is_not(catalogue, book, refused):
    assert len(workbook.read(book([HEADINGS, (None,) * 8, GOOD]), catalogue).observations) == 1
    assert {row for row, _, _ in refused(book([HEADINGS, GOOD, (None,) * 7 + ("catatan",)]))} == {3}


def test_a_sheet_without_rows_is_refused(book, refused):
    assert [met for _, _, met in refused(book([HEADINGS]))] == ["not a single row"]


def test_absent_unknown_and_repeated_headings_are_all_named(book, refused):
    headings = ("kode_kemendagri", "variabel", "variabel", "tahun", "nilai", "satuan", "warna")
    found = refused(book([headings, GOOD[:7]]))
    assert found == [
        (1, "C (variabel)", "heading variabel twice"),
        (1, "G (warna)", "the heading 'warna' is unknown"),
        (1, None, "columns absent: status"),
    ]


def test_an_entry_beyond_the_headings_is_refused(text_file, refused):
    path = text_file([HEADINGS, (*GOOD, "lebih")])
    assert refused(path) == [(2, "I", "'lebih' in a column without heading")]


def test_a_workbook_without_the_headings_or_with_two_data_sheets_is_refused(catalogue, book, tmp_path):
    with pytest.raises(BadFile, match="0 sheets with the headings: Data"):
        workbook.read(book([("a", "b"), (1, 2)]), catalogue)
    two = openpyxl.Workbook()
    two.active.append(HEADINGS)
    two.create_sheet("Lagi").append(HEADINGS)
    two.save(tmp_path / "dua.xlsx")
    with pytest.raises(BadFile, match="2 sheets with the headings"):
        workbook.read(tmp_path / "dua.xlsx", catalogue)


def test_a_year_after_this_one_is_refused(catalogue, book):
    path = book([HEADINGS, GOOD])
    assert len(workbook.read(path, catalogue, this_year=2021).observations) == 1
    with pytest.raises(BadFile):
        workbook.read(path, catalogue, this_year=2020)


def test_another_country_has_its_own_codes_names_and_template(tmp_path):
    country = Country(
        key="negeri",
        name=Text(id="Negeri Uji", en="Testland"),
        key_system="nomor",
        code_systems=(CodeSystem(key="nomor", name=same("nomor"), issuer="uji", source="uji"),),
        kinds=(RegionKind(key="town", name=same("town"), prefix="Town"),),
        island_groups=(),
        code_columns={"nomor": "nomor"},
        bare_headings=("kode",),
    )
    region = Region(
        key="01", name="Town Alpha", short_name="Alpha", kind="town", province="1", island_group="-", codes={"nomor": "01"}, source="uji"
    )
    variable = Variable(key="trees", name=Text(id="pohon", en="trees"), unit=Text(id="batang", en="stems"))
    small = Catalogue(
        country=country,
        version="1",
        provinces=(),
        regions=(region,),
        datasets=(),
        variables=(variable,),
        recipes=(),
        indicators={},
        questions={},
    )
    workbook.write_template(small, tmp_path / "t.xlsx", language="en")
    filled = openpyxl.load_workbook(tmp_path / "t.xlsx")
    for column, value in enumerate(("01", "Town Alpha", "trees", 2020, 7, "stems", "measured", None), start=1):
        filled["Data"].cell(2, column).value = value
    assert filled["Data"]["A1"].value == "nomor"
    filled.save(tmp_path / "t.xlsx")
    assert workbook.read(tmp_path / "t.xlsx", small).observations[["region", "indicator", "value"]].to_numpy().tolist() == [
        ["01", "trees", 7]
    ]
