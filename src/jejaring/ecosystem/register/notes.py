"""What is wrong in a register: each fault with its place, and whether it sets the row aside or only empties the cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jejaring.terms.problem import Place, Problem
from jejaring.terms.text import Text

Effect = Literal["row_set_aside", "cell_ignored"]


@dataclass(frozen=True)
class Fault:
    """A fault of one row: a short `kind` that can be counted, what it does, and the problem in words."""

    kind: str
    effect: Effect
    row: int
    problem: Problem


@dataclass
class Notes:
    """The faults met so far in one sheet of a register."""

    file: str
    sheet: str | None
    headings: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)

    def note(self, kind: str, row: int, column: str, *, met: Text, expected: Text, todo: Text, effect: Effect = "cell_ignored") -> None:  # noqa: PLR0913
        """Add a fault of a cell."""
        place = Place(file=self.file, sheet=self.sheet, row=row, column=self.headings.get(column, column))
        self.faults.append(Fault(kind, effect, row, Problem(place=place, met=met, expected=expected, todo=todo)))

    def relay(self, kind: str, row: int, column: str, problems: tuple[Problem, ...], *, effect: Effect) -> None:
        """Add problems that another room raised, at the place of a cell."""
        for problem in problems:
            self.note(kind, row, column, met=problem.met, expected=problem.expected, todo=problem.todo, effect=effect)

    def repeated(self, row: int, key: str, first: int) -> None:
        """Add the fault that an id stands already in an earlier row."""
        self.note(
            "id_repeated",
            row,
            "id",
            met=Text(id=f"id {key} sudah dipakai di baris {first}", en=f"the id {key} is used already in row {first}"),
            expected=Text(id="tiap id satu kali", en="each id once"),
            todo=Text(id="beri id lain, atau hapus baris ganda", en="give another id, or remove the repeated row"),
            effect="row_set_aside",
        )
