"""Cells of a register say what they mean, or nothing."""

from decimal import Decimal

import pytest

from jejaring.ecosystem.register.cells import (
    channel_of,
    coordinate_of,
    digits_of,
    flag_of,
    keys_of,
    listed,
    phone_of,
    plain,
    website_of,
    weighted,
    year_of,
)

WORDS = {
    "kriya": "kriya",
    "kerajinan": "kriya",
    "fesyen": "fesyen",
    "film animasi dan video": "film",
    "musik": "musik",
    "kuliner": "kuliner",
}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2014", 2014),
        ("12/03/2014", 2014),
        ("sejak 1998", 1998),
        ("2014-2015", None),
        ("19l8", None),
        ("2031", None),
        ("1499", None),
        ("20145", None),
    ],
)
def test_a_year_is_read_only_where_there_is_one(text: str, year: int | None):
    assert year_of(text, last_year=2026) == year


@pytest.mark.parametrize(("text", "flag"), [("Ya", True), ("tidak ada", False), ("0", False), ("mungkin", None)])
def test_flags(text: str, flag: bool | None):
    assert flag_of(text) is flag


@pytest.mark.parametrize(("text", "flag"), [("Shopee, IG", True), ("tidak", False), ("pasar", None), ("Shopee, pasar", None)])
def test_a_named_channel_is_a_yes_only_where_every_word_is_a_channel(text: str, flag: bool | None):
    assert channel_of(text) is flag


@pytest.mark.parametrize(("text", "value"), [("-6,91", -6.91), ("107.6", 107.6), ("190", None), ("6°54'", None)])
def test_coordinates(text: str, value: float | None):
    assert coordinate_of(text, limit=180) == value


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0812-3456-789", "628123456789"),
        ("+62 812 3456 789", "628123456789"),
        ("8123456789", "628123456789"),
        ("000000000", None),
        ("12", None),
    ],
)
def test_phones_are_equal_whatever_their_form(text: str, phone: str | None):
    assert phone_of(text) == phone


def test_identifiers_need_their_length_and_are_no_filler():
    assert digits_of("1234567890123", (13,)) == "1234567890123"
    assert digits_of("01.234.567.8-901.000", (15, 16)) == "012345678901000"
    assert digits_of("0000000000000", (13,)) is None
    assert digits_of("123", (13,)) is None


def test_websites_lose_their_dress():
    assert website_of("https://www.Contoh.id/toko/") == "contoh.id/toko"
    assert website_of("tidak ada") is None


def test_lists_and_words():
    assert listed("kreasi; produksi, distribusi") == ["kreasi", "produksi", "distribusi"]
    assert keys_of("Kerajinan & kriya / musik", WORDS) == ["kriya", "musik"]
    assert keys_of("Film, Animasi, dan Video", WORDS) == ["film"]
    assert keys_of("kriya; entah", WORDS) is None
    assert plain("  Seni-Rupa ") == "seni rupa"


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("kriya:0,7; fesyen:0,3", {"kriya": Decimal("0.7"), "fesyen": Decimal("0.3")}),
        ("kriya:70%;fesyen:30%", {"kriya": Decimal(70), "fesyen": Decimal(30)}),
        ("kriya, fesyen", {"kriya": Decimal(1), "fesyen": Decimal(1)}),
        ("Film, Animasi, dan Video", {"film": Decimal(1)}),
        ("kriya:0.5; fesyen", None),
        ("kriya; kerajinan", None),
        ("kriya:-1;fesyen:2", None),
        ("entah", None),
    ],
)
def test_weighted_subsectors(text: str, weights: dict[str, Decimal] | None):
    assert weighted(text, WORDS) == weights
