"""Actors and their ties to the table of the network: each actor, each pair of helices, the whole, and who should meet whom."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from jejaring.ecosystem.helix.synergy import Synergy, synergy
from jejaring.ecosystem.tables.specialised import DIGITS
from jejaring.ecosystem.ties import (
    ActorNetwork,
    Brokerage,
    Caveat,
    Centrality,
    Communities,
    CorePeriphery,
    EIIndex,
    HelixBlocks,
    Holes,
    Introduction,
    actor_network,
    brokerage,
    caveats,
    centrality,
    communities,
    core_periphery,
    ei_index,
    helix_blocks,
    introductions,
    structural_holes,
)
from jejaring.terms.actor import Actor, Tie

ROLES = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")
COLUMNS = (
    "level", "measure", "actor", "name", "helix", "region", "other_actor", "other_name", "other_helix", "ties", "possible", "density",
    "low", "high", "value", "expected", "z", "p", "few", "betweenness", "eigenvector", "constraint", "effective_size", *ROLES, "core",
    "community", "through", "caveat",
)  # fmt: skip
MOST_DRAWS, FEWEST_DRAWS, TIES_DRAWN = 999, 99, 1_000_000
"""Networks by chance cost as many steps as there are ties, so that large ones are compared with fewer."""
STEPS = 9
Row = dict[str, object]
Tick = Callable[[int, int], None]


@dataclass(frozen=True)
class Tied:
    """The network of a register with everything that was computed of it; `draws` is how many networks by chance it was compared with.

    `synergy` is None where the register holds one region only.
    """

    network: ActorNetwork
    blocks: HelixBlocks
    ei: EIIndex
    brokerage: Brokerage
    centrality: Centrality
    holes: Holes
    core: CorePeriphery
    communities: Communities
    introductions: tuple[Introduction, ...]
    synergy: Synergy | None
    caveats: tuple[Caveat, ...]
    draws: int

    @property
    def readable(self) -> bool:
        """Tell whether figures of single actors may be read, given how many actors answered."""
        return not any("centrality" in caveat.forbids for caveat in self.caveats)


def tied(actors: Sequence[Actor], ties: Sequence[Tie], *, response: float | None, seed: int, tick: Tick | None = None) -> Tied | None:
    """Return the network of actors and their ties, None where no two actors are tied; `response` is the share of asked that answered."""
    network = actor_network(
        [actor.id for actor in actors],
        [actor.helix for actor in actors],
        start=[tie.start for tie in ties],
        end=[tie.end for tie in ties],
        directed=[tie.directed for tie in ties],
    )
    pairs = len(network.pairs())
    if not pairs:
        return None
    draws = max(FEWEST_DRAWS, min(MOST_DRAWS, TIES_DRAWN // pairs))
    done = iter(range(1, STEPS + 1))

    def step(value: Any) -> Any:  # noqa: ANN401 -- what goes in comes out
        if tick is not None:
            tick(next(done), STEPS)
        return value

    blocks = step(helix_blocks(network, seed=seed, rewirings=draws))
    return Tied(
        network=network,
        blocks=blocks,
        ei=step(ei_index(network, seed=seed, permutations=draws)),
        brokerage=step(brokerage(network, seed=seed, permutations=draws)),
        centrality=step(centrality(network, seed=seed)),
        holes=step(structural_holes(network)),
        core=step(core_periphery(network, seed=seed, rewirings=draws)),
        communities=step(communities(network, seed=seed, rewirings=(draws + 1) // 5 - 1, permutations=draws)),
        introductions=step(introductions(network, blocks, seed=seed)),
        synergy=step(_synergy(actors, seed, draws)),
        caveats=caveats(network, response=response),
        draws=draws,
    )


def network_table(found: Tied | None, actors: Sequence[Actor]) -> pd.DataFrame:
    """Return COLUMNS: `level` is network, helix_pair, introduction or actor; without ties the table is empty.

    Of an actor `p` tests nothing: its figures carry in `caveat` the reasons why they must not be read, none where they may. The value of
    an introduction is how much nearer all actors come; its ties and expected are those between the two helices.
    """
    rows = [] if found is None else [*_whole(found), *_pairs(found), *_introductions(found, actors), *_actors(found, actors)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    floats = [*COLUMNS[COLUMNS.index("ties") : COLUMNS.index("few")], *COLUMNS[COLUMNS.index("betweenness") : COLUMNS.index("core")]]
    table[floats] = table[floats].astype(float).round(DIGITS)
    table["community"] = table["community"].astype("Int64")
    return table


def _synergy(actors: Sequence[Actor], seed: int, draws: int) -> Synergy | None:
    if len({actor.region for actor in actors}) < 2:
        return None
    subsectors = [actor.verdict.shares[0].subsector if actor.verdict.shares else "" for actor in actors]
    labels = ([actor.helix for actor in actors], subsectors, [actor.region for actor in actors])
    return synergy(labels, seed=seed, permutations=draws)


def _whole(found: Tied) -> Iterator[Row]:
    whole = found.communities
    figures = [
        ("ei_index", found.ei.value, found.ei.expected, found.ei.p),
        ("modularity", whole.modularity, whole.modularity_expected, whole.modularity_p),
        ("communities_with_helices", whole.with_helices, whole.with_helices_expected, whole.with_helices_p),
        ("core_fit", found.core.fit, found.core.expected, found.core.p),
    ]
    broker = found.brokerage
    figures += [
        (role, float(broker.total[i]), float(broker.total_expected[i]), float(broker.total_p[i])) for i, role in enumerate(broker.roles)
    ]
    if found.synergy is not None:
        figures.append(("synergy_bits", found.synergy.bits, found.synergy.expected, found.synergy.p))
    for measure, value, expected, p in figures:
        yield {"level": "network", "measure": measure, "value": value, "expected": expected, "p": p}


def _pairs(found: Tied) -> Iterator[Row]:
    blocks = found.blocks
    for i, first in enumerate(blocks.helices):
        for j, second in enumerate(blocks.helices[i:], start=i):
            figures = {
                name: float(getattr(blocks, name)[i, j]) for name in ("ties", "possible", "density", "low", "high", "expected", "z", "p")
            }
            few = bool(blocks.few[i, j])
            row: Row = {"level": "helix_pair", "helix": first, "other_helix": second, **figures, "few": few}
            yield row | {"caveat": "small_helices" if few else None}


def _introductions(found: Tied, actors: Sequence[Actor]) -> Iterator[Row]:
    by_id = {actor.id: actor for actor in actors}
    for each in found.introductions:
        first, second = by_id[each.first], by_id[each.second]
        row: Row = {"level": "introduction", "actor": first.id, "name": first.name, "helix": first.helix, "region": first.region}
        row |= {"other_actor": second.id, "other_name": second.name, "other_helix": second.helix}
        yield row | {"value": each.gain, "ties": each.ties, "expected": each.expected, "through": ";".join(each.through) or None}


def _actors(found: Tied, actors: Sequence[Actor]) -> Iterator[Row]:
    degree = np.bincount(found.network.pairs().ravel(), minlength=len(actors))
    caveat = ";".join(each.key for each in found.caveats if each.forbids) or None
    for i, actor in enumerate(actors):
        row: Row = {"level": "actor", "actor": actor.id, "name": actor.name, "helix": actor.helix, "region": actor.region}
        row |= {"ties": int(degree[i]), "betweenness": float(found.centrality.betweenness[i])}
        row |= {"eigenvector": float(found.centrality.eigenvector[i]), "constraint": float(found.holes.constraint[i])}
        row |= {"effective_size": float(found.holes.effective[i]), "core": bool(found.core.core[i]), "caveat": caveat}
        row |= {role: float(found.brokerage.counts[i, at]) for at, role in enumerate(found.brokerage.roles)}
        community = int(found.communities.community[i])
        yield row | ({} if community < 0 else {"community": community})
