"""Stages: a perfect scale, one error by hand, answers that are no stages, missing answers."""

import numpy as np
import pytest

from jejaring.ecosystem.typology.stages import guttman


def test_answers_that_build_on_each_other_are_stages():
    found = guttman(np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [1, 1, 1]], dtype=float))
    assert found.order == (0, 1, 2)
    assert found.reproducibility == 1.0
    assert found.are_stages


def test_one_answer_out_of_order_is_two_errors():
    # Goodenough: (0, 1, 0) has one 1, ideal (1, 0, 0): two of fifteen answers differ.
    items = np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1], [1, 0, 0], [0, 1, 0]], dtype=float)
    found = guttman(items)
    assert found.reproducibility == pytest.approx(1 - 2 / 15)
    assert found.minimum == pytest.approx((0.8 + 0.6 + 0.8) / 3)
    assert not found.are_stages


def test_frequent_items_alone_are_no_stages():
    # Nine of ten have each item: the frequencies alone reproduce 90 %, and the order adds little.
    items = 1 - np.eye(10)
    found = guttman(items)
    assert found.minimum == pytest.approx(0.9)
    assert not found.are_stages


def test_a_region_with_a_gap_is_left_out():
    found = guttman(np.array([[1.0, 0.0], [1.0, np.nan], [1.0, 1.0]]))
    assert found.regions == 2


def test_no_complete_region_has_no_answer():
    found = guttman(np.array([[np.nan, 1.0]]))
    assert np.isnan(found.reproducibility)
    assert not found.are_stages


def test_all_alike_have_no_scalability():
    assert np.isnan(guttman(np.ones((4, 3))).scalability)
