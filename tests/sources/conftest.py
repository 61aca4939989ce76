"""What the tests of the sources share: the catalogue, the sample data, and small files written on the spot."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from jejaring.catalogue import load
from jejaring.sources import workbook
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import JejaringError

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
HEADINGS = ("kode_kemendagri", "nama", "variabel", "tahun", "nilai", "satuan", "status", "bukti")
GOOD = ("3273", "Kota Bandung", "uhh", 2021, 74.28, "tahun", "dilaporkan", "BPS")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of Indonesia."""
    return load()


@pytest.fixture
def sample() -> Callable[[str], Path]:
    """A file of the sample data beside the checkout."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.is_file():
            pytest.skip(f"the sample data are not beside the checkout ({name})")
        return path

    return find


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Write rows as the sheet Data of an Excel workbook; `change` may alter the sheet before it is saved."""

    def write(rows: Sequence[Sequence[object]], *, sheet: str = "Data", change: Callable[[object], None] | None = None) -> Path:
        made = openpyxl.Workbook()
        made.active.title = sheet
        for row in rows:
            made.active.append(list(row))
        if change is not None:
            change(made.active)
        path = tmp_path / "berkas.xlsx"
        made.save(path)
        return path

    return write


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Path]:
    """Write rows as a CSV."""

    def write(rows: Sequence[Sequence[object]], *, name: str = "berkas.csv", separator: str = ",", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=separator).writerows(rows)
        return path

    return write


@pytest.fixture
def refused(catalogue: Catalogue) -> Callable[..., list[tuple[int | None, str | None, str]]]:
    """Read a wrong file and return (row, column, met) of every problem; each must speak both languages."""

    def read(path: Path, reader: Callable[[Path, Catalogue], object] = workbook.read) -> list[tuple[int | None, str | None, str]]:
        with pytest.raises(JejaringError) as caught:
            reader(path, catalogue)
        for problem in caught.value.problems:
            assert problem.say("id") != problem.say("en")
        return [(problem.place.row, problem.place.column, problem.met.en) for problem in caught.value.problems]

    return read
