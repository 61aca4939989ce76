import pytest

from jejaring.ecosystem.tables.tied import COLUMNS, FEWEST_DRAWS, MOST_DRAWS, network_table, tied
from jejaring.terms.actor import Tie

PAIRS = ("ab", "bc", "ca", "cd", "de", "ef", "fd")


@pytest.fixture
def actors(actor):
    helix = dict(zip("abcdefg", ("bisnis", "bisnis", "bisnis", "media", "media", "media", "pemerintah"), strict=True))
    return tuple(actor(key, f"Pelaku {key}", helix=name) for key, name in helix.items())


TIES = tuple(Tie(one, other, "mou", directed=False) for one, other in PAIRS)


def test_without_ties_there_is_no_network_and_the_table_is_empty(actors):
    assert tied(actors, (), response=None, seed=1) is None
    table = network_table(None, actors)
    assert list(table.columns) == list(COLUMNS)
    assert table.empty


def test_each_actor_each_pair_of_helices_and_the_whole_have_their_row(actors):
    found = tied(actors, TIES, response=0.9, seed=1)
    table = network_table(found, actors)
    assert table.groupby("level").size().drop("introduction", errors="ignore").to_dict() == {"actor": 7, "helix_pair": 6, "network": 9}
    members = table[table["level"] == "actor"].set_index("actor")
    assert members["ties"].to_dict() == {"a": 2, "b": 2, "c": 3, "d": 3, "e": 2, "f": 2, "g": 0}
    # Only c and d bridge the two triangles: each lies between 2 and 3 others of 15 pairs, or 6 of 15.
    assert members.loc[["c", "d"], "betweenness"].tolist() == [pytest.approx(0.4)] * 2
    assert members["community"].isna().to_dict()["g"]
    assert members["caveat"].isna().all()


def test_the_ei_index_is_external_less_internal_over_all(actors):
    table = network_table(tied(actors, TIES, response=0.9, seed=1), actors)
    row = table[table["measure"] == "ei_index"].iloc[0]
    assert row["value"] == pytest.approx((1 - 6) / 7)
    assert 0 < row["p"] <= 1


def test_where_nobody_knows_how_many_answered_figures_of_actors_carry_the_caveat(actors):
    found = tied(actors, TIES, response=None, seed=1)
    assert not found.readable
    table = network_table(found, actors)
    assert set(table.loc[table["level"] == "actor", "caveat"]) == {"response_unknown"}


def test_every_step_is_told_and_small_networks_meet_the_most_draws(actors):
    told: list[tuple[int, int]] = []
    found = tied(actors, TIES, response=None, seed=1, tick=lambda done, every: told.append((done, every)))
    assert told == [(step, 9) for step in range(1, 10)]
    assert found.draws == MOST_DRAWS > FEWEST_DRAWS


def test_synergy_needs_two_regions(actors, actor):
    assert tied(actors, TIES, response=None, seed=1).synergy is None
    moved = (*actors[:-1], actor("g", "Pelaku g", helix="pemerintah", region="3578"))
    assert tied(moved, TIES, response=None, seed=1).synergy.actors == 7
