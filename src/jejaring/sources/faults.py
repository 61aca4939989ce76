"""Collects every problem of one file, so that a wrong file is answered once and completely."""

from collections.abc import Iterable

from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text


class Faults:
    """The problems met so far in one file; `refuse` raises them all together."""

    def __init__(self, file: str, sheet: str | None = None) -> None:
        """Start without problems; `sheet` is named in every place."""
        self.file = file
        self.sheet = sheet
        self.problems: list[Problem] = []

    def __bool__(self) -> bool:
        return bool(self.problems)

    def add(self, met: Text, expected: Text, todo: Text, *, row: int | None = None, column: str | None = None) -> None:
        """Note one problem at a row (as a spreadsheet counts) and a column (letter and heading)."""
        place = Place(file=self.file, sheet=self.sheet, row=row, column=column)
        self.problems.append(Problem(place=place, met=met, expected=expected, todo=todo))

    def relay(self, problems: Iterable[Problem], *, row: int | None = None, column: str | None = None) -> None:
        """Note problems that another room raised, at the place in this file."""
        for problem in problems:
            self.add(problem.met, problem.expected, problem.todo, row=row, column=column)

    def refuse(self) -> None:
        """Raise BadFile with every problem in order of rows; do nothing where there is none."""
        if self.problems:
            raise BadFile(sorted(self.problems, key=lambda problem: problem.place.row or 0))
