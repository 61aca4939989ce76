"""The lines of ties: from whom to whom, of which kind, since when; a tie to nobody known is left out and noted."""

from collections.abc import Sequence

from jejaring.ecosystem.register.cells import flag_of, plain
from jejaring.ecosystem.register.notes import Notes
from jejaring.ecosystem.register.vocabulary import Vocabulary
from jejaring.terms.actor import Line, Tie
from jejaring.terms.text import Text, same

DIRECTED_KINDS = frozenset({"funding", "mentoring", "coverage", "supply", "membership"})
"""Kinds that run from one to the other where the column `directed` is empty; joint events, agreements and publications do not."""


def read_ties(lines: Sequence[Line], words: Vocabulary, known: set[str], listed: set[str], notes: Notes) -> tuple[Tie, ...]:
    """Return the ties between known actors; `listed` are the ids that stand in the register, even if their row was set aside."""
    ties = []
    for line in lines:
        kind = _kind(line, words, notes)
        ends = [_end(line, column, known, listed, notes) for column in ("from", "to")]
        if kind is None or ends[0] is None or ends[1] is None:
            continue
        ties.append(
            Tie(
                start=ends[0],
                end=ends[1],
                kind=kind,
                directed=_directed(line, kind, notes),
                since=line.cells.get("since"),
                until=line.cells.get("until"),
                evidence=line.cells.get("evidence"),
                row=line.row,
            )
        )
    return tuple(ties)


def _kind(line: Line, words: Vocabulary, notes: Notes) -> str | None:
    text = line.cells.get("kind", "")
    kind = words.tie.get(plain(text))
    if kind is None:
        met = same(repr(text)) if text else Text(id="sel kosong", en="empty cell")
        known = same(", ".join(sorted(set(words.tie.values()))))
        notes.note("unknown_tie_kind", line.row, "kind", met=met, expected=known, todo=_CHOOSE, effect="row_set_aside")
    return kind


def _end(line: Line, column: str, known: set[str], listed: set[str], notes: Notes) -> str | None:
    text = line.cells.get(column, "")
    if text in known:
        return text
    kind = "tie_to_row_set_aside" if text in listed else "tie_to_unknown_actor"
    met = same(repr(text)) if text else Text(id="sel kosong", en="empty cell")
    expected = Text(id="id pelaku yang ada dalam daftar", en="the id of an actor in the register")
    notes.note(kind, line.row, column, met=met, expected=expected, todo=_CHOOSE, effect="row_set_aside")
    return None


def _directed(line: Line, kind: str, notes: Notes) -> bool:
    text = line.cells.get("directed")
    flag = flag_of(text) if text is not None else None
    if text is not None and flag is None:
        expected = Text(id="ya atau tidak", en="yes or no")
        todo = Text(id="perbaiki sel itu; kini menurut jenisnya", en="mend the cell; its kind decides now")
        notes.note("bad_directed", line.row, "directed", met=same(repr(text)), expected=expected, todo=todo)
    return kind in DIRECTED_KINDS if flag is None else flag


_CHOOSE = Text(id="perbaiki sel itu", en="mend the cell")
