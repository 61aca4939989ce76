"""Which regions of a register are peers: alike in context, and with enough actors to be a yardstick."""

from collections.abc import Sequence

import numpy as np

from jejaring.ecosystem.peers import NEIGHBOUR, SIZE, TYPICAL_QUANTILE, Context, gower
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.region import Region

ENOUGH_ACTORS = 10
"""A list of fewer actors tells what was listed rather than what is there, and is no yardstick for others."""
FEWEST_PEERS = 3


def peers_among(regions: Sequence[str], actors: Floats, catalogue: Catalogue) -> Bools:
    """Return who is a peer of whom (n × n, row by row); a row is all False where the register holds no good peer.

    Peers are of the same kind and near in population, density and island group (Gower 1971); near is a distance that is usual for
    a fifth-nearest region of the whole country (95th percentile). Up to ten are taken, fewer than three are none.
    """
    everywhere = catalogue.regions
    distance = gower(_context(everywhere))[0].round(9)
    kind = np.array([region.kind for region in everywhere])
    distance[(kind[:, None] != kind[None, :]) | np.eye(len(kind), dtype=bool)] = np.nan
    ordered = np.sort(np.where(np.isnan(distance), np.inf, distance), axis=1)
    fifth = ordered[:, min(NEIGHBOUR, len(kind)) - 1]
    finite = fifth[np.isfinite(fifth)]
    usual = float(np.quantile(finite, TYPICAL_QUANTILE)) if finite.size else -np.inf
    at = {region.key: place for place, region in enumerate(everywhere)}
    own = [at[region] for region in regions]
    near = distance[np.ix_(own, own)]
    near[:, actors < ENOUGH_ACTORS] = np.nan
    peers = np.zeros(near.shape, dtype=bool)
    for place, row in enumerate(near):
        good = [int(other) for other in np.argsort(row, kind="stable") if row[other] <= usual][:SIZE]
        if len(good) >= FEWEST_PEERS:
            peers[place, good] = True
    return peers


def _context(regions: Sequence[Region]) -> Context:
    people = np.array([region.population or np.nan for region in regions], dtype=float)
    area = np.array([region.area_km2 or np.nan for region in regions], dtype=float)
    return Context(
        regions=tuple(region.key for region in regions),
        number_names=("population", "density"),
        numbers=np.log(np.column_stack([people, people / area])),
        category_names=("island_group",),
        categories=np.array([region.island_group for region in regions], dtype=object)[:, None],
        group=tuple(region.kind for region in regions),
    )
