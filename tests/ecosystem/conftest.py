"""What the tests of the ecosystem share: the books, actors made on the spot, a register written as a file."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from jejaring.catalogue import load
from jejaring.catalogue.classification import classification
from jejaring.terms.actor import Actor, Line, RegisterFile, Share, Verdict
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of Indonesia."""
    return load()


@pytest.fixture(scope="session")
def book() -> ClassificationBook:
    """The classification book of Indonesia."""
    return classification()


@pytest.fixture
def actor() -> Callable[..., Actor]:
    """An actor of Bandung that makes batik, with other fields where given; `shares` gives subsectors and weights."""

    def make(key: str = "a", name: str = "Batik Sinar", **fields: object) -> Actor:
        shares = fields.pop("shares", {"kriya": "1"})
        assert isinstance(shares, dict)
        verdict = Verdict("told", "stated", tuple(Share(sub, Decimal(weight)) for sub, weight in shares.items()))
        filled = {"helix": "bisnis", "region": "3273", "verdict": verdict, "rows": (2,), **fields}
        return Actor(id=key, name=name, **filled)  # type: ignore[arg-type]

    return make


@pytest.fixture
def register() -> Callable[..., RegisterFile]:
    """A register of lines given as mappings; a helix and region are filled in where a line says nothing of them."""

    def make(*lines: dict[str, str], ties: tuple[dict[str, str], ...] = ()) -> RegisterFile:
        filled = [{"name": "Batik Sinar", "helix": "bisnis", "region": "Kota Bandung", **line} for line in lines]
        actors = tuple(Line(row, {name: text for name, text in cells.items() if text}) for row, cells in enumerate(filled, start=2))
        return RegisterFile("daftar.csv", actors, ties=tuple(Line(row, cells) for row, cells in enumerate(ties, start=2)))

    return make


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """A text file with a name and content."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
