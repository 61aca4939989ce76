"""Hot deck."""

import numpy as np

from jejaring.index.imputation import Around, Way
from jejaring.index.imputation.donors import hot_deck

PLAIN = {"group": "kind", "parent": None, "least_donors": 3, "level": "parent", "seed": 1, "copy": 1}


def around(kind: list[int], blocks: list[int], keys: list[str] | None = None, **groups: list[int]) -> Around:
    named = {"kind": np.array(kind), **{name: np.array(labels) for name, labels in groups.items()}}
    names = tuple(keys or [f"r{row:03d}" for row in range(len(kind))])
    return Around(names, np.ones(len(blocks)), named, {"parent": np.array(blocks)})


def table(rows: int = 12) -> np.ndarray:
    return np.arange(rows * 3.0).reshape(rows, 3)


def test_related_items_come_from_one_donor_of_the_same_class() -> None:
    values = table()
    values[0, :2] = np.nan
    done = hot_deck(values, around([0] * 6 + [1] * 6, [0, 0, 1]), **PLAIN)
    donor = done.donor[0, 0]
    assert 1 <= donor < 6
    assert done.donor[0].tolist() == [donor, donor, -1]
    assert done.values[0, :2].tolist() == values[donor, :2].tolist()
    assert done.way[0].tolist() == [Way.DONOR, Way.DONOR, Way.KNOWN]


def test_fewer_than_three_donors_widen_the_class_and_that_is_told() -> None:
    values = table()
    values[0, 0] = np.nan
    kind, island = [0, 0, 0] + [1] * 9, [0] * 8 + [1] * 4
    done = hot_deck(values, around(kind, [0, 0, 1], island=island), **{**PLAIN, "parent": "island"})
    assert done.way[0, 0] == Way.WIDER_DONOR
    assert done.donor[0, 0] < 8


def test_donors_belong_to_keys_whatever_the_row_and_whoever_else_is_there() -> None:
    rows = 40
    values = np.random.default_rng(0).normal(0, 1, (rows, 3))
    values[:10, 0] = np.nan
    keys = [f"r{row:03d}" for row in range(rows)]
    whole = hot_deck(values, around([0] * rows, [0, 0, 1], keys), **PLAIN)
    fewer = hot_deck(values[:-1], around([0] * (rows - 1), [0, 0, 1], keys[:-1]), **PLAIN)
    kept = whole.donor[:10, 0] != rows - 1  # where the region that left was not itself the donor, nothing changes
    assert kept.sum() >= 8
    np.testing.assert_array_equal(whole.donor[:10, 0][kept], fewer.donor[:10, 0][kept])


def test_draws_are_even_over_donors() -> None:
    values = np.vstack([table(5), np.full((2000, 3), np.nan)])
    values[5:, 2] = 1.0
    done = hot_deck(values, around([0] * 2005, [0, 0, 1]), **PLAIN)
    counts = np.bincount(done.donor[5:, 0], minlength=5)[:5]
    assert ((counts - 400) ** 2 / 400).sum() < 18.5  # chi-square, 4 degrees of freedom, .001


def test_another_copy_or_seed_draws_other_donors() -> None:
    values = table(60)
    values[:20, 0] = np.nan
    beside = around([0] * 60, [0, 0, 1])
    first = hot_deck(values, beside, **PLAIN).donor[:20, 0]
    assert (hot_deck(values, beside, **{**PLAIN, "copy": 2}).donor[:20, 0] != first).any()
    assert (hot_deck(values, beside, **{**PLAIN, "seed": 0}).donor[:20, 0] != first).any()
