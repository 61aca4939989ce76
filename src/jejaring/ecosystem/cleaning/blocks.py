"""Which pairs of actors are compared at all: those of one region that share a word, a beginning or end, or an identifier."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from jejaring.terms.actor import Actor

LARGEST = 60
"""Blocks beyond this size are compared in a window, sorted by name, instead of all with all."""
WINDOW = 20
LETTERS = 5
SHORTEST_WORD = 4

Pairs = npt.NDArray[np.int64]


def candidate_pairs(actors: Sequence[Actor], cores: Sequence[str]) -> Pairs:
    """Return pairs (k × 2, smaller position first, sorted, each once) of actors that may be the same."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for position, (actor, core) in enumerate(zip(actors, cores, strict=True)):
        for key in _keys(actor, core):
            blocks.setdefault((actor.region, key), []).append(position)
    found: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > LARGEST:
            ordered = sorted(members, key=lambda position: (cores[position], position))
            found.update(_pair(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 : i + 1 + WINDOW])
        else:
            found.update(_pair(a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)


def pairs_apart(actors: Sequence[Actor], cores: Sequence[str], *, most: int, rng: np.random.Generator) -> Pairs:
    """Return up to `most` random pairs that share a block but for the region: they look like candidates, and none is one actor.

    Blocks are drawn as often as they give candidate pairs within regions, so that these pairs are chosen as candidates are.
    """
    regions = np.unique([actor.region for actor in actors], return_inverse=True)[1]
    blocks: dict[str, list[int]] = {}
    for position, (actor, core) in enumerate(zip(actors, cores, strict=True)):
        for key in _keys(actor, core):
            blocks.setdefault(key, []).append(position)
    members = [np.array(block) for block in blocks.values() if len(block) > 1]
    inside = np.array([_pairs_inside(regions[block]) for block in members], dtype=float)
    if not len(inside) or inside.sum() == 0:
        return np.empty((0, 2), dtype=np.int64)
    drawn = rng.choice(len(members), size=most, p=inside / inside.sum())
    pairs = []
    for block, count in zip(*np.unique(drawn, return_counts=True), strict=True):
        pairs.append(np.sort(members[block][rng.integers(0, len(members[block]), size=(count, 2))], axis=1))
    found = np.concatenate(pairs)
    return np.asarray(found[regions[found[:, 0]] != regions[found[:, 1]]])


def _pairs_inside(regions: npt.NDArray[np.int64]) -> float:
    counts = np.bincount(regions)
    return float((counts * (counts - 1) / 2).sum())


def _keys(actor: Actor, core: str) -> Iterator[str]:
    compact = core.replace(" ", "")
    yield f"core {compact}"
    yield f"start {compact[:LETTERS]}"
    yield f"end {compact[-LETTERS:]}"
    # Sorted, because sets have another order in each process, and random pairs are drawn by the order of blocks.
    yield from (f"word {word}" for word in sorted(set(core.split())) if len(word) >= SHORTEST_WORD)
    for name, value in (("phone", actor.phone), ("website", actor.website), ("nib", actor.nib), ("npwp", actor.npwp)):
        if value:
            yield f"{name} {value}"


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
