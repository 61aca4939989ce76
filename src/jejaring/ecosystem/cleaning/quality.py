"""The quality report of a register: rows in = kept + merged + set aside, and what was found wrong, counted and listed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jejaring.ecosystem.cleaning.match import Model
from jejaring.ecosystem.cleaning.merge import Match
from jejaring.ecosystem.register.interpret import Interpreted
from jejaring.terms.actor import Actor, RegisterFile, Tie

BRIDGED = "2015"


@dataclass(frozen=True)
class Kbli2015:
    """How many rows carry a code of KBLI 2015, and how many of these codes could not be carried over to 2020."""

    rows: int
    abstained: int
    share_abstained: float | None


@dataclass(frozen=True)
class Quality:
    """What happened to every row. `set_aside` counts rows by the first reason, `cells_ignored` cells by kind of fault.

    `verdicts` counts actors by outcome and basis, `kbli_silent` counts rows whose code told nothing,
    by reason. Of ties: rows in = kept + set aside + fallen
    (an actor to itself, or told twice).
    """

    rows_in: int
    kept: int
    merged: int
    set_aside_rows: int
    set_aside: dict[str, int]
    cells_ignored: dict[str, int]
    headings_ignored: tuple[str, ...]
    pairs_compared: int
    pairs_merged: int
    pairs_to_review: int
    pairs_held_apart: int
    share_of_matches: float
    verdicts: dict[str, int]
    kbli_silent: dict[str, int]
    kbli_2015: Kbli2015
    ties_in: int
    ties_kept: int
    ties_set_aside: int
    ties_fallen: int
    ties_set_aside_by: dict[str, int] = field(default_factory=dict)

    @property
    def adds_up(self) -> bool:
        """Tell whether every row of actors and ties is accounted for."""
        actors = self.rows_in == self.kept + self.merged + self.set_aside_rows
        return actors and self.ties_in == self.ties_kept + self.ties_set_aside + self.ties_fallen


@dataclass(frozen=True)
class Outcome:
    """What cleaning gave: actors before and after merging, ties after it, pairs, and the model."""

    before: Sequence[Actor]
    actors: Sequence[Actor]
    ties: Sequence[Tie]
    matches: Sequence[Match]
    pairs: int
    model: Model


def quality_of(file: RegisterFile, interpreted: Interpreted, outcome: Outcome) -> Quality:
    """Return the quality report of a register."""
    reasons: dict[int, str] = {}
    for fault in interpreted.faults:
        if fault.effect == "row_set_aside":
            reasons.setdefault(fault.row, fault.kind)
    tie_reasons: dict[int, str] = {}
    for fault in interpreted.tie_faults:
        if fault.effect == "row_set_aside":
            tie_reasons.setdefault(fault.row, fault.kind)
    decisions = Counter(match.decision for match in outcome.matches)
    return Quality(
        rows_in=len(file.actors),
        kept=len(outcome.actors),
        merged=len(interpreted.actors) - len(outcome.actors),
        set_aside_rows=len(reasons),
        set_aside=_counted(reasons.values()),
        cells_ignored=_counted(fault.kind for fault in (*interpreted.faults, *interpreted.tie_faults) if fault.effect == "cell_ignored"),
        headings_ignored=file.ignored,
        pairs_compared=outcome.pairs,
        pairs_merged=decisions["merged"],
        pairs_to_review=decisions["review"],
        pairs_held_apart=decisions["hard_identifiers_differ"],
        share_of_matches=round(outcome.model.share, 9),
        verdicts=_counted(f"{actor.verdict.outcome}/{actor.verdict.basis}" for actor in outcome.actors),
        kbli_silent=_counted(reason for actor in outcome.before if (reason := silent_reason(actor))),
        kbli_2015=_bridged(outcome.before),
        ties_in=len(file.ties),
        ties_kept=len(outcome.ties),
        ties_set_aside=len(tie_reasons),
        ties_fallen=len(interpreted.ties) - len(outcome.ties),
        ties_set_aside_by=_counted(tie_reasons.values()),
    )


def silent_reason(actor: Actor) -> str | None:
    """Return why the KBLI code of an actor told nothing, None where it has none or told something."""
    if not actor.kbli:
        return None
    notes = [part.split(":")[0] for part in actor.verdict.because.split("; ") if ": KBLI " in part]
    return notes[-1] if notes else None


def _bridged(actors: Sequence[Actor]) -> Kbli2015:
    old = [actor for actor in actors if actor.kbli and actor.kbli_version == BRIDGED]
    asked = [actor for actor in old if actor.verdict.basis != "stated"]
    silent = sum((silent_reason(actor) or "").startswith("bridge") for actor in asked)
    return Kbli2015(len(old), silent, round(silent / len(asked), 9) if asked else None)


def _counted(items: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(items).items()))
