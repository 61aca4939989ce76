"""Fills the gaps of a region with the values of one other region of its class, related items together (hot deck)."""

from collections.abc import Iterator

import numpy as np

from jejaring.index.imputation.filled import Around, Filled, Groups, Way, Ways, tables
from jejaring.index.imputation.keyed import Numbers, key_numbers, mixed
from jejaring.terms.panel import Bools, Floats


def hot_deck(  # noqa: PLR0913
    values: Floats,
    around: Around,
    *,
    group: str | None,
    parent: str | None,
    least_donors: int,
    level: str | None,
    seed: int,
    copy: int,
) -> Filled:
    """Fill all gaps that a region has in a block of leaves with the values of one donor (Andridge and Little 2010).

    A donor has every value that is wanted. It is drawn from the region's `group` (all regions where None); with fewer than
    `least_donors` there, from its `parent` group, then from all regions, and that is said of the cell. A block is the leaves of one
    branch at `level`; without a level each leaf has its own donor. The draw belongs to the keys of receiver and donor: neither the
    order of rows nor a third region that loses matters. Without any donor the gaps stay.

    >>> import numpy as np
    >>> table = np.array([[1.0, 10.0], [2.0, 20.0], [np.nan, np.nan]])
    >>> around = Around(("a", "b", "c"), np.ones(2), branches={"parent": np.zeros(2, dtype=int)})
    >>> done = hot_deck(table, around, group=None, parent=None, least_donors=1, level="parent", seed=1, copy=1)
    >>> bool((done.values[2] == table[done.donor[2, 0]]).all())
    True
    """
    classes = [around.labels(name) for name in (group, parent) if name is not None] + [around.labels(None)]
    blocks = np.arange(values.shape[-1]) if level is None else around.blocks(level)
    keys, salt = key_numbers(around.keys), mixed(seed, copy)
    done = [_donated(table, classes, blocks, least_donors, (keys, salt)) for table in tables(values)]
    parts = [np.stack(part).reshape(values.shape) for part in zip(*done, strict=True)]
    return Filled(parts[0], parts[1].astype(np.int8), parts[2].astype(np.int64))


def _donated(
    table: Floats, classes: list[Groups], blocks: Groups, least_donors: int, keys: tuple[Numbers, Numbers]
) -> tuple[Floats, Ways, Groups]:
    known = ~np.isnan(table)
    result, donor = table.copy(), np.full(table.shape, -1, dtype=np.int64)
    way = np.where(known, Way.KNOWN, Way.MISSING).astype(np.int8)
    for block in np.unique(blocks):
        columns = np.flatnonzero(blocks == block)
        for row in np.flatnonzero(~known[:, columns].all(axis=1)).tolist():
            wanted = columns[~known[row, columns]]
            able = np.asarray(known[:, wanted].all(axis=1))
            found = next(_enough(able, row, classes, least_donors), None)
            if found is not None:
                candidates, wider = found
                lot = mixed(keys[1], keys[0][row], keys[0][candidates], int(columns[0]))
                chosen = candidates[int(np.argmin(lot))]
                result[row, wanted], donor[row, wanted] = table[chosen, wanted], chosen
                way[row, wanted] = Way.WIDER_DONOR if wider else Way.DONOR
    return result, way, donor


def _enough(able: Bools, row: int, classes: list[Groups], least_donors: int) -> Iterator[tuple[Groups, bool]]:
    """Yield the donors of the narrowest class that has enough of them; in the widest class any donor will do."""
    for number, labels in enumerate(classes):
        candidates = np.flatnonzero(able & (labels == labels[row]))
        widest = number == len(classes) - 1
        if candidates.size >= (1 if widest else least_donors):
            yield candidates, number > 0
