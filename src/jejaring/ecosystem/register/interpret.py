"""From the lines of a register to actors and ties: every cell read, every fault noted with its place, nothing guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jejaring.ecosystem.register.actors import Reader, read_actor
from jejaring.ecosystem.register.notes import Fault, Notes
from jejaring.ecosystem.register.ties import read_ties
from jejaring.ecosystem.register.vocabulary import vocabulary
from jejaring.terms.actor import Actor, RegisterFile, Tie
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook, SubsectorList
from jejaring.terms.problem import BadTable


@dataclass(frozen=True)
class Interpreted:
    """Actors and ties that could be read, one per line, and every fault; lines that could not be read have a fault that says why."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    faults: tuple[Fault, ...]
    tie_faults: tuple[Fault, ...]


def interpret(
    file: RegisterFile,
    catalogue: Catalogue,
    book: ClassificationBook,
    *,
    subsectors: SubsectorList = "17",
    this_year: int | None = None,
) -> Interpreted:
    """Return what the lines of a register mean; years after `this_year` (today's where None) are faults.

    A row without name, or whose helix or region cannot be told for sure, is set aside; any other bad cell is left empty. Verdicts
    hold only what an actor states about its subsector.
    """
    words = vocabulary(catalogue, book, subsectors)
    notes = Notes(file.file, file.sheet, file.headings)
    reader = Reader(catalogue, words, notes, date.today().year if this_year is None else this_year)
    actors = [actor for line in file.actors if (actor := read_actor(reader, line)) is not None]
    kept = _each_id_once(actors, notes)
    tie_notes = Notes(file.tie_file or file.file, file.tie_sheet, file.tie_headings)
    listed = {line.cells["id"] for line in file.actors if "id" in line.cells}
    ties = read_ties(file.ties, words, {actor.id for actor in kept}, listed, tie_notes)
    return Interpreted(tuple(kept), ties, tuple(notes.faults), tuple(tie_notes.faults))


def check_register(interpreted: Interpreted) -> None:
    """Raise BadTable with every fault of a register, for those who would rather mend the file than have rows set aside."""
    faults = [*interpreted.faults, *interpreted.tie_faults]
    if faults:
        raise BadTable(fault.problem for fault in faults)


def _each_id_once(actors: Sequence[Actor], notes: Notes) -> list[Actor]:
    first: dict[str, int] = {}
    kept = []
    for actor in actors:
        if actor.id in first:
            notes.repeated(actor.rows[0], actor.id, first[actor.id])
            continue
        first[actor.id] = actor.rows[0]
        kept.append(actor)
    return kept
