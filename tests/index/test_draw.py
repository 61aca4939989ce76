"""Draws."""

import numpy as np

from jejaring.index.draw import CHUNK, draw_chunk, rounding_noise
from jejaring.index.tree import compile_tree
from jejaring.terms.recipe import LeaveOut, VaryRounding, VaryWeights
from small_recipes import EVERY_CHOICE, two_level

LEAF_EXPECTED = 4096 / 9
FIVE_DEVIATIONS = 5 * np.sqrt(4096 * (1 / 9) * (8 / 9))


def test_fewer_rows_are_the_first_of_the_same_256() -> None:
    subject = two_level(EVERY_CHOICE)
    tree = compile_tree(subject)
    whole, part = draw_chunk(subject, tree, chunk=3, rows=CHUNK), draw_chunk(subject, tree, chunk=3, rows=10)
    np.testing.assert_array_equal(whole.weights[:10], part.weights)
    for name, picks in whole.picks.items():
        np.testing.assert_array_equal(picks[:10], part.picks[name])


def test_chunks_and_seeds_differ_and_seed_zero_is_one_of_them() -> None:
    drawn = [
        draw_chunk(two_level((VaryWeights(),), seed=seed), compile_tree(two_level()), chunk=chunk, rows=1).weights.tobytes()
        for seed in (0, 1)
        for chunk in (0, 1)
    ]
    assert len(set(drawn)) == 4


def test_weights_stay_within_their_spread() -> None:
    tree = compile_tree(two_level())
    ratio = draw_chunk(two_level((VaryWeights(spread=0.25),)), tree, chunk=0, rows=CHUNK).weights / tree.weights
    assert 0.75 <= ratio.min() < 0.76
    assert 1.24 < ratio.max() <= 1.25


def test_exactly_one_leaf_is_left_out_and_each_about_equally_often() -> None:
    subject = two_level((LeaveOut(),))
    tree = compile_tree(subject)
    drawn = [draw_chunk(subject, tree, chunk=chunk, rows=CHUNK) for chunk in range(16)]
    for draws in drawn:
        assert ((draws.weights == 0).sum(axis=1) == 1).all()
    times = np.bincount(np.concatenate([draws.left_out for draws in drawn]), minlength=9)
    assert (np.abs(times - LEAF_EXPECTED) < FIVE_DEVIATIONS).all()


def test_rounding_noise_is_half_a_unit_of_the_last_decimal_and_belongs_to_the_region() -> None:
    subject = two_level((VaryRounding(),))
    order = np.array([2, 0, 1])
    noise, moved = (
        rounding_noise(draw_chunk(subject, compile_tree(subject), chunk=0, rows=4).rounding, subject, rows=200, order=places)
        for places in (np.arange(3), order)
    )
    assert 0.0495 < np.abs(noise).max() <= 0.05
    np.testing.assert_array_equal(moved, noise[:, order])
