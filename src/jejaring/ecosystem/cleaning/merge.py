"""Merging duplicates: which pairs become one actor, what stays after it, and how a merge is undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from jejaring.ecosystem.cleaning.compare import FIELDS
from jejaring.ecosystem.cleaning.match import Scored
from jejaring.terms.actor import Actor, Tie, Verdict

MERGE, REVIEW = 0.95, 0.6
"""From 0.95 on pairs are merged, from 0.6 on a person looks at them, below they stay apart (handbook, methods 2.11)."""
Decision = Literal["merged", "review", "hard_identifiers_differ"]
_FILLED = (
    "founded", "latitude", "longitude", "digital_channel", "description", "kbli_version", "kbli", "nib", "npwp", "phone", "website",
)  # fmt: skip
_TOGETHER = (("latitude", "longitude"), ("kbli_version", "kbli"))
_SURENESS = {"stated": 4, "kbli": 3, "keywords": 2, "text": 1, "none": 0}


@dataclass(frozen=True)
class Match:
    """A pair of actors (by id) that may be one: the probability, the bits of evidence by field, what was decided, and by whom.

    `basis` is `identifier` where both carry the same NIB or NPWP, `probability` where the model says so, `person` where someone
    decided.
    """

    first: str
    second: str
    probability: float
    bits: Mapping[str, float]
    decision: Decision
    basis: Literal["identifier", "probability", "person"] = "probability"


@dataclass(frozen=True)
class Merged:
    """A cluster that became one actor: the id that stays, the ids that went into it, and the rows of all."""

    kept: str
    absorbed: tuple[str, ...]
    rows: tuple[int, ...]


def matches_of(actors: Sequence[Actor], scored: Scored) -> tuple[Match, ...]:
    """Return every pair that is merged, to be reviewed or held apart by hard identifiers, most probable first.

    Pairs below the review threshold are not listed.
    """
    found = []
    for (first, second), bits, probability in zip(scored.pairs, scored.bits, scored.probability, strict=True):
        one, other = actors[int(first)], actors[int(second)]
        same = _agree(one, other)
        sure = 1.0 if same else float(probability)
        if sure < REVIEW:
            continue
        decision: Decision = "hard_identifiers_differ" if clash([one, other]) else "merged" if sure >= MERGE else "review"
        by_field = {field: round(float(bit), 6) for field, bit in zip(FIELDS, bits, strict=True) if bit != 0}
        found.append(Match(one.id, other.id, round(sure, 9), by_field, decision, "identifier" if same else "probability"))
    return tuple(sorted(found, key=lambda match: (-match.probability, match.first, match.second)))


def clash(actors: Iterable[Actor]) -> bool:
    """Tell whether actors carry two different NIB or two different NPWP."""
    members = list(actors)
    return any(len({getattr(actor, name) for actor in members} - {None}) > 1 for name in ("nib", "npwp"))


def clusters(actors: Sequence[Actor], matches: Sequence[Match]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of each cluster of merged pairs, in the order of the register (union-find).

    A pair that would bring different hard identifiers into one cluster is left out, the more probable pairs first.
    """
    members = {actor.id: [actor] for actor in actors}
    leader = {actor.id: actor.id for actor in actors}
    for match in matches:
        if match.decision != "merged" or match.first not in leader or match.second not in leader:
            continue
        one, other = leader[match.first], leader[match.second]
        if one == other or clash([*members[one], *members[other]]):
            continue
        members[one] += members.pop(other)
        leader |= {actor.id: one for actor in members[one]}
    order = {actor.id: position for position, actor in enumerate(actors)}
    found = [tuple(sorted((actor.id for actor in group), key=order.__getitem__)) for group in members.values()]
    return tuple(sorted(found, key=lambda ids: order[ids[0]]))


def join(group: Sequence[Actor]) -> Actor:
    """Return one actor for several: the fullest row stays, the others fill its gaps, stages are united, the surest verdict counts."""
    ordered = sorted(group, key=lambda actor: (-sum(getattr(actor, name) is not None for name in _FILLED), actor.rows))
    kept = ordered[0]
    filled: dict[str, object] = {}
    for other in ordered[1:]:
        for names in (*_TOGETHER, *((name,) for name in _FILLED if not any(name in pair for pair in _TOGETHER))):
            if all(filled.get(name, getattr(kept, name)) is None for name in names):
                filled |= {name: getattr(other, name) for name in names}
    verdict: Verdict = max((actor.verdict for actor in ordered), key=lambda each: _SURENESS[each.basis])
    stages = tuple(dict.fromkeys(stage for actor in ordered for stage in actor.stages))
    statuses = [actor.status for actor in ordered if actor.status != "unknown"]
    rows = tuple(sorted(row for actor in group for row in actor.rows))
    return replace(kept, verdict=verdict, stages=stages, status=statuses[0] if statuses else "unknown", rows=rows, **filled)  # type: ignore[arg-type]


def merged_register(
    actors: Sequence[Actor], ties: Sequence[Tie], matches: Sequence[Match]
) -> tuple[tuple[Actor, ...], tuple[Tie, ...], tuple[Merged, ...]]:
    """Return the actors and ties after merging, and the record of every cluster; the same matches always give the same register.

    Ties follow their actors; one that would run from an actor to itself falls away, and one that is told twice stays once.
    """
    by_id = {actor.id: actor for actor in actors}
    kept: list[Actor] = []
    merged: list[Merged] = []
    now: dict[str, str] = {}
    for ids in clusters(actors, matches):
        actor = join([by_id[key] for key in ids]) if len(ids) > 1 else by_id[ids[0]]
        kept.append(actor)
        now |= dict.fromkeys(ids, actor.id)
        if len(ids) > 1:
            merged.append(Merged(actor.id, tuple(key for key in ids if key != actor.id), actor.rows))
    return tuple(kept), _moved(ties, now), tuple(merged)


def _moved(ties: Sequence[Tie], now: Mapping[str, str]) -> tuple[Tie, ...]:
    found: dict[tuple[object, ...], Tie] = {}
    for tie in ties:
        moved = replace(tie, start=now[tie.start], end=now[tie.end])
        ends = (moved.start, moved.end) if moved.directed else tuple(sorted((moved.start, moved.end)))
        if moved.start != moved.end:
            found.setdefault((*ends, moved.kind, moved.directed, moved.since), moved)
    return tuple(found.values())


def _agree(one: Actor, other: Actor) -> bool:
    return any(getattr(one, name) is not None and getattr(one, name) == getattr(other, name) for name in ("nib", "npwp"))
