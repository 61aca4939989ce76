"""Words of an ecosystem that a country folder knows: functions of hubs, elements of the law, and published counts of businesses."""

from pydantic import Field

from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text


class EcosystemElement(Frozen):
    """An element of the creative-economy ecosystem as the law lists them, in order."""

    key: str
    order: int
    name: Text
    source: str
    basis: str


class HubFunction(Frozen):
    """A function that a hub organisation may have, with what is seen at each level from 0 (none) to 4 (leading).

    `elements` are the elements of the law that it serves; `evidence` says what proves a level; `example` is an organisation known for it.
    """

    code: str
    key: str
    name: Text
    definition: Text
    level0: Text
    level1: Text
    level2: Text
    level3: Text
    level4: Text
    evidence: Text
    elements: tuple[str, ...] = ()
    catha_ekadasa: tuple[str, ...] = ()
    iccn_principle: tuple[str, ...] = ()
    example: str | None = None
    source: str
    basis: str

    @property
    def levels(self) -> tuple[Text, ...]:
        """Return the sentences of levels 0 to 4."""
        return (self.level0, self.level1, self.level2, self.level3, self.level4)


class BusinessCount(Frozen):
    """Creative businesses of one group of provinces in one subsector of the list of 16, as published.

    Where the figure is in doubt, `doubt` says why and `other_reading` what it may have been; the published figure stands.
    """

    group: str
    name: Text
    subsector: str
    businesses: int = Field(ge=0)
    other_reading: int | None = None
    doubt: Text | None = None
    source: str


class EcosystemBook(Frozen):
    """What a country folder knows of ecosystems; each part is empty where the folder does not have it."""

    elements: tuple[EcosystemElement, ...] = ()
    functions: tuple[HubFunction, ...] = ()
    businesses: tuple[BusinessCount, ...] = ()
