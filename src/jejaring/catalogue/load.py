"""The catalogue of a country folder, read once and checked whole."""

from functools import lru_cache
from pathlib import Path

from jejaring.catalogue.check import check
from jejaring.catalogue.places import COUNTRY, read_corrections, read_country, read_provinces, read_regions
from jejaring.catalogue.read import Reading
from jejaring.catalogue.recipes import read_recipes
from jejaring.catalogue.words import read_memberships, read_points, read_words
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import BadCatalogue
from jejaring.terms.region import Country

INDONESIA = Path(__file__).parent / "countries" / "indonesia"


def load(folder: Path | None = None) -> Catalogue:
    """Return the catalogue of a country folder (Indonesia where None); it is read once.

    Raises BadCatalogue with every problem: an unknown reference, a language, source or file that is absent, a key that stands
    twice, a tree that is none, a correction whose cell holds something else.
    """
    return _load((folder or INDONESIA).resolve())


@lru_cache(maxsize=8)
def _load(folder: Path) -> Catalogue:
    reading = Reading(folder)
    country_and_version = read_country(reading)
    if country_and_version is None:
        raise BadCatalogue(reading.problems)
    catalogue = _assemble(reading, *country_and_version)
    check(catalogue, reading)
    if reading.problems:
        raise BadCatalogue(reading.problems)
    return catalogue


def _assemble(reading: Reading, country: Country, version: str) -> Catalogue:
    provinces, corrections = read_provinces(reading, country), read_corrections(reading)
    regions = read_regions(reading, country, provinces, corrections)
    words = read_words(reading)
    group = reading.document(COUNTRY).get("from_memberships")
    memberships, designated = read_memberships(reading, regions, str(group) if group else None)
    books = read_recipes(reading, {variable.key: variable for variable in words.variables})
    return Catalogue(
        country=country,
        version=version,
        provinces=provinces,
        regions=regions,
        datasets=words.datasets,
        variables=words.variables,
        recipes=tuple(book.recipe for book in books),
        indicators={book.recipe.key: book.indicators for book in books},
        questions={book.recipe.key: book.questions for book in books},
        helices=words.helices,
        subsectors=words.subsectors,
        stages=words.stages,
        frameworks=words.frameworks,
        framework_nodes=words.framework_nodes,
        band_systems=words.band_systems,
        memberships=memberships,
        points=(*read_points(reading), *designated),
        corrections=corrections,
    )
