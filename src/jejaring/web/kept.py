"""Answers that take seconds: each is made once, one at a time, and kept for the next reader."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from jejaring.terms.problem import JejaringError, Problem
from jejaring.terms.text import Text

Value = TypeVar("Value")
PATIENCE = 15.0
"""Seconds that a reader waits for the work of others before being asked to come again."""


class Busy(JejaringError):
    """The server is at work for others."""


class Kept(Generic[Value]):
    """The latest answers by what was asked; safe between threads."""

    def __init__(self, most: int = 64, patience: float = PATIENCE) -> None:
        """Start with none made."""
        self._most, self._patience = most, patience
        self._made: dict[Hashable, Value] = {}
        self._work = Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the answer of a key, making it where it is new; raises Busy where others' work takes too long."""
        found = self._made.get(key)
        if found is not None:
            return found
        if not self._work.acquire(timeout=self._patience):
            raise Busy(_busy())
        try:
            if key not in self._made:
                value = make()
                while len(self._made) >= self._most:
                    del self._made[next(iter(self._made))]
                self._made[key] = value
            return self._made[key]
        finally:
            self._work.release()


def _busy() -> Problem:
    return Problem(
        met=Text(id="Peladen sedang menghitung untuk pembaca lain", en="The server is computing for other readers"),
        expected=Text(id="giliran", en="a turn"),
        todo=Text(id="coba lagi sebentar lagi", en="try again in a moment"),
    )
