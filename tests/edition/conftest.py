"""Editions made once for the tests of this room: the invented country, and Indonesia's IPM of 2019 with few draws."""

from pathlib import Path

import pytest

from jejaring.catalogue import load, starter
from jejaring.edition import Edition, make_edition
from jejaring.terms.catalogue import Catalogue

TINY = Path(__file__).parents[1] / "catalogue" / "tiny_country"


@pytest.fixture(scope="session")
def tiny_books() -> Catalogue:
    """The catalogue of the invented country."""
    return load(TINY)


@pytest.fixture(scope="session")
def tiny(tiny_books: Catalogue) -> Edition:
    """An edition of the invented country."""
    return make_edition(
        starter(TINY), tiny_books, next(recipe for recipe in tiny_books.recipes if recipe.key == "tiny"), year=2030, date="2030-12-31"
    )


@pytest.fixture(scope="session")
def ipm() -> Edition:
    """The IPM of 2019 for the 514, 100 draws."""
    books = load()
    recipe = next(recipe for recipe in books.recipes if recipe.key == "ipm")
    return make_edition(starter(), books, recipe.drawn(100, None), year=2019, date="2026-11-24")


@pytest.fixture(scope="session")
def context() -> Edition:
    """Konteks Kreatif of 2021 for the 514, 256 draws."""
    books = load()
    recipe = next(recipe for recipe in books.recipes if recipe.key == "konteks-kreatif")
    return make_edition(starter(), books, recipe.drawn(256, None), year=2021, date="2026-11-24")
