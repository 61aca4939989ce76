"""A copy of the invented country that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jejaring.catalogue import load
from jejaring.terms.problem import BadCatalogue

TINY = Path(__file__).parent / "tiny_country"

Fault = tuple[str | None, int | None, str | None]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the invented country."""
    return shutil.copytree(TINY, tmp_path / "tiny")


@pytest.fixture
def faults(tiny: Path) -> Callable[..., list[Fault]]:
    """Replace text in one file of the copy, load it, and return where its problems stand (empty where it loads)."""

    def broken(name: str, old: str, new: str) -> list[Fault]:
        path = tiny / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
        try:
            load(tiny)
        except BadCatalogue as refusal:
            return [(problem.place.file, problem.place.row, problem.place.column) for problem in refusal.problems]
        return []

    return broken
