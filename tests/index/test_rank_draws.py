"""Fast places are the places of `ranks`."""

import numpy as np
import pytest

from jejaring.index import rank_draws
from jejaring.index.rank import ranks
from jejaring.index.rank_draws import draw_ranks


@pytest.mark.parametrize("scale", [1.0, 100.0, 1e9, 1e300])
@pytest.mark.parametrize("ties", [False, True])
def test_places_are_those_of_the_plain_function(scale: float, ties: bool) -> None:
    generator = np.random.default_rng(0)
    scores = np.round(generator.normal(size=(50, 33)), 1 if ties else 9) * scale
    groups = (np.arange(0, 33, 2), np.arange(1, 33, 2))
    ranked = generator.random(33) < 0.8
    expected = ranks(scores[..., None], groups=groups, ranked=ranked[:, None])[..., 0]
    np.testing.assert_array_equal(draw_ranks(scores, groups=groups, ranked=ranked), expected)


def test_gaps_have_no_place_and_take_none() -> None:
    scores = np.array([[3.0, np.nan, 1.0, 2.0]])
    np.testing.assert_array_equal(draw_ranks(scores, groups=(np.arange(4),), ranked=np.ones(4, dtype=bool)), [[1, np.nan, 3, 2]])


def test_blocks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = np.random.default_rng(1).random((20, 9)).round(9)
    whole = draw_ranks(scores, groups=(np.arange(9),), ranked=np.ones(9, dtype=bool))
    monkeypatch.setattr(rank_draws, "BLOCK_CELLS", 1)
    np.testing.assert_array_equal(draw_ranks(scores, groups=(np.arange(9),), ranked=np.ones(9, dtype=bool)), whole)
