"""A workbook recalculated by LibreOffice, an engine that is not ours."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import openpyxl
import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here to recalculate the workbook")


def recalculated(file: Path) -> openpyxl.Workbook:
    """Return the workbook with the values that LibreOffice computes from its formulas."""
    out = file.parent / "recalculated"
    profile = (file.parent / "profile").as_uri()
    order = [str(OFFICE), "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run([*order, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=240)
    return openpyxl.load_workbook(out / file.name, data_only=True)


def numbers(book: openpyxl.Workbook, sheet: str, *, rows: int, columns: int, first: int = 4) -> np.ndarray:
    """Return a block of a sheet from row 4 on as numbers, NaN where a cell holds none."""
    cells = [[book[sheet].cell(4 + row, first + column).value for column in range(columns)] for row in range(rows)]
    return np.array([[float(value) if isinstance(value, int | float) else np.nan for value in line] for line in cells])
