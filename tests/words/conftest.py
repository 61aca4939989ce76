"""A portrait with known numbers, made from an invented country's, and that country's edition."""

from pathlib import Path

import pytest

from jejaring.catalogue import load, starter
from jejaring.edition import Edition, Portrait, make_edition, portrait
from jejaring.terms.text import Text, same

TINY = Path(__file__).parents[1] / "catalogue" / "tiny_country"


@pytest.fixture(scope="session")
def tiny() -> Edition:
    """An edition of the invented country: towns and shires, one of them without a rank."""
    books = load(TINY)
    recipe = next(recipe for recipe in books.recipes if recipe.key == "tiny")
    return make_edition(starter(TINY), books, recipe, year=2030, date="2030-12-31")


@pytest.fixture
def bandung(tiny: Edition) -> Portrait:
    """A portrait with hand-made numbers: 71.2 (68.9-73.4), rank 5-14 of 98, band 2 of 9; every figure measured in 2030."""
    made = portrait(tiny, "N1")
    root = made.root.model_copy(
        update={
            "score": 71.2,
            "low": 68.9,
            "high": 73.4,
            "rank": 8,
            "rank_low": 5,
            "rank_high": 14,
            "band": 2,
            "coverage": 1.0,
            "peer_median": 60.0,
            "group_median": 72.0,
        }
    )
    figures = tuple(
        figure.model_copy(update={"name": same(f"Figure {letter}"), "year": "2030", "unit": Text(id="tahun", en="years")})
        for figure, letter in zip(made.figures, "ABCDEFG", strict=False)
    )
    return made.model_copy(
        update={
            "region": made.region.model_copy(update={"name": "Kota Bandung"}),
            "root": root,
            "nodes": (root, *made.nodes[1:]),
            "figures": figures,
            "group": "kota",
            "group_name": Text(id="kota", en="city (kota)"),
            "ranked_in_group": 98,
            "bands_in_group": 9,
            "in_same_band": 12,
            "draws": 1000,
            "weaknesses": (),
        }
    )
