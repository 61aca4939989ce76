"""What every page of one app reaches for: the shelf of editions, the pictures, and where a view is set."""

from dataclasses import dataclass, replace

from starlette.requests import Request

from jejaring.api import EditionCard, card
from jejaring.terms.problem import Problem, UnknownName, UnknownRegion
from jejaring.terms.text import Language, Text, same
from jejaring.web.asked import Asked
from jejaring.web.pictures import Drawn, Pictures, Wanted
from jejaring.web.render import Setting
from jejaring.web.shelf import Shelf, Shelved
from jejaring.words import speech


@dataclass(frozen=True)
class Desk:
    """The shelf and the pictures of one app."""

    shelf: Shelf
    pictures: Pictures

    def setting(self, request: Request, language: Language, asked: Asked) -> tuple[Shelved, Setting]:
        """Return the edition that an address asks for and what surrounds its page; raises UnknownName for an unknown edition."""
        shelved = self.shelf.get(asked.edition)
        return shelved, Setting(request, language, card(shelved.edition), self.cards(), asked.edition or None)

    def cards(self) -> tuple[EditionCard, ...]:
        """Return the cards of the newest edition of each recipe."""
        return tuple(card(edition) for edition in self.shelf.editions)

    def picture(self, name: str, shelved: Shelved, language: Language, **what: str | None) -> Drawn | None:
        """Return a picture for a page; `edition` in `what` is the one that the address names and links keep."""
        kept = tuple((key, value) for key in ("edition", "node", "shape") if (value := what.get(key)))
        wanted = Wanted(name, shelved, language, node=what.get("node"), region=what.get("region"), group=what.get("group"), kept=kept)
        return self.pictures.drawn(replace(wanted, others=self.shelf.of_recipe(shelved.edition.recipe.key)))


def check_region(shelved: Shelved, region: str | None) -> None:
    """Raise UnknownRegion for a key that the edition does not hold."""
    if region and region not in shelved.edition.scores.regions:
        country = shelved.edition.catalogue.country
        system = next(item.name for item in country.code_systems if item.key == country.key_system)
        raise UnknownRegion(
            Problem(
                met=Text(id=f"Tidak ada daerah dengan kode {region}", en=f"There is no region with the code {region}"),
                expected=system,
                todo=Text(id="cari namanya di bawah ini", en="search for its name below"),
            )
        )


def check_node(shelved: Shelved, node: str | None) -> None:
    """Raise UnknownName for a code that has no scores, listing those that have."""
    known = shelved.edition.scores.nodes
    if node and node not in known:
        raise UnknownName(
            Problem(
                met=Text(id=f"Simpul {node} tidak ada", en=f"There is no node {node}"),
                expected=same(", ".join(known)),
                todo=Text(id="pilih salah satu", en="choose one of them"),
            )
        )


def spoken(shelved: Shelved, language: Language, *, region: str | None, node: str | None = None) -> str:
    """Return what the line below a map says of the chosen region, or how to choose one."""
    from jejaring.charts.tile_map import say_region

    said = speech(language)
    if not region:
        return said.say("web_choose_tile")
    edition = shelved.edition
    row = edition.row(region)
    return say_region(edition, said, row, node=node)
