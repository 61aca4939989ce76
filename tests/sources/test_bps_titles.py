"""Titles of BPS tables: which variable they name, and which look-alikes are refused."""

import pytest

from jejaring.sources.bps_titles import ipm_variable


@pytest.mark.parametrize(
    ("title", "variable"),
    [
        # The first two are the titles of the sample workbooks, the third the label that BPS gives the series since 2023.
        ("[Metode Baru] Indeks Pembangunan Manusia", "ipm_bps"),
        ("[Metode Baru] Pengeluaran per Kapita Disesuaikan (Ribu Rupiah/Orang/Tahun)", "pengeluaran"),
        ("[Metode Baru] Indeks Pembangunan Manusia menurut Kabupaten/Kota (Umur Harapan Hidup Hasil Long Form SP2020)", "ipm_bps"),
        ("[Metode Baru] Umur Harapan Hidup Saat Lahir (UHH) (Tahun)", "uhh"),
        ("[Metode Baru] Angka  Harapan Hidup", "uhh"),
        ("[Metode Baru] Harapan Lama Sekolah (Tahun)", "hls"),
        ("[METODE BARU] RATA-RATA LAMA SEKOLAH", "rls"),
        ("[Metode Lama] Indeks Pembangunan Manusia", None),
        ("Indeks Pembangunan Gender", None),
        ("Harapan Lama Sekolah (Tahun) Laki-laki", None),
        ("Rata-rata Lama Sekolah Penduduk Umur 15 Tahun ke Atas", None),
        ("Persentase Penduduk Miskin", None),
        ("", None),
    ],
)
def test_a_title_names_one_variable_or_none(title, variable):
    assert ipm_variable(title) == variable
