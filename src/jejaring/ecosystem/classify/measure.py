"""How well a classification does: macro-F1, confusion, how often it abstains, and whether its probabilities can be believed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jejaring.terms.actor import Verdict

OUTSIDE = "-"
"""The label of a line that is not of the creative economy."""
ABSTAINED = "?"
BINS = 10


@dataclass(frozen=True)
class Agreement:
    """Verdicts against labels. `confusion` counts (label, said); an abstention counts as a miss of its label, never as a hit of another.

    `macro_f1` is the plain mean of F1 over the labels that occur, the class outside the creative economy included. `accuracy` is over
    all lines, `precision_told` over those that were decided.
    """

    lines: int
    right: int
    abstained: int
    macro_f1: float
    f1: dict[str, float]
    confusion: dict[tuple[str, str], int]

    @property
    def accuracy(self) -> float:
        """Return the share of all lines that were told right."""
        return self.right / self.lines

    @property
    def precision_told(self) -> float:
        """Return the share of decided lines that were told right."""
        return self.right / (self.lines - self.abstained)


@dataclass(frozen=True)
class Bin:
    """Decided lines whose probability lies in one tenth: how many, their mean probability, and how many were right."""

    low: float
    lines: int
    mean_probability: float
    share_right: float


def said(verdict: Verdict) -> str:
    """Return the one label a verdict gives: the largest share, '-' outside the creative economy, '?' for anything undecided."""
    if verdict.outcome == "outside":
        return OUTSIDE
    return verdict.shares[0].subsector if verdict.shares else ABSTAINED


def agreement(labels: Sequence[str | None], verdicts: Sequence[Verdict]) -> Agreement:
    """Return how verdicts agree with labels (None: not of the creative economy)."""
    pairs = Counter((label or OUTSIDE, said(verdict)) for label, verdict in zip(labels, verdicts, strict=True))
    f1 = {}
    for label in sorted({label for label, _ in pairs}):
        hits = pairs[label, label]
        wanted = sum(count for (true, _), count in pairs.items() if true == label)
        given = sum(count for (_, told), count in pairs.items() if told == label)
        f1[label] = 2 * hits / (wanted + given)
    return Agreement(
        lines=len(labels),
        right=sum(count for (true, told), count in pairs.items() if true == told),
        abstained=sum(count for (_, told), count in pairs.items() if told == ABSTAINED),
        macro_f1=sum(f1.values()) / len(f1),
        f1=f1,
        confusion=dict(sorted(pairs.items())),
    )


def calibration(labels: Sequence[str | None], verdicts: Sequence[Verdict]) -> tuple[Bin, ...]:
    """Return the decided lines that carry a probability in bins of equal width, empty bins left out."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for label, verdict in zip(labels, verdicts, strict=True):
        if verdict.probability is not None and said(verdict) != ABSTAINED:
            place = min(int(verdict.probability * BINS), BINS - 1)
            bins.setdefault(place, []).append((verdict.probability, said(verdict) == (label or OUTSIDE)))
    return tuple(
        Bin(place / BINS, len(lines), sum(p for p, _ in lines) / len(lines), sum(ok for _, ok in lines) / len(lines))
        for place, lines in sorted(bins.items())
    )


def expected_calibration_error(bins: Sequence[Bin]) -> float:
    """Return the mean distance between probability and share right, weighted by lines (Naeini et al. 2015); NaN without lines."""
    total = sum(each.lines for each in bins)
    return sum(each.lines * abs(each.mean_probability - each.share_right) for each in bins) / total if total else float("nan")
