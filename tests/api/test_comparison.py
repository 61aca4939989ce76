import numpy as np
import pytest

from jejaring.api.comparison import comparison
from jejaring.edition import Edition
from jejaring.index.sensitivity.sample import sample
from page_editions import INSUFFICIENT, PROVISIONAL, RANKED

OTHER = "3578"
"""Kota Surabaya."""
FAR = "3204"
"""Kabupaten Bandung, ranked among regencies."""


def test_contributions_of_indicators_sum_to_the_distance(edition: Edition):
    (pair,) = comparison(edition, (RANKED, OTHER)).pairs
    row, other = edition.row(RANKED), edition.row(OTHER)
    assert pair.gap == pytest.approx(edition.scores.score[row, 0] - edition.scores.score[other, 0], abs=1e-7)
    assert sum(part.points for part in pair.parts) == pytest.approx(pair.gap, abs=1e-7)
    sizes = [abs(part.points) for part in pair.parts]
    assert sizes == sorted(sizes, reverse=True)


def test_the_chance_is_counted_in_the_draws_behind_the_intervals(edition: Edition):
    (pair,) = comparison(edition, (RANKED, OTHER)).pairs
    draws = sample(edition.panel, edition.recipe).scores
    above = draws[:, edition.row(RANKED)] > draws[:, edition.row(OTHER)]
    assert len(draws) == edition.intervals.draws
    assert pair.chance == pytest.approx(above.mean(), abs=1 / len(draws))
    (turned,) = comparison(edition, (OTHER, RANKED)).pairs
    assert pair.chance + turned.chance == pytest.approx(1)
    assert pair.same_group


def test_regions_are_apart_where_their_intervals_do_not_touch(edition: Edition):
    view = comparison(edition, (RANKED, OTHER, FAR))
    low, high = edition.intervals.low, edition.intervals.high
    rows = [edition.row(region) for region in (RANKED, OTHER, FAR)]
    for each in view.rows:
        at = edition.scores.nodes.index(each.node.code)
        wanted = {(a, b) for a in range(3) for b in range(3) if low[rows[a], at] > high[rows[b], at]}
        assert set(each.above) == wanted
    assert (0, 2) in view.rows[0].above


def test_other_groups_are_compared_by_score_and_said_to_be_ranked_apart(edition: Edition):
    (pair,) = comparison(edition, (RANKED, FAR)).pairs
    assert not pair.same_group
    assert pair.chance == 1.0


def test_who_has_no_rank_has_no_chance_and_who_has_no_score_no_distance(edition: Edition):
    half, none = comparison(edition, (RANKED, PROVISIONAL, INSUFFICIENT)).pairs[:2]
    assert half.chance is None
    assert half.gap is not None
    assert (none.chance, none.gap, none.parts) == (None, None, ())


def test_every_indicator_has_a_figure_for_every_region(edition: Edition):
    view = comparison(edition, (RANKED, OTHER))
    assert [row.figures[0].code for row in view.figures] == [leaf.code for leaf in edition.recipe.leaves]
    assert all(row.figures[0].code == row.figures[1].code for row in view.figures)


def test_none_and_one_are_no_comparison_yet(edition: Edition):
    assert comparison(edition, ()).rows[0].cells == ()
    assert comparison(edition, (RANKED,), query="bandung").pairs == ()
    assert comparison(edition, (RANKED,), query="bandung").found


def test_too_many_and_unknown_regions_are_refused(edition: Edition):
    with pytest.raises(ValueError, match="5"):
        comparison(edition, tuple(edition.scores.regions[:5]))
    with pytest.raises(ValueError, match="not in tuple"):
        comparison(edition, ("9999",))


def test_an_official_index_of_rounded_figures_decomposes_too(ipm: Edition):
    (pair,) = comparison(ipm, (RANKED, OTHER)).pairs
    assert not np.isnan(sum(part.points for part in pair.parts))
