"""What the subsector of an actor is told by: links of KBLI codes, key words, and lines of text with their label."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from jejaring.terms.frozen import Frozen

SubsectorList = Literal["17", "21"]
LinkKind = Literal["subsector", "cross_cutting", "candidate"]


class KbliTitle(Frozen):
    """The title of a five-digit code in one version of KBLI: the code means nothing without its version."""

    version: str
    code: str = Field(pattern=r"^\d{5}$")
    title: str
    source: str


class KbliLink(Frozen):
    """A KBLI code of one version tied to a subsector of the lists of 17 and 21, with its weight among the links of that code.

    A `cross_cutting` code belongs to the creative economy but to no subsector; a `candidate` is too broad to decide by itself. In
    both cases there is no weight. `basis` says whether a source states the link or it was inferred.
    """

    version: str
    code: str = Field(pattern=r"^\d{5}$")
    kind: LinkKind
    subsector_17: str | None = None
    subsector_21: str | None = None
    weight: Decimal | None = None
    role: str
    stage: str | None = None
    basis: str
    note: str | None = None
    source: str

    def subsector(self, subsectors: SubsectorList) -> str | None:
        """Return the subsector in the list of 17 or of 21."""
        return self.subsector_17 if subsectors == "17" else self.subsector_21


class Keyword(Frozen):
    """A word or phrase that speaks for a subsector (None: against the creative economy), unless one of the other phrases stands there.

    A star at the end of a word stands for any letters. `strength` is 1 (a hint), 2 (usual) or 3 (decisive).
    """

    phrase: str = Field(min_length=1)
    unless: tuple[str, ...] = ()
    subsector_17: str | None = None
    subsector_21: str | None = None
    strength: int = Field(ge=1, le=3)
    source: str

    def subsector(self, subsectors: SubsectorList) -> str | None:
        """Return the subsector in the list of 17 or of 21."""
        return self.subsector_17 if subsectors == "17" else self.subsector_21


class LabelledLine(Frozen):
    """A line as an actor describes itself, with the subsector a person gave it (None: not of the creative economy)."""

    key: str
    text: str = Field(min_length=1)
    subsector_17: str | None = None
    subsector_21: str | None = None
    source: str

    def subsector(self, subsectors: SubsectorList) -> str | None:
        """Return the subsector in the list of 17 or of 21."""
        return self.subsector_17 if subsectors == "17" else self.subsector_21


class RegisterWord(Frozen):
    """A word that registers use for a key: of a helix, a stage, a subsector, a kind of tie or a status."""

    field: Literal["helix", "stage", "subsector", "tie", "status"]
    word: str = Field(min_length=1)
    key: str
    source: str


class ClassificationBook(Frozen):
    """Everything the classification of subsectors knows of one country; `test` was frozen before a rule was written."""

    titles: tuple[KbliTitle, ...] = ()
    links: tuple[KbliLink, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    training: tuple[LabelledLine, ...] = ()
    test: tuple[LabelledLine, ...] = ()
    words: tuple[RegisterWord, ...] = ()
