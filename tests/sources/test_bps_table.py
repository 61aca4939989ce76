"""The layout of BPS tables: the row of years, titles over several columns, footers."""

from jejaring.sources.bps_table import Line, Series, table_of, titles, year_row
from jejaring.sources.faults import Faults
from jejaring.sources.grid import Cell, Grid

IPM, UHH = "[Metode Baru] Indeks Pembangunan Manusia", "[Metode Baru] Umur Harapan Hidup Saat Lahir"


def grid(*rows):
    """Return a sheet of plain cells."""
    return Grid("Sheet1", tuple(tuple(Cell(value) for value in row) for row in rows))


def test_years_titles_rows_and_footer_are_told_apart():
    sheet = grid(
        ("Provinsi/Kabupaten/Kota", IPM, None, UHH),
        (None, "2018", "2019*", 2019),
        ("ACEH", "1", "2", "3"),
        ("Simeulue", "1", "-", "3"),
        (None, None, None, None),
        ("Source Url: https://x", None, None, None),
    )
    table = table_of(sheet, Faults("x"))
    assert table is not None
    assert table.series == (
        Series(2, "ipm_bps", "2018", preliminary=False, label="B (2018)"),
        Series(3, "ipm_bps", "2019", preliminary=True, label="C (2019*)"),
        Series(4, "uhh", "2019", preliminary=False, label="D (2019)"),
    )
    assert table.lines == (Line(3, "ACEH"), Line(4, "Simeulue"))
    assert table.footer == "Source Url: https://x"


def test_a_title_may_stand_alone_above_the_header():
    sheet = grid((UHH, None, None), ("Provinsi/Kabupaten/Kota", "Tahun", None), (None, "2019", "2020"), ("ACEH", "1", "2"))
    assert year_row(sheet) == 3
    assert titles(sheet, 3, 3) == f"{UHH} Tahun"


def test_a_sheet_without_years_an_unknown_title_a_repeated_year_and_an_empty_table_are_refused():
    cases = {
        "the header has no row of years": grid(("a", "b"), ("c", "d")),
        "title 'Penduduk Miskin'": grid(("Wilayah", "Penduduk Miskin"), (None, "2019"), ("ACEH", "1")),
        "ipm_bps 2019 twice (also column B (2019))": grid(("Wilayah", IPM, None), (None, "2019", "2019"), ("ACEH", "1", "2")),
        "there are no figures below the header": grid(("Wilayah", IPM), (None, "2019"), ("ACEH", None)),
    }
    for met, sheet in cases.items():
        faults = Faults("x")
        table_of(sheet, faults)
        assert [problem.met.en for problem in faults.problems] == [met]
