"""CSV and YAML of a country folder to frozen values, with every fault kept beside its file, row and column."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, get_args, get_origin

import yaml
from pydantic import ValidationError

from jejaring.terms.frozen import Frozen
from jejaring.terms.problem import Place, Problem
from jejaring.terms.text import Text, same

Value = TypeVar("Value", bound=Frozen)

LIST_MARK = ";"
LISTED = 40


def at(place: Place, column: str) -> Place:
    """Return the place of one cell of a row or one entry of a document."""
    return place.model_copy(update={"column": column})


@dataclass(frozen=True)
class Row:
    """A row of a CSV file as printed, with its place; the header is row 1."""

    place: Place
    cells: Mapping[str, str]

    def at(self, column: str) -> Place:
        """Return the place of one cell."""
        return at(self.place, column)

    def items(self, column: str) -> tuple[str, ...]:
        """Return the entries of a list cell, none where the cell is empty or absent."""
        return tuple(part.strip() for part in self.cells.get(column, "").split(LIST_MARK) if part.strip())


@dataclass
class Reading:
    """One pass over a folder: what was read wrong so far, and where each value stands (by table and key)."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def rows(self, name: str, *, optional: bool = False) -> list[Row]:
        """Return the rows of a CSV file; an absent file is a problem unless it is optional."""
        path = self.folder / name
        if not path.is_file():
            if not optional:
                self._absent(name)
            return []
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        header, rows = (lines[0] if lines else []), []
        for number, line in enumerate(lines[1:], start=2):
            place = Place(file=name, row=number)
            if len(line) != len(header):
                self.fault(place, met=_cells_met(len(line)), expected=_cells_met(len(header)), todo=MEND_ROW)
                continue
            rows.append(Row(place, dict(zip(header, (cell.strip() for cell in line), strict=True))))
        return rows

    def document(self, name: str) -> dict[str, object]:
        """Return the mapping of a YAML file, empty where it cannot be read (which is a problem)."""
        path = self.folder / name
        if not path.is_file():
            self._absent(name)
            return {}
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            self.fault(Place(file=name), met=same(str(error)), expected=Text(id="YAML yang sah", en="valid YAML"), todo=MEND_FILE)
            return {}
        if not isinstance(content, dict):
            self.fault(
                Place(file=name), met=same(type(content).__name__), expected=Text(id="pasangan kunci", en="a mapping"), todo=MEND_FILE
            )
            return {}
        return {str(key): value for key, value in content.items()}

    def records(
        self,
        name: str,
        model: type[Value],
        *,
        key: Callable[[Value], str],
        optional: bool = False,
        more: Callable[[Row], Mapping[str, object]] | None = None,
        also: Iterable[str] = (),
    ) -> tuple[Value, ...]:
        """Return the rows of a CSV file as values of a model, each key once.

        A text field `name` is read from the columns `name_id` and `name_en`; lists are separated by semicolons; empty cells take the
        default. `more` gives the fields that follow from several cells, `also` names the columns that it reads.
        """
        values = []
        for row in self.rows(name, optional=optional):
            extra = more(row) if more else {}
            value = self.record(row, model, extra=extra, also=also)
            if value is not None and self.keep(name, key(value), row.place):
                values.append(value)
        return tuple(values)

    def record(self, row: Row, model: type[Value], *, extra: Mapping[str, object], also: Iterable[str] = ()) -> Value | None:
        """Return one row as a value of a model, None where it breaks the model (which is a problem)."""
        known = {*also}
        fields: dict[str, object] = {}
        for name, info in model.model_fields.items():
            shape = _shape(info.annotation)
            columns = (f"{name}_id", f"{name}_en") if shape == "text" else (name,)
            if name in extra or not any(column in row.cells for column in columns):
                continue
            known.update(columns)
            found = self._field(row, columns, shape)
            if found is not None or (info.is_required() and type(None) in get_args(info.annotation)):
                fields[name] = found
        for column in row.cells:
            if column not in known and column not in extra:
                self.fault(
                    row.at(column),
                    met=Text(id=f"kolom {column} tidak dikenal", en=f"the column {column} is unknown"),
                    expected=same(", ".join(model.model_fields)),
                    todo=Text(id="hapus kolom itu", en="remove the column"),
                )
        return self.value(model, {**fields, **extra}, row.place)

    def value(self, model: type[Value], fields: Mapping[str, object], place: Place) -> Value | None:
        """Return a value of a model, None where the fields break it (each fault is a problem)."""
        try:
            return model.model_validate(dict(fields))
        except ValidationError as error:
            for fault in error.errors():
                column = ".".join(str(part) for part in fault["loc"]) or place.column
                met = "-" if fault["type"] == "missing" else repr(fault["input"])[:80]
                self.fault(
                    place.model_copy(update={"column": column}),
                    met=same(met),
                    expected=_wanted(
                        fault["type"], fault["msg"], fault.get("ctx", {}), [*model.model_fields] if len(fault["loc"]) == 1 else []
                    ),
                    todo=Text(id="perbaiki sel atau isian itu", en="mend the cell or entry"),
                )
            return None

    def keep(self, table: str, key: str, place: Place) -> bool:
        """Remember where a key stands; a second row with the same key is a problem and is not kept."""
        first = self.places.setdefault((table, key), place)
        if first is not place:
            self.fault(
                place,
                met=Text(id=f"kunci {key} sudah ada pada {first.say('id')}", en=f"the key {key} stands already at {first.say('en')}"),
                expected=Text(id="tiap kunci satu kali", en="each key once"),
                todo=Text(id="hapus salah satu baris", en="remove one of the rows"),
            )
        return first is place

    def fault(self, place: Place, *, met: Text, expected: Text, todo: Text) -> None:
        """Add a problem."""
        self.problems.append(Problem(place=place, met=met, expected=expected, todo=todo))

    def unknown(self, place: Place, met: str, known: Iterable[str]) -> None:
        """Add the problem that a cell names something that does not exist."""
        listed = sorted(known)
        more = ", …" if len(listed) > LISTED else ""
        self.fault(
            place,
            met=Text(id=f"{met!r} tidak dikenal", en=f"{met!r} is unknown"),
            expected=same((", ".join(listed[:LISTED]) or "-") + more),
            todo=Text(id="perbaiki acuan itu", en="mend the reference"),
        )

    def _field(self, row: Row, columns: tuple[str, ...], shape: str) -> object:
        if shape == "list":
            return row.items(columns[0])
        cells = [row.cells.get(column, "") for column in columns]
        if shape != "text" or not any(cells):
            return cells[0] or None
        for column, cell in zip(columns, cells, strict=True):
            if not cell:
                self.fault(
                    row.at(column),
                    met=Text(id="bahasa ini kosong", en="this language is empty"),
                    expected=Text(id="teks dalam kedua bahasa", en="the text in both languages"),
                    todo=Text(id="tulis terjemahannya", en="write the translation"),
                )
        return {"id": cells[0] or "?", "en": cells[1] or "?"}

    def _absent(self, name: str) -> None:
        self.fault(
            Place(file=name),
            met=Text(id="berkas tidak ada", en="the file is absent"),
            expected=same(self.folder.resolve().name or str(self.folder)),
            todo=Text(id="tambahkan berkas itu pada map negara", en="add the file to the country folder"),
        )


