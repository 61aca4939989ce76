"""Tells which variable a table of BPS's human development index holds, from its title."""

import re

from jejaring.terms.text import Text, same

DATASET = "bps_ipm"

# In this order: the first phrase found outside brackets decides. The suffix "(Umur Harapan Hidup Hasil Long Form SP2020)" of newer
# IPM tables is in brackets and must not turn the index into life expectancy.
PHRASES = (
    ("indeks pembangunan manusia", "ipm_bps"),
    ("harapan lama sekolah", "hls"),
    ("rata-rata lama sekolah", "rls"),
    ("rata rata lama sekolah", "rls"),
    ("harapan hidup", "uhh"),
    ("pengeluaran per kapita disesuaikan", "pengeluaran"),
    ("pengeluaran perkapita disesuaikan", "pengeluaran"),
    ("pengeluaran riil per kapita", "pengeluaran"),
)
# Tables that look alike and mean something else: other methods, halves of the population, other ages, changes.
OTHERS = (
    "metode lama",
    "laki-laki",
    "perempuan",
    "gender",
    "jenis kelamin",
    "15 tahun",
    "pertumbuhan",
    "peringkat",
    "reduksi",
    "ketimpangan",
)

KNOWN_TITLES = Text(
    id="[Metode Baru] Indeks Pembangunan Manusia, Umur Harapan Hidup Saat Lahir, Harapan Lama Sekolah, Rata-rata Lama Sekolah, "
    "Pengeluaran per Kapita Disesuaikan",
    en="[Metode Baru] Indeks Pembangunan Manusia (index), Umur Harapan Hidup Saat Lahir (life expectancy), Harapan Lama Sekolah (expected "
    "schooling), Rata-rata Lama Sekolah (mean schooling), Pengeluaran per Kapita Disesuaikan (expenditure)",
)
EXAMPLE = same("[Metode Baru] Indeks Pembangunan Manusia")


def ipm_variable(title: str) -> str | None:
    """Return the key of the variable that a title names, None where it names none or another table of a similar name."""
    whole = " ".join(title.lower().split())
    if any(other in whole for other in OTHERS):
        return None
    outside = re.sub(r"\([^)]*\)", " ", whole)
    return next((key for phrase, key in PHRASES if phrase in outside), None)
