"""The index room's short spelling of a problem: what was met, what was expected, what to do, in both languages."""

from jejaring.terms.problem import Problem
from jejaring.terms.text import Text, same

Pair = tuple[str, str]


def fault(met: Pair, expected: Pair | str, todo: Pair) -> Problem:
    """Return a problem from (Indonesian, English) pairs; `expected` may be one word that reads alike in both."""
    wanted = same(expected) if isinstance(expected, str) else Text(id=expected[0], en=expected[1])
    return Problem(met=Text(id=met[0], en=met[1]), expected=wanted, todo=Text(id=todo[0], en=todo[1]))


def some(names: list[str], limit: int = 8) -> str:
    """Return the first names, comma-separated, with how many more there are."""
    more = len(names) - limit
    return ", ".join(names[:limit]) + (f" (+{more})" if more > 0 else "")
