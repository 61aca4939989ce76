"""Problems in, a refusal on standard error out: one as a few lines, several as a table, for programs as JSON."""

import json
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from jejaring.terms.problem import Problem
from jejaring.words import Speech


def show_problems(problems: Sequence[Problem], said: Speech, *, as_json: bool = False) -> None:
    """Write every problem to standard error, in red; nothing has been written elsewhere."""
    if as_json:
        listed = [problem.model_dump(mode="json", exclude_none=True) for problem in problems]
        sys.stderr.write(json.dumps({"problems": listed}, ensure_ascii=False, indent=1) + "\n")
        return
    console = Console(stderr=True, highlight=False)
    if len(problems) == 1:
        console.print(_lines(problems[0], said))
        return
    console.print(said.say("cli_problems", count=said.whole(len(problems))), style="bold red", markup=False)
    console.print(_table(problems, said))


def _lines(problem: Problem, said: Speech) -> Line:
    where = problem.place.say(said.language)
    line = Line(f"{where}: " if where else "", style="bold red")
    line.append(problem.met.say(said.language), style="red")
    for key, text in (("cli_expected", problem.expected), ("cli_todo", problem.todo)):
        line.append(f"\n  {said.say(key)}: ", style="bold")
        line.append(text.say(said.language), style="default")
    return line


def _table(problems: Sequence[Problem], said: Speech) -> Table:
    table = Table(box=None, padding=(0, 2, 1, 0), header_style="bold")
    for key, ratio in (("cli_place", 3), ("cli_met", 4), ("cli_expected", 4), ("cli_todo", 4)):
        table.add_column(said.say(key), ratio=ratio, overflow="fold")
    for problem in problems:
        cells = (
            problem.place.say(said.language),
            problem.met.say(said.language),
            problem.expected.say(said.language),
            problem.todo.say(said.language),
        )
        table.add_row(Line(cells[0], style="bold"), Line(cells[1], style="red"), *(Line(cell) for cell in cells[2:]))
    return table
