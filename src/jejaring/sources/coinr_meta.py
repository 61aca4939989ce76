"""Reads COINr's iMeta: one row for each indicator, aggregate, group and denominator, every fault listed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jejaring.sources.faults import Faults
from jejaring.sources.grid import Grid, letter, read_csv
from jejaring.terms.problem import Problem
from jejaring.terms.text import Text, same

REQUIRED = ("Level", "iCode", "Direction", "Weight", "Parent", "Type")
TREE = ("Indicator", "Aggregate")
KINDS = ("Indicator", "Aggregate", "Group", "Denominator", "Other")
BLANKS = ("", "NA")


@dataclass(frozen=True)
class MetaRow:
    """A row of iMeta; level, weight, direction and parent have meaning for indicators and aggregates only."""

    row: int
    code: str
    name: str
    kind: str
    level: int = 0
    weight: float = 1.0
    direction: int = 1
    parent: str | None = None
    denominator: str | None = None


@dataclass(frozen=True)
class _Sheet:
    """iMeta as cells with the place of each heading, and the faults met so far."""

    grid: Grid
    columns: dict[str, int]
    faults: Faults

    def text(self, row: int, heading: str) -> str:
        """Return a cell's text, empty for a blank cell, R's NA or a column that is absent."""
        value = self.grid.cell(row, self.columns[heading]).text if heading in self.columns else ""
        return "" if value in BLANKS else value

    def codes_of(self, rows: Iterable[int], kind: str) -> list[str]:
        """Return the iCodes of the rows of one type, sound or not."""
        return [self.text(row, "iCode") for row in rows if self.text(row, "Type") == kind]

    def fault(self, row: int, heading: str, expected: Text, todo: Text) -> None:
        """Note a wrong cell."""
        value = self.text(row, heading)
        met = same(f"{heading} = {value!r}") if value else Text(id=f"{heading} kosong", en=f"{heading} is blank")
        self.faults.add(met, expected, todo, row=row, column=letter(self.columns[heading], heading))


@dataclass(frozen=True)
class Meta:
    """iMeta as far as it could be read: sound rows in order, the type of every iCode (sound or not, in order), every fault."""

    rows: tuple[MetaRow, ...]
    kinds: dict[str, str]
    problems: tuple[Problem, ...]


def read_meta(path: Path) -> Meta:
    """Return the rows of iMeta with every fault of the table; raise BadFile only where the file itself cannot be read."""
    grid = read_csv(path)
    faults = Faults(path.name)
    sheet = _Sheet(grid, heading_columns(grid, REQUIRED, faults), faults)
    if faults:
        return Meta((), {}, tuple(faults.problems))
    numbers = tuple(number for number in range(2, len(grid.rows) + 1) if any(cell.text for cell in grid.rows[number - 1]))
    rows = tuple(row for number in numbers if (row := _row(sheet, number)) is not None)
    _check_codes(sheet, numbers, rows)
    _check_parents(sheet, numbers, rows)
    _check_whole(sheet, numbers, rows)
    problems = sorted(faults.problems, key=lambda problem: problem.place.row or 0)
    kinds = {sheet.text(number, "iCode"): sheet.text(number, "Type") for number in numbers if sheet.text(number, "iCode")}
    return Meta(rows, kinds, tuple(problems))


def heading_columns(grid: Grid, required: Iterable[str], faults: Faults) -> dict[str, int]:
    """Return the column number of every heading; note blank, repeated and absent headings."""
    columns: dict[str, int] = {}
    for number, cell in enumerate(grid.rows[0] if grid.rows else (), start=1):
        todo = Text(id="beri tiap kolom satu judul yang berbeda", en="give each column a heading of its own")
        if not cell.text or cell.text in columns:
            met = Text(id=f"judul kolom {cell.text!r} kosong atau ganda", en=f"heading {cell.text!r} is blank or repeated")
            faults.add(met, Text(id="judul yang unik", en="unique headings"), todo, row=1, column=letter(number))
        columns.setdefault(cell.text, number)
    for heading in required:
        if heading not in columns:
            met = Text(id=f"kolom {heading} tidak ada", en=f"column {heading} is absent")
            faults.add(met, same(", ".join(required)), Text(id="tambahkan kolom itu", en="add the column"), row=1)
    return columns


def _row(sheet: _Sheet, number: int) -> MetaRow | None:
    before = len(sheet.faults.problems)
    code, kind = sheet.text(number, "iCode"), sheet.text(number, "Type")
    if not code:
        todo = Text(id="beri tiap baris sebuah kode", en="give each row a code")
        sheet.fault(number, "iCode", Text(id="sebuah kode", en="a code"), todo)
    if kind not in KINDS:
        sheet.fault(number, "Type", same(", ".join(KINDS)), Text(id="pilih salah satu", en="choose one of them"))
    name = sheet.text(number, "iName") or code
    if kind not in TREE:
        return MetaRow(number, code, name, kind) if len(sheet.faults.problems) == before else None
    level = _number(sheet, number, "Level", Text(id="bilangan bulat dari 1", en="a whole number from 1"))
    direction = _number(sheet, number, "Direction", same("1, -1"))
    weight = _number(sheet, number, "Weight", Text(id="bilangan ≥ 0", en="a number ≥ 0"))
    if len(sheet.faults.problems) > before:
        return None
    return MetaRow(
        row=number,
        code=code,
        name=name,
        kind=kind,
        level=int(level),
        weight=weight,
        direction=int(direction),
        parent=sheet.text(number, "Parent") or None,
        denominator=sheet.text(number, "Denominator") or None,
    )


def _number(sheet: _Sheet, number: int, heading: str, expected: Text) -> float:
    try:
        value = float(sheet.text(number, heading))
    except ValueError:
        value = float("nan")
    fine = {
        "Level": value >= 1 and value % 1 == 0,
        "Direction": value in (1.0, -1.0),
        "Weight": 0 <= value < float("inf"),
    }[heading]
    if not fine:
        sheet.fault(number, heading, expected, Text(id="perbaiki sel itu", en="mend the cell"))
    return value


def _check_codes(sheet: _Sheet, numbers: Sequence[int], rows: Sequence[MetaRow]) -> None:
    first: dict[str, int] = {}
    for number in numbers:
        code = sheet.text(number, "iCode")
        if code in first:
            expected = Text(id=f"tiap iCode satu kali (sudah di baris {first[code]})", en=f"each iCode once (already in row {first[code]})")
            sheet.fault(number, "iCode", expected, Text(id="ganti atau hapus", en="rename or remove it"))
        elif code:
            first[code] = number
    denominators = sheet.codes_of(numbers, "Denominator")
    for row in rows:
        if row.denominator is not None and row.denominator not in denominators:
            known = ", ".join(denominators) or "-"
            expected = Text(id=f"iCode bertipe Denominator: {known}", en=f"an iCode of type Denominator: {known}")
            todo = Text(id="tambahkan baris penyebut atau perbaiki namanya", en="add a denominator row or mend the name")
            sheet.fault(row.row, "Denominator", expected, todo)


def _check_parents(sheet: _Sheet, numbers: Sequence[int], rows: Sequence[MetaRow]) -> None:
    aggregates = sheet.codes_of(numbers, "Aggregate")
    levels = {row.code: row.level for row in rows if row.kind == "Aggregate"}
    for row in rows:
        if row.parent is None:
            continue
        if row.parent not in aggregates:
            known = ", ".join(aggregates) or "-"
            expected = Text(id=f"iCode sebuah agregat: {known}", en=f"the iCode of an aggregate: {known}")
            sheet.fault(row.row, "Parent", expected, Text(id="perbaiki nama induk", en="mend the parent's name"))
        elif levels.get(row.parent, row.level + 1) <= row.level:
            expected = Text(
                id=f"induk di atas tingkat {row.level} ({row.parent} di tingkat {levels[row.parent]})",
                en=f"a parent above level {row.level} ({row.parent} is on level {levels[row.parent]})",
            )
            sheet.fault(row.row, "Parent", expected, Text(id="perbaiki Level atau Parent", en="mend Level or Parent"))
    parents = {sheet.text(number, "Parent") for number in numbers}
    for row in rows:
        if row.kind == "Aggregate" and row.code not in parents:
            met = Text(id=f"agregat {row.code} tanpa anak", en=f"aggregate {row.code} has no child")
            todo = Text(id="hapus baris itu atau beri anak", en="remove the row or give it children")
            sheet.faults.add(met, Text(id="sedikitnya satu anak", en="at least one child"), todo, row=row.row)


def _check_whole(sheet: _Sheet, numbers: Sequence[int], rows: Sequence[MetaRow]) -> None:
    """Note what is wrong with the tree as a whole; gaps of levels only where every row could be read."""
    found = sorted({row.level for row in rows if row.kind in TREE})
    if not sheet.codes_of(numbers, "Indicator"):
        todo = Text(id="tambahkan baris indikator", en="add indicator rows")
        sheet.faults.add(Text(id="tidak ada indikator", en="there is no indicator"), same("Type = Indicator"), todo)
    if len(rows) == len(numbers) and found and found != list(range(1, found[-1] + 1)):
        met = Text(id=f"tingkat yang ada: {found}", en=f"levels met: {found}")
        expected = Text(id=f"semua tingkat 1 sampai {found[-1]}", en=f"every level from 1 to {found[-1]}")
        todo = Text(id="isi tingkat yang hilang atau nomori ulang", en="fill the gap or renumber the levels")
        sheet.faults.add(met, expected, todo, column=letter(sheet.columns["Level"], "Level"))
    tree = [number for number in numbers if sheet.text(number, "Type") in TREE]
    roots = [number for number in tree if not sheet.text(number, "Parent")]
    if len(roots) != 1 or sheet.text(roots[0], "Type") != "Aggregate":
        listed = ", ".join(f"{sheet.text(number, 'iCode')} ({number})" for number in roots) or "-"
        met = Text(id=f"baris tanpa Parent: {listed}", en=f"rows without Parent: {listed}")
        expected = Text(id="tepat satu agregat puncak tanpa Parent", en="exactly one top aggregate without Parent")
        sheet.faults.add(met, expected, Text(id="lengkapi Parent", en="fill in Parent"), column=letter(sheet.columns["Parent"], "Parent"))
