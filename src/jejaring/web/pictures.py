"""The pictures that pages show, by name: what each needs, its still and its live specification."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from jejaring.api import over_years
from jejaring.charts import Picture, Voice
from jejaring.charts.picture import Table
from jejaring.edition import Edition, portrait
from jejaring.terms.imported import Boundary
from jejaring.terms.text import Language
from jejaring.web.address import picture_address
from jejaring.web.assets import bundle_address, config_address
from jejaring.web.shelf import Shelved
from jejaring.web.stills import Stills, ringed
from jejaring.web.years_words import years_picture
from jejaring.words import speech
from jejaring.words.titles import map_title, ranking_title

NAMES = ("tile-map", "choropleth", "ranking", "profile", "among-peers", "over-years")
OF_A_REGION = ("profile", "among-peers", "over-years")
FOLLOWING = ("tile-map", "choropleth", "ranking")
"""Pictures in which the reader moves from region to region."""


@dataclass(frozen=True)
class Wanted:
    """Which picture is asked for: its name, the edition, and what it is to show. `kept` is what links in the still keep.

    `others` are all editions of its recipe, where the picture tells of several years.
    """

    name: str
    shelved: Shelved
    language: Language
    node: str | None = None
    region: str | None = None
    group: str | None = None
    kept: tuple[tuple[str, str], ...] = ()
    others: tuple[Edition, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """A picture ready for a page: both stills, its words and table, and where its live form is fetched."""

    key: str
    title: str
    alt: str
    source: str
    table: Table
    wide: Markup
    tall: Markup
    live: str
    bundle: str
    light: str
    dark: str
    has_focus: bool


@dataclass(frozen=True)
class Pictures:
    """Draws what pages show; `boundaries` are the outlines for the geographic map."""

    stills: Stills
    boundaries: tuple[Boundary, ...] = ()

    def drawn(self, wanted: Wanted) -> Drawn | None:
        """Return a picture for a page, None where there is nothing to draw."""
        is_map = wanted.name == "tile-map"
        # The ring is set on the page itself, so that one drawing serves all regions.
        focus = None if is_map else wanted.region
        key = (wanted.name, wanted.shelved.stamp, wanted.language, str(wanted.node), str(focus), str(wanted.group), str(wanted.kept))
        still = self.stills.get(key, lambda: self._make(wanted, focus=focus, link=_link(wanted) if is_map else None))
        if still is None:
            return None
        ring = wanted.region if is_map else None
        return Drawn(
            key=still.key,
            title=still.title,
            alt=still.alt,
            source=still.source,
            table=still.table,
            wide=ringed(still.wide, ring),
            tall=ringed(still.tall, ring),
            live=picture_address(wanted.language, wanted.name, query=_query(wanted)),
            bundle=bundle_address(),
            light=config_address("light"),
            dark=config_address("dark"),
            has_focus=wanted.name in FOLLOWING,
        )

    def live(self, wanted: Wanted) -> Picture | None:
        """Return the picture whose specification the page's module mounts; its tiles are no links, the module hears them."""
        return self._make(wanted, focus=wanted.region, link=None)

    def _make(self, wanted: Wanted, *, focus: str | None, link: Callable[[str], str] | None) -> Picture | None:
        from jejaring import charts

        edition, voice = wanted.shelved.edition, speech(wanted.language)
        said: Voice = voice
        match wanted.name:
            case "tile-map":
                title = map_title(edition, voice, node=wanted.node)
                return charts.tile_map(edition, said, title=title, node=wanted.node, focus=focus, link=link)
            case "choropleth":
                title = map_title(edition, voice, node=wanted.node)
                return charts.choropleth(edition, said, self.boundaries, title=title, node=wanted.node, focus=focus)
            case "ranking":
                group = wanted.group or edition.scores.group[0]
                return charts.ranking(edition, said, title=ranking_title(edition, voice, group=group), group=group, focus=focus)
            case "profile" if focus:
                return charts.profile(portrait(edition, focus), said)
            case "among-peers" if focus:
                return charts.among_peers(edition, said, region=focus)
            case "over-years" if focus:
                return years_picture(over_years(wanted.others, focus), edition, voice)
        raise KeyError(wanted.name)


def _link(wanted: Wanted) -> Callable[[str], str]:
    return lambda key: "?" + urlencode([*wanted.kept, ("region", key)])


def _query(wanted: Wanted) -> dict[str, str | None]:
    head = wanted.shelved.edition.manifest
    # Where the page itself moves the focus, one specification serves all regions.
    region = wanted.region if wanted.name in OF_A_REGION else None
    # A picture of several years changes with an edition that is not its own.
    stamp = None if wanted.name == "over-years" else wanted.shelved.stamp
    return {"edition": head.id, "node": wanted.node, "region": region, "group": wanted.group, "v": stamp}
