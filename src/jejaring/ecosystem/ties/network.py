"""The reported network: actors with their helix, and the ties between them as index arrays and sparse matrices."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Bools
from jejaring.terms.problem import BadTable, Problem
from jejaring.terms.text import Text

Indices = npt.NDArray[np.intp]
SHOWN = 10


@dataclass(frozen=True)
class ActorNetwork:
    """A network of actors (N), each with a helix; `start`, `end` (m,) are the distinct arcs, an undirected tie being one each way.

    `loops` and `repeats` count what was left out: ties of an actor to itself and ties told more than once.
    """

    names: tuple[str, ...]
    helix: tuple[str, ...]
    start: Indices
    end: Indices
    loops: int
    repeats: int

    @property
    def helices(self) -> tuple[str, ...]:
        """Return the helices that occur, sorted."""
        return tuple(sorted(set(self.helix)))

    @property
    def group(self) -> Indices:
        """Return the position of each actor's helix (N,) among `helices`."""
        return np.searchsorted(np.array(self.helices), np.array(self.helix)).astype(np.intp)

    def pairs(self) -> Indices:
        """Return the ties (k × 2) without direction, each once, the lower index first, in order."""
        both = np.sort(np.column_stack([self.start, self.end]), axis=1)
        return np.unique(both, axis=0).astype(np.intp).reshape(-1, 2)

    def matrix(self, *, directed: bool = False) -> Any:  # noqa: ANN401 -- scipy has no types here
        """Return the sparse adjacency (N × N) of zeros and ones; without direction it is symmetric."""
        from scipy.sparse import csr_array

        n = len(self.names)
        arcs = csr_array((np.ones(len(self.start)), (self.start, self.end)), shape=(n, n))
        return arcs if directed else arcs.maximum(arcs.T)


def actor_network(
    names: Sequence[str], helices: Sequence[str], *, start: Sequence[str], end: Sequence[str], directed: Sequence[bool]
) -> ActorNetwork:
    """Return the network of actors `names` (N,) with `helices` (N,) and ties from `start` to `end` (by name), `directed` or both ways.

    Raises BadTable with every name that stands twice and every tie to an unknown actor.
    """
    at = {name: position for position, name in enumerate(names)}
    repeated = sorted(name for name, times in Counter(names).items() if times > 1)
    unknown = sorted({name for name in (*start, *end) if name not in at})
    problems = [_problem(repeated, "dua kali", "twice"), _problem(unknown, "tidak terdaftar", "in no register")]
    if repeated or unknown:
        raise BadTable([problem for problem in problems if problem is not None])
    first = np.array([at[name] for name in start], dtype=np.intp)
    second = np.array([at[name] for name in end], dtype=np.intp)
    one_way = np.array(directed, dtype=bool)
    loop = first == second
    arcs = np.vstack([np.column_stack([first, second])[~loop], np.column_stack([second, first])[~loop & ~one_way]])
    distinct = np.unique(arcs, axis=0).reshape(-1, 2)
    told = np.unique(_told(first, second, one_way)[~loop], axis=0)
    return ActorNetwork(
        names=tuple(names),
        helix=tuple(helices),
        start=distinct[:, 0],
        end=distinct[:, 1],
        loops=int(loop.sum()),
        repeats=int((~loop).sum()) - len(told),
    )


def _told(first: Indices, second: Indices, one_way: Bools) -> Indices:
    swap = ~one_way & (first > second)
    return np.column_stack([np.where(swap, second, first), np.where(swap, first, second), one_way.astype(np.intp)])


def _problem(names: list[str], indonesian: str, english: str) -> Problem | None:
    if not names:
        return None
    listed = ", ".join(names[:SHOWN]) + (f" (+{len(names) - SHOWN})" if len(names) > SHOWN else "")
    return Problem(
        met=Text(id=f"pelaku {indonesian}: {listed}", en=f"actors {english}: {listed}"),
        expected=Text(id="tiap pelaku satu kali, tiap ikatan antara dua pelaku", en="each actor once, each tie between two of them"),
        todo=Text(id="perbaiki nama atau tambahkan pelaku", en="mend the name or add the actor"),
    )
