"""How well duplicates were found: pairs and B-cubed against the truth, where the truth is known."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pairwise:
    """Pairs put together rightly (`both`), put together at all (`made`), and that belong together (`true`)."""

    both: int
    made: int
    true: int

    @property
    def precision(self) -> float:
        """Return the share of the pairs put together that belong together; 1 where none was."""
        return self.both / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the pairs that belong together that were put together; 1 where there is none."""
        return self.both / self.true if self.true else 1.0


def pairwise(found: Sequence[Hashable], truth: Sequence[Hashable]) -> Pairwise:
    """Return the agreement of two partitions of the same records, given by a cluster name for each record."""
    joint = Counter(zip(found, truth, strict=True))
    return Pairwise(_pairs(joint), _pairs(Counter(found)), _pairs(Counter(truth)))


def b_cubed(found: Sequence[Hashable], truth: Sequence[Hashable]) -> tuple[float, float]:
    """Return B-cubed precision and recall: the share of each record's cluster that belongs there, averaged (Bagga and Baldwin 1998)."""
    joint, made, true = Counter(zip(found, truth, strict=True)), Counter(found), Counter(truth)
    precision = sum(count * count / made[cluster] for (cluster, _), count in joint.items())
    recall = sum(count * count / true[actor] for (_, actor), count in joint.items())
    return precision / len(found), recall / len(found)


def _pairs(counts: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())
