"""A catalogue is one value that survives being written and read."""

from jejaring.catalogue import load
from jejaring.terms.catalogue import Catalogue


def test_the_catalogue_survives_being_written_and_read():
    books = load()
    assert Catalogue.model_validate_json(books.model_dump_json()) == books
