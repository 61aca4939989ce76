import pytest

from jejaring.api.lines import lines, number, whole
from jejaring.edition import Edition, portrait
from page_editions import INSUFFICIENT, RANKED


def test_a_line_says_the_same_as_the_portrait(edition: Edition):
    line = next(line for line in lines(edition, edition.recipe.root.code) if line.region == RANKED)
    root = portrait(edition, RANKED).root
    said = (line.score, line.low, line.high, line.rank, line.rank_low, line.rank_high, line.band, line.coverage)
    assert said == (root.score, root.low, root.high, root.rank, root.rank_low, root.rank_high, root.band, root.coverage)


def test_a_region_without_a_score_has_none_and_no_rank(edition: Edition):
    line = next(line for line in lines(edition, edition.recipe.root.code) if line.region == INSUFFICIENT)
    assert (line.score, line.rank, line.band, line.coverage) == (None, None, None, pytest.approx(line.coverage))
    assert line.coverage < 0.6


def test_an_unknown_node_is_refused(edition: Edition):
    with pytest.raises(ValueError, match="not in"):
        lines(edition, "K9")


def test_missing_numbers_become_none_and_zero_stays_zero():
    assert (number(float("nan")), number(0.0), whole(3.0)) == (None, 0.0, 3)
