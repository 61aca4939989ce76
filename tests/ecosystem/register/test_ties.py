"""Ties run between known actors; others are set aside with a reason."""

from collections.abc import Callable

from jejaring.ecosystem.register import interpret
from jejaring.terms.actor import RegisterFile, Tie
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook


def test_ties_are_read_and_faults_counted(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    file = register(
        {"id": "a"},
        {"id": "b"},
        {"id": "c", "region": "Bandung"},
        ties=(
            {"from": "a", "to": "b", "kind": "pendanaan", "since": "2020", "evidence": "SK 1"},
            {"from": "a", "to": "b", "kind": "MoU", "directed": "ya"},
            {"from": "a", "to": "c", "kind": "mou"},
            {"from": "a", "to": "x", "kind": "mou"},
            {"from": "a", "to": "b", "kind": "cinta"},
            {"from": "a", "to": "b", "kind": "mou", "directed": "entah"},
        ),
    )
    found = interpret(file, catalogue, book)
    assert found.ties == (
        Tie("a", "b", "funding", directed=True, since="2020", evidence="SK 1", row=2),
        Tie("a", "b", "mou", directed=True, row=3),
        Tie("a", "b", "mou", directed=False, row=7),
    )
    assert [(fault.kind, fault.row, fault.effect) for fault in found.tie_faults] == [
        ("tie_to_row_set_aside", 4, "row_set_aside"),
        ("tie_to_unknown_actor", 5, "row_set_aside"),
        ("unknown_tie_kind", 6, "row_set_aside"),
        ("bad_directed", 7, "cell_ignored"),
    ]
