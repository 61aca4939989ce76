"""Names are compared without their dress."""

import pytest

from jejaring.ecosystem.cleaning.names import core_name, numbers_of


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("CV. Batik Mas & Co", "batik mas dan co"),
        ("RM Sédérhana", "rumah makan sederhana"),
        ("PT Komunitas", "pt komunitas"),
        ("Yayasan Seni O'Brien", "seni obrien"),
        ("STUDIO 12", "studio 12"),
    ],
)
def test_forms_accents_and_short_forms_fall_away(name: str, core: str):
    assert core_name(name) == core


def test_numbers_stay_and_are_compared_by_value():
    assert numbers_of("studio 012 b") == {"12"}
