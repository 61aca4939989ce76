"""A messy register made clean in one call; what was merged can be undone, what was left for a person can be decided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from jejaring.ecosystem.classify.classify import Evidence, classify
from jejaring.ecosystem.cleaning.compare import prepared
from jejaring.ecosystem.cleaning.match import Model, score
from jejaring.ecosystem.cleaning.merge import Match, Merged, clash, matches_of, merged_register
from jejaring.ecosystem.cleaning.quality import Outcome, Quality, quality_of
from jejaring.ecosystem.register.interpret import Interpreted, interpret
from jejaring.terms.actor import Actor, RegisterFile, Tie
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook, SubsectorList
from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import Text, same


@dataclass(frozen=True)
class CleanRegister:
    """A clean register and everything it was made from, so that each step can be looked at and undone.

    `actors` and `ties` are what the other rooms read. `before` are the actors as read and classified, one per row; `ties_before` their
    ties; `matches` the pairs that were merged, left to a person or held apart; `merged` the clusters; `interpreted` every fault.
    """

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    quality: Quality
    merged: tuple[Merged, ...]
    matches: tuple[Match, ...]
    before: tuple[Actor, ...]
    ties_before: tuple[Tie, ...]
    file: RegisterFile
    interpreted: Interpreted
    pairs: int
    model: Model

    @property
    def to_review(self) -> tuple[Match, ...]:
        """Return the pairs that a person should look at, most probable first."""
        return tuple(match for match in self.matches if match.decision == "review")


@dataclass(frozen=True)
class Options:
    """How a register is cleaned: the list of subsectors, the last year that may stand in it (today's where None), the seed."""

    subsectors: SubsectorList = "17"
    this_year: int | None = None
    seed: int = 2026


def clean(file: RegisterFile, catalogue: Catalogue, book: ClassificationBook, *, options: Options | None = None) -> CleanRegister:
    """Return the clean register of a file: cells read, places resolved, subsectors told, duplicates merged, all of it accounted for."""
    chosen = options or Options()
    interpreted = interpret(file, catalogue, book, subsectors=chosen.subsectors, this_year=chosen.this_year)
    before = classified(interpreted.actors, book, subsectors=chosen.subsectors)
    scored = score(prepared(before), rng=np.random.default_rng(chosen.seed))
    matches = matches_of(before, scored)
    return _assembled(file, interpreted, before, matches, (len(scored.pairs), scored.model))


def classified(actors: Sequence[Actor], book: ClassificationBook, *, subsectors: SubsectorList) -> tuple[Actor, ...]:
    """Return actors with a verdict on their subsector, and with the stage of their KBLI code where they state none."""
    evidence = [
        Evidence(
            actor.verdict if actor.verdict.outcome == "told" else None, actor.kbli_version, actor.kbli, actor.name, actor.description or ""
        )
        for actor in actors
    ]
    verdicts = classify(evidence, book, subsectors=subsectors)
    return tuple(
        replace(actor, verdict=verdict, stages=actor.stages or ((verdict.stage,) if verdict.stage else ()))
        for actor, verdict in zip(actors, verdicts, strict=True)
    )


def undo(register: CleanRegister, actor: str) -> CleanRegister:
    """Return the register with the merge of one actor undone: its rows stand apart again, its pairs wait for a person.

    `actor` is the id that stayed or one that went into it. Raises UnknownName where it was not merged.
    """
    cluster = next((each for each in register.merged if actor in (each.kept, *each.absorbed)), None)
    if cluster is None:
        known = ", ".join(each.kept for each in register.merged[:20]) or "-"
        raise UnknownName(_problem(actor, Text(id=f"pelaku gabungan: {known}", en=f"a merged actor: {known}")))
    members = {cluster.kept, *cluster.absorbed}
    matches = tuple(
        replace(match, decision="review", basis="person")
        if match.decision == "merged" and match.first in members and match.second in members
        else match
        for match in register.matches
    )
    return _again(register, matches)


def decide(register: CleanRegister, first: str, second: str, *, same_actor: bool) -> CleanRegister:
    """Return the register after a person decided on a pair: one actor, or two (it leaves the list to review).

    Raises UnknownName where the pair is not listed, or where different hard identifiers forbid to merge it.
    """
    found = [match for match in register.matches if {match.first, match.second} == {first, second}]
    by_id = {actor.id: actor for actor in register.before}
    if not found or (same_actor and clash([by_id[first], by_id[second]])):
        expected = Text(id="pasangan yang terdaftar, tanpa NIB/NPWP yang berbeda", en="a listed pair without different NIB or NPWP")
        raise UnknownName(_problem(f"{first} · {second}", expected))
    others = [match for match in register.matches if match is not found[0]]
    decided = [replace(found[0], decision="merged", basis="person")] if same_actor else []
    return _again(register, tuple(sorted([*others, *decided], key=lambda match: (-match.probability, match.first, match.second))))


def repaired(file: RegisterFile, cells: dict[int, dict[str, str]]) -> RegisterFile:
    """Return a register file with cells replaced (row number → field → text; an empty text empties the cell), ready to be cleaned anew.

    Raises UnknownName with every row that the file does not hold.
    """
    absent = sorted(set(cells) - {line.row for line in file.actors})
    if absent:
        raise UnknownName([_problem(str(row), Text(id="nomor baris dalam berkas", en="the number of a row in the file")) for row in absent])
    lines = tuple(
        replace(line, cells={name: text for name, text in {**line.cells, **cells.get(line.row, {})}.items() if text})
        for line in file.actors
    )
    return replace(file, actors=lines)


def _again(register: CleanRegister, matches: tuple[Match, ...]) -> CleanRegister:
    return _assembled(register.file, register.interpreted, register.before, matches, (register.pairs, register.model))


def _assembled(
    file: RegisterFile, interpreted: Interpreted, before: tuple[Actor, ...], matches: tuple[Match, ...], estimated: tuple[int, Model]
) -> CleanRegister:
    actors, ties, merged = merged_register(before, interpreted.ties, matches)
    quality = quality_of(file, interpreted, Outcome(before, actors, ties, matches, *estimated))
    return CleanRegister(actors, ties, quality, merged, matches, before, interpreted.ties, file, interpreted, *estimated)


def _problem(met: str, expected: Text) -> Problem:
    return Problem(met=same(met), expected=expected, todo=Text(id="periksa nama atau nomornya", en="check the name or number"))
