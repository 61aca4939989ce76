"""The words that the cells of a register may use for helices, stages, subsectors, kinds of tie and statuses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jejaring.ecosystem.register.cells import plain
from jejaring.terms.actor import TIE_KINDS
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook, SubsectorList
from jejaring.terms.text import Text


@dataclass(frozen=True)
class Vocabulary:
    """Plain words to keys, for each kind of cell; keys and names in both languages are always among them."""

    helix: Mapping[str, str]
    stage: Mapping[str, str]
    subsector: Mapping[str, str]
    tie: Mapping[str, str]
    status: Mapping[str, str]


def vocabulary(catalogue: Catalogue, book: ClassificationBook, subsectors: SubsectorList) -> Vocabulary:
    """Return the words of a catalogue and its classification book for a list of subsectors."""
    in_list = {item.key for item in catalogue.subsectors if subsectors in item.lists}
    also = {field: {plain(word.word): word.key for word in book.words if word.field == field} for field in _FIELDS}
    statuses = {key: Text(id=key, en=key) for key in ("active", "closed", "unknown")}
    subsector_words = _names((item.key, item.name) for item in catalogue.subsectors if item.key in in_list)
    return Vocabulary(
        helix=also["helix"] | _names((item.key, item.name) for item in catalogue.helices),
        stage=also["stage"] | _names((item.key, item.name) for item in catalogue.stages),
        subsector={word: key for word, key in also["subsector"].items() if key in in_list} | subsector_words,
        tie=also["tie"] | _names(TIE_KINDS.items()),
        status=also["status"] | _names(statuses.items()),
    )


_FIELDS = ("helix", "stage", "subsector", "tie", "status")


def _names(items: Iterable[tuple[str, Text]]) -> dict[str, str]:
    return {plain(word): key for key, name in items for word in (key, key.replace("_", " "), name.id, name.en)}
