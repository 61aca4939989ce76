"""Editions with few draws for the tests of api and web: every standing once in Konteks Kreatif 2021, and IPM 2019."""

from functools import cache

from jejaring.catalogue import load, starter
from jejaring.edition import Edition, make_edition

RANKED, PROVISIONAL, INSUFFICIENT = "3273", "3372", "3471"
"""Kota Bandung; Kota Surakarta without two of its figures; Kota Yogyakarta without any."""
DATE = "2026-11-24"


@cache
def context_edition() -> Edition:
    """Konteks Kreatif of 2021 with two figures of Surakarta and all of Yogyakarta left out, 40 draws."""
    catalogue, figures = load(), starter()
    lost = (figures["region"] == PROVISIONAL) & figures["indicator"].isin(["hls", "rls"])
    lost |= figures["region"] == INSUFFICIENT
    recipe = next(recipe for recipe in catalogue.recipes if recipe.key == "konteks-kreatif").drawn(40, 1)
    return make_edition(figures[~lost], catalogue, recipe, year=2021, date=DATE)


@cache
def ipm_edition() -> Edition:
    """IPM of 2019 for the 514, 40 draws."""
    catalogue = load()
    recipe = next(recipe for recipe in catalogue.recipes if recipe.key == "ipm").drawn(40, 1)
    return make_edition(starter(), catalogue, recipe, year=2019, date=DATE)


@cache
def earlier_edition() -> Edition:
    """IPM of 2017 for the 514, 40 draws."""
    catalogue = load()
    recipe = next(recipe for recipe in catalogue.recipes if recipe.key == "ipm").drawn(40, 1)
    return make_edition(starter(), catalogue, recipe, year=2017, date=DATE)


@cache
def unranked_edition() -> Edition:
    """IKT 2026 for the 514, 20 draws: nobody has a rank, as on the first day."""
    catalogue = load()
    recipe = next(recipe for recipe in catalogue.recipes if recipe.key == "ikk-terbuka-2026").drawn(20, 1)
    return make_edition(starter(), catalogue, recipe, year=2026, date=DATE)
