"""The portrait says what the arrays say, and no more."""

import pytest

from jejaring.edition import Edition, portrait
from jejaring.terms.status import Status


def test_a_portrait_repeats_the_numbers_of_the_edition(context: Edition):
    sitter = portrait(context, "3273")
    row = context.row("3273")
    assert sitter.region.name == "Kota Bandung"
    assert sitter.root.score == context.scores.score[row, 0]
    assert (sitter.root.low, sitter.root.high) == (context.intervals.low[row, 0], context.intervals.high[row, 0])
    assert sitter.root.rank == context.scores.rank[row, 0]
    assert sitter.group == "kota"
    assert sitter.ranked_in_group == sum(group == "kota" for group in context.scores.group)
    assert sitter.standing == "ranked"
    assert [node.code for node in sitter.nodes] == ["KK", "K1", "K2", "K3", "K4"]


def test_nominal_weights_of_scored_leaves_sum_to_one(context: Edition):
    figures = portrait(context, "3273").figures
    assert sum(figure.weight for figure in figures) == pytest.approx(1.0)
    assert {figure.code for figure in figures if figure.companion} == {"K2.4", "K2.5"}


def test_every_figure_has_its_year_status_and_source_or_its_reason(context: Edition):
    sitter = portrait(context, "1503")
    by_code = {figure.code: figure for figure in sitter.figures}
    assert by_code["K2.2"].status is Status.MISSING
    assert by_code["K2.2"].note is not None
    assert (by_code["K1.1"].year, by_code["K1.1"].sources) == ("2019", ("bps_ipm",))
    assert by_code["K2.3"].status is Status.COMPUTED
    assert sum(sitter.statuses.values()) == len(sitter.figures)
    assert {source.key for source in sitter.sources} >= {"bps_ipm", "sosek_2021", "wilayah"}


def test_peers_are_of_the_same_kind_and_have_reasons(context: Edition):
    sitter = portrait(context, "3273")
    assert len(sitter.peers) == 10
    assert "3273" not in {peer.region for peer in sitter.peers}
    assert all(peer.name.startswith("Kota ") for peer in sitter.peers)
    assert all(peer.alike for peer in sitter.peers)
    assert [peer.distance for peer in sitter.peers] == sorted(peer.distance for peer in sitter.peers)


def test_strengths_lie_above_the_peers_and_weaknesses_below(context: Edition):
    sitter = portrait(context, "9403")
    by_code = {figure.code: figure for figure in sitter.figures}
    for code in sitter.strengths:
        assert by_code[code].score > by_code[code].peer_median
    for code in sitter.weaknesses:
        assert by_code[code].score < by_code[code].peer_median
    assert not set(sitter.strengths) & set(sitter.weaknesses)


def test_words_of_performance_systems_stay_away_from_what_is_no_performance(context: Edition, ipm: Edition):
    assert portrait(context, "3273").words == ()
    assert portrait(ipm, "3273").words == ()


def test_a_region_with_too_little_data_is_provisional_or_insufficient(tiny: Edition):
    # S2 has no schooling: 75 % of the nominal weight is filled, under the 80 % that a rank needs.
    sitter = portrait(tiny, "S2")
    assert sitter.standing == "provisional"
    assert sitter.root.coverage == pytest.approx(0.75)
    assert sitter.root.score is not None
    assert sitter.root.rank is None
    assert sitter.root.band is None


def test_a_key_of_no_region_is_an_error(tiny: Edition):
    with pytest.raises(ValueError, match="not in tuple"):
        portrait(tiny, "9999")
