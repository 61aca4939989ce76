"""Which hub functions are covered, how far and by whom, and which elements of the law that covers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Floats
from jejaring.terms.problem import BadTable, Problem
from jejaring.terms.text import Text, same

COVERED_FROM = 2
"""Levels run from 0 none, 1 ad hoc, 2 organised, 3 integrated to 4 leading; ad hoc is not yet a function that others can count on."""
HIGHEST = 4


@dataclass(frozen=True)
class Profile:
    """The levels of one organisation: its lowest and median known level, and how many functions are known. There is no mean.

    `minimum` and `median` are NaN where nothing is known. The median of an even number is the lower of the two in the middle, so that it
    is a level which exists.
    """

    organisation: str
    levels: Floats
    minimum: float
    median: float
    known: int


@dataclass(frozen=True)
class Coverage:
    """What a region's organisations cover: for each function (f) the best level, who has it, and whether that is enough.

    `best` is NaN where no organisation's level is known. `state` is 1 covered, 0 known to be open, NaN unknown: open needs every
    organisation to be known.
    """

    functions: tuple[str, ...]
    best: Floats
    by: tuple[tuple[str, ...], ...]
    state: Floats
    profiles: tuple[Profile, ...]

    @property
    def bounds(self) -> tuple[int, int]:
        """Return how many functions are covered if every unknown one is open, and if every unknown one is covered."""
        return int((self.state == 1).sum()), int((self.state != 0).sum())


@dataclass(frozen=True)
class ElementCoverage:
    """Elements of the ecosystem (e) with the functions that serve each: `state` 1 served, 0 known not to be, NaN unknown or no function."""

    elements: tuple[str, ...]
    served_by: tuple[tuple[str, ...], ...]
    open_functions: tuple[tuple[str, ...], ...]
    state: Floats


def function_coverage(levels: Floats, *, organisations: Sequence[str], functions: Sequence[str], floor: int = COVERED_FROM) -> Coverage:
    """Return coverage from levels 0-4 (organisations × functions), NaN unknown; `floor` is the level from which a function is covered.

    Raises BadTable with every level that is not 0, 1, 2, 3 or 4.
    """
    known = ~np.isnan(levels)
    _check(levels, organisations, functions)
    best = np.where(known, levels, -np.inf).max(axis=0, initial=-np.inf)
    best = np.where(np.isfinite(best), best, np.nan)
    by = tuple(
        tuple(name for name, level in zip(organisations, levels[:, column], strict=True) if level == best[column])
        for column in range(len(functions))
    )
    # With no organisation at all nothing is known: that is a question, not an answer.
    all_known = known.all(axis=0) & (len(organisations) > 0)
    state = np.where(best >= floor, 1.0, np.where(all_known, 0.0, np.nan))
    profiles = tuple(_profile(name, row) for name, row in zip(organisations, levels, strict=True))
    return Coverage(functions=tuple(functions), best=best, by=by, state=state, profiles=profiles)


def element_coverage(coverage: Coverage, elements: Mapping[str, Sequence[str]]) -> ElementCoverage:
    """Return which elements are served by at least one covered function; `elements` names the functions that serve each."""
    at = dict(zip(coverage.functions, coverage.state, strict=True))
    served, still_open, state = [], [], []
    for functions in elements.values():
        covered = tuple(name for name in functions if at[name] == 1)
        lacking = tuple(name for name in functions if at[name] == 0)
        served.append(covered)
        still_open.append(lacking)
        state.append(1.0 if covered else 0.0 if functions and len(lacking) == len(functions) else np.nan)
    return ElementCoverage(
        elements=tuple(elements), served_by=tuple(served), open_functions=tuple(still_open), state=np.array(state, dtype=float)
    )


def _profile(organisation: str, levels: Floats) -> Profile:
    known = np.sort(levels[~np.isnan(levels)])
    if not known.size:
        return Profile(organisation=organisation, levels=levels, minimum=float("nan"), median=float("nan"), known=0)
    middle = float(known[(known.size - 1) // 2])
    return Profile(organisation=organisation, levels=levels, minimum=float(known[0]), median=middle, known=int(known.size))


def _check(levels: Floats, organisations: Sequence[str], functions: Sequence[str]) -> None:
    wrong = ~np.isnan(levels) & ~np.isin(levels, np.arange(HIGHEST + 1))
    problems = [
        Problem(
            met=same(f"{organisations[row]} · {functions[column]}: {levels[row, column]:g}"),
            expected=same("0, 1, 2, 3, 4"),
            todo=_MEND,
        )
        for row, column in np.argwhere(wrong)
    ]
    if problems:
        raise BadTable(problems)


_MEND = Text(id="tulis tingkat menurut rubrik, atau kosongkan", en="write a level of the rubric, or leave it empty")
