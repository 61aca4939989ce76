"""What is missing in each region: helices, subsectors, stages and cells without anyone listed, against peers where there are good ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from jejaring.ecosystem.chain.cube import cube
from jejaring.ecosystem.chain.stages import ChainStrength, chain_strength
from jejaring.ecosystem.helix.participation import Participation, participation
from jejaring.ecosystem.tables.specialised import DIGITS, cross
from jejaring.terms.panel import Bools, Floats

COLUMNS = (
    "region", "kind", "helix", "subsector", "stage", "state", "n", "lower", "upper", "peers_with", "peers", "value", "peer_value",
)  # fmt: skip
AXES = ("helix", "subsector", "stage")
USUAL = 0.5
"""A cell is a gap against peers where at least half of them have someone in it."""
Row = dict[str, object]


@dataclass(frozen=True)
class Lacking:
    """Gaps of regions as a table of COLUMNS, the participation of helices they rest on, and who is a peer of whom (n × n).

    `kind` is coverage (share of all cells that have an actor: lower, upper), helix, subsector or stage (nobody is listed), cell (nobody is
    listed where half of the peers have someone), weakest_helix (value: its share), evenness (of helices, 0-1, with bounds), bottleneck
    (value: strength of the stage, peer_value: median of peers). No list says where people looked and found nobody: a gap is `unknown`,
    never absent.
    """

    table: pd.DataFrame
    participation: Participation
    peers: Bools
    chain: ChainStrength


def lacking(counts: pd.DataFrame, axes: Mapping[str, Sequence[str]], *, peers: Bools, seed: int) -> Lacking:
    """Return what is missing in the regions of `counts` (contract COUNTS); `axes` names the regions, helices, subsectors and stages."""
    regions = axes["region"]
    sums = {axis: cross(counts, "region", regions, axis, axes[axis]) for axis in AXES}
    part = participation(sums["helix"], axes["helix"], seed=seed)
    staged = np.where(sums["stage"].sum(axis=1, keepdims=True) > 0, sums["stage"], np.nan)
    chain = chain_strength(staged, peers=peers, stages=axes["stage"])
    cells = _cells(counts, axes)
    rows: list[Row] = []
    for place, region in enumerate(regions):
        found = [
            _coverage(cells[place], axes),
            *_empty(sums, axes, peers, place),
            *_against_peers(cells, axes, peers, place),
            *_helices(part, place),
            *_bottleneck(chain, sums["stage"], place),
        ]
        rows += [{"region": region, **row} for row in found]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    for name in ("n", "lower", "upper", "value", "peer_value"):
        table[name] = table[name].astype(float).round(DIGITS)
    for name in ("peers_with", "peers"):
        table[name] = table[name].astype("Int64")
    return Lacking(table, part, peers, chain)


def _cells(counts: pd.DataFrame, axes: Mapping[str, Sequence[str]]) -> Floats:
    """Return counts (n × h × s × v) of the actors whose subsector and stage are both known."""
    names = ("region", *AXES)
    at = [{key: place for place, key in enumerate(axes[name])} for name in names]
    cells = np.zeros([len(places) for places in at])
    known = counts[np.logical_and.reduce([counts[name].isin(places) for name, places in zip(names, at, strict=True)])]
    where = tuple(known[name].map(places).to_numpy(dtype=np.intp) for name, places in zip(names, at, strict=True))
    np.add.at(cells, where, known["n"].astype(float).to_numpy())
    return cells


def _coverage(cells: Floats, axes: Mapping[str, Sequence[str]]) -> Row:
    lower, upper = cube(cells, axes=(axes["helix"], axes["subsector"], axes["stage"])).coverage()
    return {"kind": "coverage", "n": float(cells.sum()), "lower": lower, "upper": upper}


def _empty(sums: Mapping[str, Floats], axes: Mapping[str, Sequence[str]], peers: Bools, place: int) -> Iterator[Row]:
    for axis in AXES:
        for column in np.flatnonzero(sums[axis][place] == 0):
            gap: Row = {"kind": axis, axis: axes[axis][int(column)], "state": "unknown", "n": 0.0, "lower": 0.0, "upper": 1.0}
            yield gap | _peers(sums[axis][peers[place], column])


def _against_peers(cells: Floats, axes: Mapping[str, Sequence[str]], peers: Bools, place: int) -> Iterator[Row]:
    own = cells[peers[place]]
    if not len(own):
        return
    gaps = (cells[place] == 0) & ((own > 0).mean(axis=0) >= USUAL)
    for h, s, v in np.argwhere(gaps):
        gap: Row = {"kind": "cell", "helix": axes["helix"][h], "subsector": axes["subsector"][s], "stage": axes["stage"][v]}
        yield gap | {"state": "unknown", "n": 0.0, "lower": 0.0, "upper": 1.0} | _peers(own[:, h, s, v])


def _peers(counts: Floats) -> Row:
    return {"peers_with": int((counts > 0).sum()), "peers": len(counts)} if len(counts) else {}


def _helices(part: Participation, place: int) -> Iterator[Row]:
    for helix in part.weakest[place]:
        actors = float(part.actors[place] * part.weakest_share[place])
        yield {"kind": "weakest_helix", "helix": helix, "n": actors, "value": float(part.weakest_share[place])}
    if part.actors[place] > 0:
        bounds = {"lower": float(part.low[place]), "upper": float(part.high[place])}
        yield {"kind": "evenness", "n": float(part.actors[place]), "value": float(part.evenness[place])} | bounds


def _bottleneck(chain: ChainStrength, stages: Floats, place: int) -> Iterator[Row]:
    stage = chain.bottleneck[place]
    if stage:
        column = chain.stages.index(stage)
        strength, median = float(chain.strength[place, column]), float(chain.peer_median[place, column])
        yield {"kind": "bottleneck", "stage": stage, "n": float(stages[place, column]), "value": strength, "peer_value": median}
