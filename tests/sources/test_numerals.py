"""Numbers typed as text: both conventions are read, and where both are possible neither is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejaring.sources.numerals import Numeral, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("007", 7), ("12,5", 12.5), ("12.5", 12.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.234.567,89", 1234567.89), ("0,125", 0.125), ("0.125", 0.125), ("1234,567", 1234.567), ("1,2345", 1.2345), ("-3,5", -3.5),
        ("\u22123,5", -3.5), ("+4", 4), ("1 234,5", 1234.5), ("1\u00a0234", 1234),
    ],
)  # fmt: skip
def test_a_clear_number_is_read(text, value):
    assert read_number(text) == Numeral(value=value)


@pytest.mark.parametrize(
    ("text", "readings"), [("1.234", (1234.0, 1.234)), ("12,345", (12345.0, 12.345)), ("-999.999", (-999999.0, -999.999))]
)
def test_a_number_that_reads_two_ways_keeps_both(text, readings):
    assert read_number(text) == Numeral(readings=readings)


@pytest.mark.parametrize("text", ["", "-", "abc", "1e3", "nan", "inf", "1.23.4", "1,2,3", "12%", "1.234,5,6", "½", "0x10", "--1"])
def test_what_is_no_number_is_none(text):
    assert read_number(text) == Numeral()


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_indonesian_writing_with_two_decimals_always_comes_back(whole, cents):
    text = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    assert read_number(text).value == pytest.approx(whole + cents / 100, rel=1e-15)