MEND_ROW = Text(id="perbaiki baris itu", en="mend the row")
MEND_FILE = Text(id="perbaiki berkas itu", en="mend the file")


def _cells_met(number: int) -> Text:
    return Text(id=f"{number} sel", en=f"{number} cells")


def _wanted(kind: str, message: str, context: Mapping[str, object], known: list[str]) -> Text:
    """Return what a model wanted instead, in both languages for the usual faults; rarer ones stay as pydantic words them."""
    words = {
        "missing": ("isian ini wajib ada", "this entry is required"),
        "extra_forbidden": ("isian yang dikenal", "a known entry"),
        "literal_error": ("salah satu dari", "one of"),
        "int_parsing": ("bilangan bulat", "a whole number"),
        "int_type": ("bilangan bulat", "a whole number"),
        "float_parsing": ("bilangan", "a number"),
        "float_type": ("bilangan", "a number"),
        "string_type": ("teks", "text"),
        "tuple_type": ("daftar", "a list"),
        "model_type": ("pasangan kunci", "a mapping"),
    }
    if kind not in words:
        return same(message)
    listed = str(context["expected"]) if "expected" in context else ", ".join(known) if kind == "extra_forbidden" else ""
    tail = f": {listed}" if listed else ""
    return Text(id=words[kind][0] + tail, en=words[kind][1] + tail)


def _shape(annotation: object) -> str:
    if annotation is Text or Text in get_args(annotation):
        return "text"
    return "list" if get_origin(annotation) is tuple else "plain"
