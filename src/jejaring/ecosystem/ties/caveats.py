"""What a reported network may and may not be read for, given how it was collected."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from jejaring.ecosystem.ties.network import ActorNetwork
from jejaring.terms.text import Text

ENOUGH_RESPONSE = 0.70
FEWEST_ACTORS = 10
MANY_ALONE = 0.30

Reading = Literal["centrality", "brokerage", "holes", "core", "blocks", "introductions"]


@dataclass(frozen=True)
class Caveat:
    """A caveat: its key, the sentence, and the readings that it forbids (none: it is only to be said)."""

    key: str
    sentence: Text
    forbids: tuple[Reading, ...] = ()


def caveats(network: ActorNetwork, *, response: float | None) -> tuple[Caveat, ...]:
    """Return what must be said of a network of which a share `response` of the asked actors answered (None: not known).

    Centralities, roles and holes need 70 % (Kossinets 2006; Borgatti, Carley and Krackhardt 2006); block densities ten actors per helix.
    """
    found = [_REPORTED]
    if response is None:
        found.append(_UNKNOWN_RESPONSE)
    elif response < ENOUGH_RESPONSE:
        found.append(_low_response(response))
    group = network.group
    size = np.bincount(group, minlength=len(network.helices))
    small = [helix for helix, count in zip(network.helices, size, strict=True) if count < FEWEST_ACTORS]
    if small:
        found.append(_small_helices(small))
    alone = len(network.names) - len(np.unique(network.pairs()))
    if network.names and alone / len(network.names) > MANY_ALONE:
        found.append(_many_alone(alone, len(network.names)))
    return tuple(found)


_PERSONAL: tuple[Reading, ...] = ("centrality", "brokerage", "holes", "core")
_REPORTED = Caveat(
    key="reported",
    sentence=Text(
        id="Ini jejaring yang dilaporkan. Ikatan yang tidak dilaporkan tidak tampak, dan itu bukan bukti bahwa ikatan itu tidak ada.",
        en="This is the network as reported. A tie that nobody reported is not seen, which is no proof that it does not exist.",
    ),
)
_UNKNOWN_RESPONSE = Caveat(
    key="response_unknown",
    sentence=Text(
        id="Berapa pelaku yang menjawab tidak tercatat. Karena itu peringkat pusat, peran, dan celah tidak boleh dibaca; kepadatan boleh.",
        en="How many actors answered is not recorded. Central places, roles and holes must not be read; densities may.",
    ),
    forbids=_PERSONAL,
)


def _low_response(response: float) -> Caveat:
    percent = f"{100 * response:.0f}"
    return Caveat(
        key="response_low",
        sentence=Text(
            id=f"Hanya {percent} % pelaku menjawab; di bawah 70 % peringkat pusat, peran, dan celah menyesatkan. Kepadatan boleh dibaca.",
            en=f"Only {percent} % of the actors answered; below 70 % central places, roles and holes mislead. Densities may be read.",
        ),
        forbids=_PERSONAL,
    )


def _small_helices(small: list[str]) -> Caveat:
    listed = ", ".join(small)
    return Caveat(
        key="small_helices",
        sentence=Text(
            id=f"Kurang dari sepuluh pelaku pada: {listed}. Kepadatan heliks itu dibaca bersama selangnya.",
            en=f"Fewer than ten actors in: {listed}. The densities of these helices are read with their interval.",
        ),
    )


def _many_alone(alone: int, actors: int) -> Caveat:
    return Caveat(
        key="many_alone",
        sentence=Text(
            id=f"{alone} dari {actors} pelaku tidak punya ikatan tercatat; mungkin belum ditanya.",
            en=f"{alone} of {actors} actors have no recorded tie; they may not have been asked.",
        ),
    )
