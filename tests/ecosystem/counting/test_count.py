"""Actors are exploded into parts that add up to one each, and counted."""

from collections.abc import Callable
from decimal import Decimal

from jejaring.ecosystem.counting import count_actors, exploded, write_counts
from jejaring.terms.actor import Actor, Verdict


def test_each_actor_adds_up_to_exactly_one(actor: Callable[..., Actor]):
    many = actor(
        "a",
        shares={"kriya": "0.333334", "musik": "0.333333", "fesyen": "0.333333"},
        stages=("kreasi", "produksi", "distribusi", "konsumsi"),
    )
    rows = exploded([many])
    assert len(rows) == 12
    assert sum(row[-1] for row in rows) == 1  # type: ignore[misc]


def test_who_is_outside_or_closed_is_not_counted_and_who_is_unknown_is(actor: Callable[..., Actor]):
    actors = [
        actor("a", founded=2010),
        actor("b", verdict=Verdict("outside", "keywords")),
        actor("c", status="closed"),
        actor("d", verdict=Verdict("abstained")),
        actor("e", verdict=Verdict("cross_cutting", "kbli"), stages=("konservasi",)),
    ]
    table = count_actors(actors)
    assert table["n"].sum() == Decimal(3)
    assert [tuple(row) for row in table.itertuples(index=False)] == [
        ("3273", "kriya", "bisnis", None, 2010, Decimal("1.000000")),
        ("3273", None, "bisnis", "konservasi", None, Decimal("1.000000")),
        ("3273", None, "bisnis", None, None, Decimal("1.000000")),
    ]


def test_counts_are_written_without_needless_zeros(actor: Callable[..., Actor]):
    text = write_counts(
        count_actors([actor(str(i), founded=2010) for i in range(10)] + [actor("x", shares={"kriya": "0.5", "musik": "0.5"})])
    )
    assert text == ("region,subsector,helix,stage,year,n\n3273,kriya,bisnis,,2010,10\n3273,kriya,bisnis,,,0.5\n3273,musik,bisnis,,,0.5\n")


def test_no_actors_give_an_empty_table():
    assert list(count_actors([]).columns) == ["region", "subsector", "helix", "stage", "year", "n"]
    assert len(count_actors([])) == 0
