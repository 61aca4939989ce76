"""What went wrong, where, what was expected and what to do: the one shape of every refusal."""

from collections.abc import Iterable

from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Language, Text


class Place(Frozen):
    """Where a problem was met; an empty field does not apply (a CSV has no sheet). Rows count from 1 as Excel shows them."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def say(self, language: Language) -> str:
        """Return the place as a short phrase, empty where nothing is known."""
        names = {"id": ("lembar", "baris", "kolom"), "en": ("sheet", "row", "column")}[language]
        parts = [self.file] if self.file else []
        parts += [f"{name} {value}" for name, value in zip(names, (self.sheet, self.row, self.column), strict=True) if value is not None]
        return ", ".join(parts)


class Problem(Frozen):
    """One fault: what was met at which place, what was expected, what the reader can do."""

    place: Place = Place()
    met: Text
    expected: Text
    todo: Text

    def say(self, language: Language) -> str:
        """Return the problem as one readable line."""
        labels = {"id": ("diharapkan", "langkah"), "en": ("expected", "what to do")}[language]
        where = self.place.say(language)
        return (
            f"{where + ': ' if where else ''}{self.met.say(language)}; "
            f"{labels[0]}: {self.expected.say(language)}; {labels[1]}: {self.todo.say(language)}"
        )


class JejaringError(Exception):
    """A refusal that lists every problem at once; nothing has been written when it is raised."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Keep the problems in the order they were met."""
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.say("en"))

    def __reduce__(self) -> tuple[type["JejaringError"], tuple[tuple[Problem, ...]]]:
        """Travel between processes with the problems, not with their sentence."""
        return type(self), (self.problems,)

    def say(self, language: Language) -> str:
        """Return all problems, one per line."""
        return "\n".join(problem.say(language) for problem in self.problems)


class BadTable(JejaringError):
    """A table breaks its contract."""


class BadFile(JejaringError):
    """A file from outside cannot be imported."""


class BadDatabase(JejaringError):
    """A database cannot be opened, refuses, or was written by a newer Jejaring."""


class BadCatalogue(JejaringError):
    """The catalogue contradicts itself or misses a word, a source or a reference."""


class BadRecipe(JejaringError):
    """A recipe names an unknown method, an impossible parameter or a broken tree."""


class CannotBuild(JejaringError):
    """The recipe cannot be run on these data."""


class CannotCount(JejaringError):
    """A register cannot be counted by this engine: the source is of another kind, or the engine is not there."""


class UnknownRegion(JejaringError):
    """A code or name belongs to no region."""


class AmbiguousRegion(JejaringError):
    """A code without its system, or a name without Kota/Kabupaten, fits several regions."""


class UnknownName(JejaringError):
    """A recipe, source, method or import of that name does not exist; the message lists those that do."""


class BadEdition(JejaringError):
    """An edition folder is incomplete, altered, or does not rebuild to the same bytes."""
