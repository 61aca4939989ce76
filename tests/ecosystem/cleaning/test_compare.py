"""Levels of likeness, field by field."""

from collections.abc import Callable

import numpy as np
import pytest

from jejaring.ecosystem.cleaning.compare import FIELDS, levels_of, name_level, prepared
from jejaring.terms.actor import Actor


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("batik sinar jaya", "batik sinar jaya", 4),
        ("batik sinar jaya", "batik sinar jya", 3),
        ("batik sinar jaya", "jaya batik sinar", 3),
        ("batik sinar", "batik sinar jaya abadi", 2),
        ("studio foto 1", "studio foto 2", 1),
        ("batik sinar jaya", "kedai kopi", 0),
    ],
)
def test_names_are_alike_in_five_levels(first: str, second: str, level: int):
    assert name_level(first, second) == name_level(second, first) == level


def test_unknown_fields_are_no_evidence_and_known_ones_are(actor: Callable[..., Actor]):
    actors = [
        actor(
            "a",
            phone="62811111111",
            founded=2010,
            latitude=-6.9,
            longitude=107.6,
            description="batik tulis",
            kbli_version="2020",
            kbli="13134",
        ),
        actor(
            "b",
            phone="62822222222",
            founded=2011,
            latitude=-6.9,
            longitude=107.61,
            description="batik tulis",
            kbli_version="2015",
            kbli="13134",
        ),
        actor("c", helix="media"),
    ]
    levels = levels_of(prepared(actors), np.array([[0, 1], [0, 2]]))
    assert dict(zip(FIELDS, levels[0], strict=True)) == {
        "name": 4, "phone": 0, "website": -1, "description": 2, "founded": 1, "place": 1, "kbli": 0, "helix": 1,
    }  # fmt: skip
    assert dict(zip(FIELDS, levels[1], strict=True)) == {
        "name": 4, "phone": -1, "website": -1, "description": -1, "founded": -1, "place": -1, "kbli": -1, "helix": 0,
    }  # fmt: skip
