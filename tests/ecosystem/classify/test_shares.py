"""Shares add up to exactly one."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jejaring.ecosystem.classify.shares import shares_of, split
from jejaring.terms.actor import Share


def test_three_equal_subsectors_add_up_to_one_and_the_first_takes_what_is_left():
    shares = shares_of(dict.fromkeys(("musik", "kriya", "fesyen"), Decimal(1)))
    assert shares == (Share("fesyen", Decimal("0.333334")), Share("kriya", Decimal("0.333333")), Share("musik", Decimal("0.333333")))


def test_the_larger_weight_stands_first():
    assert shares_of({"kriya": Decimal(3), "musik": Decimal(7)}) == (Share("musik", Decimal("0.7")), Share("kriya", Decimal("0.3")))


@given(st.lists(st.decimals("0.001", "1000", places=3), min_size=1, max_size=15))
def test_parts_of_any_weights_add_up_to_exactly_one_at_six_decimals(weights: list[Decimal]):
    parts = split(weights)
    assert sum(parts) == 1
    assert all(part == part.quantize(Decimal("0.000001")) and part >= 0 for part in parts)
