"""A whole register: every fault at once, every row either an actor or set aside."""

from collections.abc import Callable

import pytest

from jejaring.ecosystem.register import check_register, interpret
from jejaring.terms.actor import RegisterFile
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook
from jejaring.terms.problem import BadTable


def test_every_fault_is_listed_at_once_with_its_row(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    file = register(
        {"id": "a"},
        {"id": "b", "region": "Bandung"},
        {"id": "c", "helix": "entah", "founded": "2099"},
        {"id": "a", "name": "Lain"},
        {"id": "d", "founded": "19l8", "subsector": "entah"},
        ties=({"from": "a", "to": "zz", "kind": "mou"},),
    )
    found = interpret(file, catalogue, book, this_year=2026)
    assert [actor.id for actor in found.actors] == ["a", "d"]
    assert [(fault.kind, fault.row) for fault in found.faults] == [
        ("ambiguous_region", 3),
        ("unknown_helix", 4),
        ("bad_subsector", 6),
        ("bad_founded", 6),
        ("id_repeated", 5),
    ]
    with pytest.raises(BadTable) as refusal:
        check_register(found)
    assert len(refusal.value.problems) == 6


def test_a_sound_register_is_let_through(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    check_register(interpret(register({"id": "a"}), catalogue, book))
