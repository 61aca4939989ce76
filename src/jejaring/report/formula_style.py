"""How the formula workbook looks: colours with a meaning, heads that stay in view, numbers that line up, one date for all bytes."""

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from jejaring.report.formula_layout import FIRST_COLUMN, FIRST_ROW, SheetKey, letters

if TYPE_CHECKING:  # openpyxl is slow to load
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

Kind = Literal["input", "formula", "value"]
LONGEST_FORMULA = 8192
"""Characters that a cell of Excel can hold as a formula."""

NILA, SOGAN, INK = "2B3A8F", "93481A", "1D1D24"
INPUT_GROUND, VALUE_GROUND, HEAD_GROUND = "FFF6D6", "F3E2D3", "E8EAF6"
NUMBER = "#,##0.00"
FACE = "Calibri"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


class Painter:
    """Writes one sheet: cells by kind, heads, widths."""

    def __init__(self, sheet: "Worksheet", key: SheetKey) -> None:
        """Take an empty sheet; it is printed across, as wide as the page."""
        self.sheet, self.key, self._line = sheet, key, 1
        self._styles = _styles()
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # always there in a new sheet

    def put(self, row: int, column: int, value: str | float | int | None, *, kind: Kind = "formula", number: str | None = None) -> None:
        """Write one cell; what may be changed has a yellow ground, what stands in for a formula a brown one."""
        if value is None and kind != "input":
            return
        cell = self.sheet.cell(row=row, column=column, value=value)
        is_text = isinstance(value, str) and not value.startswith("=")
        if not is_text:
            cell.number_format = number or NUMBER
        if kind != "formula":
            cell.font, cell.fill = self._styles[kind]

    def title(self, text: str) -> None:
        """Write the title of a page of prose."""
        from openpyxl.styles import Font

        cell = self.sheet.cell(row=self._line, column=1, value=text)
        cell.font = Font(name=FACE, bold=True, size=16, color=NILA)
        self.sheet.column_dimensions["A"].width = 110
        self._line += 2

    def lines(self, texts: list[str]) -> None:
        """Write lines of prose, and an empty one after them."""
        from openpyxl.styles import Alignment

        for text in texts:
            cell = self.sheet.cell(row=self._line, column=1, value=text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            self._line += 1
        self._line += 1

    def legend(self, words: dict[Kind, str]) -> None:
        """Write what each kind of cell means, in its own look."""
        for kind, text in words.items():
            self.put(self._line, 1, text, kind=kind)
            self._line += 1
        self._line += 1

    def heads(self, titles: list[str], *, note: str) -> None:
        """Write what the sheet says and the heads of a table that begins at the left edge."""
        self._note(note)
        for column, title in enumerate(titles, start=1):
            self._head(FIRST_ROW - 1, column, title)
        self.sheet.freeze_panes = f"C{FIRST_ROW}"

    def by_region(self, note: str, firsts: list[str], columns: list[tuple[str, str]]) -> None:
        """Write the heads of a sheet with a row per region: names above codes; heads and regions stay in view."""
        self._note(note)
        for column, title in enumerate(firsts, start=1):
            self._head(FIRST_ROW - 1, column, title)
        for column, (code, name) in enumerate(columns, start=FIRST_COLUMN):
            if code:
                self._head(FIRST_ROW - 2, column, name, number=True)
                self._head(FIRST_ROW - 1, column, code, number=True)
        self.sheet.row_dimensions[FIRST_ROW - 2].height = 62
        self.widths([12, 28, 12, *[14 if code else 3 for code, _ in columns]])
        self.sheet.freeze_panes = f"{letters(FIRST_COLUMN)}{FIRST_ROW}"

    def widths(self, widths: list[int]) -> None:
        """Set the widths of the columns from the left."""
        for column, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[letters(column)].width = width

    def _note(self, text: str) -> None:
        from openpyxl.styles import Font

        self.sheet.cell(row=1, column=1, value=text).font = Font(name=FACE, italic=True, color=SOGAN)

    def _head(self, row: int, column: int, text: str, *, number: bool = False) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        cell = self.sheet.cell(row=row, column=column, value=text)
        cell.font, cell.fill = Font(name=FACE, bold=row == FIRST_ROW - 1, color=NILA, size=10), PatternFill("solid", fgColor=HEAD_GROUND)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom", horizontal="right" if number else "left")
        if row == FIRST_ROW - 1:
            cell.border = Border(bottom=Side(style="medium", color=NILA))


def _styles() -> dict[Kind, tuple["Font", "PatternFill"]]:
    from openpyxl.styles import Font, PatternFill

    return {
        "input": (Font(name=FACE, color=NILA), PatternFill("solid", fgColor=INPUT_GROUND)),
        "value": (Font(name=FACE, color=SOGAN, italic=True), PatternFill("solid", fgColor=VALUE_GROUND)),
        "formula": (Font(name=FACE, color=INK), PatternFill()),
    }


def dated(packed: bytes, date: datetime) -> bytes:
    """Return the same archive with every date in it set to one: the writer would put the time of day."""
    fixed = io.BytesIO()
    stamp = date.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, date_time=(date.year, date.month, date.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return fixed.getvalue()
