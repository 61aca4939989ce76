"""The editions that a web app serves: read once at the start, never written."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jejaring import __version__
from jejaring.api import newest
from jejaring.edition import Edition, is_edition, read_edition
from jejaring.terms.problem import BadEdition, Place, Problem, UnknownName
from jejaring.terms.text import Text, same

DEEP = 2
"""Editions lie in the folder given, or in folders of it, or one floor below."""


@dataclass(frozen=True)
class Shelved:
    """An edition on the shelf with its folder and a stamp that changes with its content or the software."""

    edition: Edition
    folder: Path
    stamp: str


@dataclass(frozen=True)
class Shelf:
    """All editions by id; of those with the same recipe the newest is shown first, and the fullest opens the house."""

    shelved: tuple[Shelved, ...]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Return the newest edition of every recipe, the one that opens the house first."""
        return newest([item.edition for item in self.shelved])

    def get(self, wanted: str | None) -> Shelved:
        """Return an edition by its id or by its recipe's key (the newest), or the one that opens the house where None.

        Raises UnknownName for any other word, listing the ids known.
        """
        leaders = self.editions
        if wanted is None and leaders:
            return self._of(leaders[0])
        by_id = {item.edition.manifest.id: item for item in self.shelved}
        by_recipe = {edition.recipe.key: self._of(edition) for edition in leaders}
        found = by_id.get(wanted or "") or by_recipe.get(wanted or "")
        if found is None:
            raise _unknown(wanted, [*by_id])
        return found

    def of_recipe(self, recipe: str) -> tuple[Edition, ...]:
        """Return every edition of a recipe by its key."""
        return tuple(item.edition for item in self.shelved if item.edition.recipe.key == recipe)

    def _of(self, edition: Edition) -> Shelved:
        return next(item for item in self.shelved if item.edition is edition)


def read_shelf(folders: Iterable[Path]) -> Shelf:
    """Read every edition in the folders given and up to two floors below; raises BadEdition where a folder holds none, or two of an id."""
    problems: list[Problem] = []
    shelved: dict[str, Shelved] = {}
    for folder in folders:
        found = [path for path in _folders(folder) if is_edition(path)]
        if not found:
            problems.append(_empty(folder))
        for path in found:
            item = _shelve(path)
            name = item.edition.manifest.id
            if name in shelved:
                problems.append(_twice(name, shelved[name].folder, path))
            shelved[name] = item
    if problems:
        raise BadEdition(problems)
    return Shelf(tuple(shelved.values()))


def _shelve(folder: Path) -> Shelved:
    digest = hashlib.sha256((folder / "manifest.json").read_bytes() + __version__.encode())
    return Shelved(read_edition(folder), folder, digest.hexdigest()[:12])


def _folders(folder: Path, depth: int = 0) -> list[Path]:
    if not folder.is_dir():
        return []
    if is_edition(folder):
        return [folder]
    below = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    return [found for path in below if depth < DEEP for found in _folders(path, depth + 1)]


def _empty(folder: Path) -> Problem:
    return Problem(
        place=Place(file=str(folder)),
        met=Text(id="tidak ada edisi di map ini", en="no edition in this folder"),
        expected=Text(id="map sebuah edisi, atau map yang berisi edisi", en="the folder of an edition, or a folder of editions"),
        todo=Text(
            id="buat dengan `jejaring demo` atau `jejaring build --out MAP`",
            en="make one with `jejaring demo` or `jejaring build --out FOLDER`",
        ),
    )


def _twice(name: str, first: Path, second: Path) -> Problem:
    return Problem(
        place=Place(file=str(second)),
        met=Text(id=f"edisi {name} ada dua kali (juga di {first})", en=f"the edition {name} is there twice (also in {first})"),
        expected=Text(id="tiap edisi satu kali", en="each edition once"),
        todo=Text(id="pindahkan salah satunya", en="move one of them away"),
    )


def _unknown(wanted: str | None, known: list[str]) -> UnknownName:
    return UnknownName(
        Problem(
            met=same(wanted) if wanted else Text(id="belum ada edisi", en="no edition yet"),
            expected=same(", ".join(sorted(known))) if known else Text(id="sekurangnya satu edisi", en="at least one edition"),
            todo=Text(id="pilih salah satu", en="choose one of them")
            if known
            else Text(id="jalankan `jejaring demo`, lalu `jejaring serve`", en="run `jejaring demo`, then `jejaring serve`"),
        )
    )
