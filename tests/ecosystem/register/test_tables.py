"""The tables a register is handed on as."""

from collections.abc import Callable

import pytest

from jejaring.ecosystem.register import actors_table, digital_shares, ties_table
from jejaring.terms.actor import Actor, Tie
from jejaring.terms.problem import BadTable


def test_actors_follow_their_contract(actor: Callable[..., Actor]):
    table = actors_table(
        [actor(stages=("kreasi", "produksi"), shares={"kriya": "0.7", "fesyen": "0.3"}), actor("b", founded=2010)], source="daftar"
    )
    assert list(table["subsector"]) == ["kriya:0.7;fesyen:0.3", "kriya"]
    assert list(table["stage"]) == ["kreasi;produksi", None]
    assert list(table["basis"]) == ["told/stated", "told/stated"]


def test_ties_follow_their_contract():
    table = ties_table([Tie("a", "b", "mou", directed=False, since="2020")])
    assert table.iloc[0].to_list() == ["a", "b", "mou", False, "2020", None, None]
    with pytest.raises(BadTable):
        ties_table([Tie("a", "b", "mou", directed=False)] * 2)


def test_the_digital_share_is_of_those_of_whom_it_is_known(actor: Callable[..., Actor]):
    actors = [
        actor("a", digital_channel=True, shares={"kriya": "0.5", "musik": "0.5"}),
        actor("b", digital_channel=False),
        actor("c"),
        actor("d", shares={"kuliner": "1"}),
    ]
    table = digital_shares(actors).set_index("subsector")
    # kriya: half an actor sells digitally, one and a half are known, two and a half there are.
    assert [float(x) for x in table.loc["kriya", ["actors", "known", "digital"]]] == [2.5, 1.5, 0.5]
    assert table.loc["kriya", "share"] == pytest.approx(1 / 3)
    assert table.loc["musik", "share"] == 1.0
    assert table.loc["kuliner", "share"] is None
