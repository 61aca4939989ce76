"""The ecosystem book of a country folder: elements of the law, hub functions, and published counts of businesses."""

from functools import lru_cache
from pathlib import Path

from jejaring.catalogue.load import INDONESIA, load
from jejaring.catalogue.read import Reading
from jejaring.terms.ecosystem import BusinessCount, EcosystemBook, EcosystemElement, HubFunction
from jejaring.terms.problem import BadCatalogue
from jejaring.terms.text import Text, same

FOLDER = "ecosystem"
ELEMENTS, FUNCTIONS, BUSINESSES = (f"{FOLDER}/{name}.csv" for name in ("elements", "hub_functions", "businesses_2016"))


def ecosystem_book(folder: Path | None = None) -> EcosystemBook:
    """Return the ecosystem book of a country folder (Indonesia where None); a part whose file is absent is empty.

    Raises BadCatalogue with every bad cell, a function that serves an unknown element, and a count of an unknown subsector.
    """
    return _book((folder or INDONESIA).resolve())


@lru_cache(maxsize=8)
def _book(folder: Path) -> EcosystemBook:
    reading = Reading(folder)
    book = EcosystemBook(
        elements=reading.records(ELEMENTS, EcosystemElement, key=lambda item: item.key, optional=True),
        functions=reading.records(FUNCTIONS, HubFunction, key=lambda item: item.code, optional=True),
        businesses=reading.records(BUSINESSES, BusinessCount, key=_business_key, optional=True),
    )
    elements = {element.key for element in book.elements}
    for function in book.functions:
        for element in function.elements:
            if element not in elements:
                reading.unknown(reading.places[FUNCTIONS, function.code].model_copy(update={"column": "elements"}), element, elements)
    subsectors = {subsector.key for subsector in load(folder).subsectors if "16" in subsector.lists or subsector.merged_in_16}
    for count in book.businesses:
        place = reading.places[BUSINESSES, _business_key(count)]
        if count.subsector not in subsectors:
            reading.unknown(place.model_copy(update={"column": "subsector"}), count.subsector, subsectors)
        if (count.other_reading is None) != (count.doubt is None):
            reading.fault(place, met=same(str(count.other_reading)), expected=_BOTH, todo=_MEND)
    if reading.problems:
        raise BadCatalogue(reading.problems)
    return book


def _business_key(count: BusinessCount) -> str:
    return f"{count.group}/{count.subsector}"


_BOTH = Text(id="bacaan lain bersama alasannya, atau keduanya kosong", en="another reading with its reason, or neither")
_MEND = Text(id="lengkapi baris itu", en="complete the row")
