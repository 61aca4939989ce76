"""A file without observations gives a table that keeps the contract."""

from jejaring.terms.imported import Imported, no_observations
from jejaring.terms.tables import OBSERVATIONS


def test_no_observations_is_a_sound_table():
    assert OBSERVATIONS.check(no_observations()).empty


def test_an_import_starts_without_rows_of_its_own():
    first, second = Imported("s", "f", "0"), Imported("s", "f", "0")
    assert first.observations is not second.observations
