"""The pages about regions: the first page, the portrait, the ranking and the map, each with its JSON twin."""

from typing import Annotated

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jejaring import api
from jejaring.edition import portrait
from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import Language, Text
from jejaring.web.address import address
from jejaring.web.asked import Asked, HomeAsked, MapAsked, NodeAsked, refuse_unknown
from jejaring.web.desk import Desk, check_node, check_region, spoken
from jejaring.web.render import answer, page, twin
from jejaring.web.years_words import years_caveat
from jejaring.words import speech

PDF = "application/pdf"


def serve_regions(app: FastAPI, desk: Desk) -> None:
    """Give an app the pages about regions."""
    _home(app, desk)
    _portrait(app, desk)
    _years(app, desk)
    _ranking(app, desk)
    _map(app, desk)


def _home(app: FastAPI, desk: Desk) -> None:
    @app.get("/{language}.json", summary="halaman depan sebagai JSON", description="the first page as JSON")
    def home_twin(request: Request, language: Language, asked: Annotated[HomeAsked, Query()]) -> Response:  # noqa: ARG001
        refuse_unknown(request, HomeAsked)
        shelved = desk.shelf.get(asked.edition)
        check_region(shelved, asked.region)
        return twin(request, api.home(shelved.edition, desk.shelf.editions, region=asked.region or None, query=asked.q))

    @app.get("/{language}", summary="halaman depan", description="the first page")
    def home(request: Request, language: Language, asked: Annotated[HomeAsked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        check_region(shelved, asked.region)
        view = api.home(shelved.edition, desk.shelf.editions, region=asked.region or None, query=asked.q)
        if asked.q and api.is_settled(view.found, shelved.edition.catalogue, asked.q):
            there = address("region", language, key=view.found[0].region, query={"edition": asked.edition})
            return RedirectResponse(there, status_code=303)
        region = view.portrait.region.key if view.portrait else None
        return page(
            setting,
            "home.html",
            name="home",
            view=view,
            twin=address("home", language, ending=".json", query=dict(asked.model_dump())),
            map=desk.picture("tile-map", shelved, language, region=region, edition=asked.edition),
            spoken=spoken(shelved, language, region=region),
            asked_region=asked.region,
        )

    @app.get(
        "/{language}/nama.json",
        summary="nama semua daerah, untuk saran pencarian",
        description="the names of all regions, for search suggestions",
    )
    def names(request: Request, language: Language, asked: Annotated[Asked, Query()]) -> Response:  # noqa: ARG001
        return twin(request, api.names(desk.shelf.get(asked.edition).edition.catalogue))


def _portrait(app: FastAPI, desk: Desk) -> None:
    @app.get("/{language}/wilayah/{key}.json", summary="potret daerah sebagai JSON", description="the portrait of a region as JSON")
    def portrait_twin(request: Request, language: Language, key: str, asked: Annotated[Asked, Query()]) -> Response:  # noqa: ARG001
        refuse_unknown(request, Asked)
        shelved = desk.shelf.get(asked.edition)
        check_region(shelved, key)
        return twin(request, portrait(shelved.edition, key))

    @app.get("/{language}/wilayah/{key}.pdf", summary="potret daerah sebagai PDF", description="the portrait of a region as PDF")
    def portrait_paper(request: Request, language: Language, key: str, asked: Annotated[Asked, Query()]) -> Response:
        from jejaring.report import portrait_pdf

        shelved = desk.shelf.get(asked.edition)
        check_region(shelved, key)
        name = f"jejaring-{shelved.edition.manifest.id}-{key}-{language}.pdf"
        body = portrait_pdf(shelved.edition, key, language)
        return answer(request, body, PDF, headers={"Content-Disposition": f'inline; filename="{name}"'})

    @app.get("/{language}/wilayah/{key}", summary="potret sebuah daerah", description="the portrait of a region")
    def portrait_page(request: Request, language: Language, key: str, asked: Annotated[Asked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        check_region(shelved, key)
        years = api.over_years(desk.shelf.of_recipe(shelved.edition.recipe.key), key)
        return page(
            setting,
            "region.html",
            name="region",
            view=portrait(shelved.edition, key),
            twin=address("region", language, key=key, ending=".json", query={"edition": asked.edition}),
            standing=desk.picture("among-peers", shelved, language, region=key),
            profile=desk.picture("profile", shelved, language, region=key),
            years=desk.picture("over-years", shelved, language, region=key) if years else None,
            caveat=years_caveat(years, speech(language)) if years else "",
        )


def _years(app: FastAPI, desk: Desk) -> None:
    @app.get(
        "/{language}/wilayah/{key}/tahun.json",
        summary="nilai daerah menurut tahun sebagai JSON",
        description="the scores of a region by year as JSON",
    )
    def years_twin(request: Request, language: Language, key: str, asked: Annotated[Asked, Query()]) -> Response:  # noqa: ARG001
        refuse_unknown(request, Asked)
        shelved = desk.shelf.get(asked.edition)
        check_region(shelved, key)
        view = api.over_years(desk.shelf.of_recipe(shelved.edition.recipe.key), key)
        if view is None:
            raise _one_year(key)
        return twin(request, view)


def _ranking(app: FastAPI, desk: Desk) -> None:
    @app.get("/{language}/peringkat", summary="peringkat dalam kelompok", description="the ranking in bands")
    def ranking(request: Request, language: Language, asked: Annotated[NodeAsked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        check_region(shelved, asked.region)
        check_node(shelved, asked.node)
        view = api.ranking(shelved.edition, asked.node or None)
        drawn = {
            group.group: desk.picture("ranking", shelved, language, group=group.group, region=asked.region, edition=asked.edition)
            for group in view.groups
            if group.ranked and view.node.depth == 0
        }
        return page(
            setting,
            "ranking.html",
            name="ranking",
            view=view,
            node_words=_node_words(view, language),
            pictures={group.group: drawn.get(group.group) for group in view.groups},
            kept=asked.model_dump(),
            asked_region=asked.region,
            twin=address("ranking", language, ending=".json", query=asked.model_dump()),
        )

    @app.get("/{language}/peringkat.json", summary="peringkat sebagai JSON", description="the ranking as JSON")
    def ranking_twin(request: Request, language: Language, asked: Annotated[NodeAsked, Query()]) -> Response:  # noqa: ARG001
        refuse_unknown(request, NodeAsked)
        shelved = desk.shelf.get(asked.edition)
        check_region(shelved, asked.region)
        check_node(shelved, asked.node)
        return twin(request, api.ranking(shelved.edition, asked.node or None))


def _map(app: FastAPI, desk: Desk) -> None:
    @app.get("/{language}/peta", summary="peta ubin, atau peta geografis", description="the tile map, or the geographic one")
    def tile_map(request: Request, language: Language, asked: Annotated[MapAsked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        check_region(shelved, asked.region)
        check_node(shelved, asked.node)
        is_geographic = asked.shape == "geographic" and bool(desk.pictures.boundaries)
        view = api.tiles(shelved.edition, asked.node or None, region=asked.region or None)
        return page(
            setting,
            "map.html",
            name="map",
            view=view,
            node_words=_node_words(view, language),
            map=desk.picture("choropleth" if is_geographic else "tile-map", shelved, language, **asked.model_dump()),
            spoken=spoken(shelved, language, region=asked.region, node=asked.node or None),
            kept=asked.model_dump(),
            is_geographic=is_geographic,
            has_boundaries=bool(desk.pictures.boundaries),
            twin=address("map", language, ending=".json", query=asked.model_dump(exclude={"shape"})),
        )

    @app.get("/{language}/peta.json", summary="peta sebagai JSON", description="the map as JSON")
    def map_twin(request: Request, language: Language, asked: Annotated[NodeAsked, Query()]) -> Response:  # noqa: ARG001
        refuse_unknown(request, NodeAsked)
        shelved = desk.shelf.get(asked.edition)
        check_region(shelved, asked.region)
        check_node(shelved, asked.node)
        return twin(request, api.tiles(shelved.edition, asked.node or None, region=asked.region or None))


def _one_year(region: str) -> UnknownName:
    return UnknownName(
        Problem(
            met=Text(id=f"{region}: kurang dari dua tahun bernilai", en=f"{region}: fewer than two years with a score"),
            expected=Text(id="dua edisi atau lebih dari resep yang sama", en="two or more editions of one recipe"),
            todo=Text(
                id="buat edisi tahun lain dengan `jejaring build --year`", en="make an edition of another year with `jejaring build --year`"
            ),
        )
    )


def _node_words(view: api.RankingView | api.MapView, language: Language) -> str:
    said = speech(language)
    return said.text(view.edition.short_name if view.node.depth == 0 else view.node.name)
