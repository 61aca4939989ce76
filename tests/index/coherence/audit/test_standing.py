"""Section 6."""

import numpy as np

import small_recipes as small
from jejaring.index.coherence.audit.material import Material, gather
from jejaring.index.coherence.audit.standing import standing
from jejaring.terms.recipe import Ranking


def test_ranks_come_in_order_with_the_intervals_of_the_doubt(material: Material):
    table = standing(material).tables[0]
    ranks = [int(str(rank)) for rank in table.column("rank")]
    assert ranks == sorted(ranks)
    assert len(ranks) == material.ranked.size
    row = table.rows[0]
    place = material.panel.regions.index(str(row[0]))
    limits = [material.intervals.rank_low[place, 0], material.intervals.rank_high[place, 0]]
    assert list(row[6:8]) == limits
    width = (material.intervals.rank_high - material.intervals.rank_low)[material.ranked, 0]
    assert f"at most {np.median(width):g} places" in table.finding.en


def test_the_widest_intervals_come_first_with_their_strongest_and_weakest_part(material: Material):
    table = standing(material).tables[1]
    width = [float(str(cell)) for cell in table.column("width")]
    assert len(width) == 10
    assert width == sorted(width, reverse=True)
    row = table.rows[0]
    scores = material.stages.scores[material.panel.regions.index(str(row[0])), 1:4]
    assert row[5] == ["N0", "N1", "N2"][int(np.nanargmax(scores))]
    assert row[4] == round(float(np.nanmax(scores) - np.nanmin(scores)), 9)


def test_groups_are_ranked_each_alone():
    ranking = Ranking(group_by="kind", min_branch_coverage=0)
    table = standing(gather(small.nine_columns(24, gaps=False), small.two_level(ranking=ranking), draws=10, seed=0)).tables[0]
    groups = table.column("group")
    assert list(groups) == sorted(groups)
    assert [rank for rank, group in zip(table.column("rank"), groups, strict=True) if group == "kabupaten"] == list(range(1, 9))


def test_nobody_ranked_is_said_and_not_an_error():
    panel = small.panel([[10, np.nan, 1], [np.nan, 30, 2]])
    recipe = small.recipe([small.node("I", None, min_coverage=1.0)], [small.leaf(code) for code in "abc"])
    for table in standing(gather(panel, recipe, draws=5, seed=0)).tables:
        assert not table.assessable
        assert table.finding.en == "No region is ranked."
