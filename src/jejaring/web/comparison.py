"""The page that puts two to four regions side by side."""

from typing import Annotated

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jejaring import api
from jejaring.terms.problem import JejaringError, Problem
from jejaring.terms.text import Language, Text
from jejaring.web.address import address
from jejaring.web.asked import ComparisonAsked, refuse_unknown
from jejaring.web.comparison_words import comparison_said, pair_words, row_words
from jejaring.web.desk import Desk, check_region
from jejaring.web.render import page, twin
from jejaring.web.shelf import Shelved
from jejaring.words import speech

MOST = 4
SUGGESTED = 4
"""So many peers of the first region are offered as the next one."""


def serve_comparison(app: FastAPI, desk: Desk) -> None:
    """Give an app the comparison and its twin."""

    @app.get("/{language}/bandingkan", summary="dua sampai empat daerah berdampingan", description="two to four regions side by side")
    def compare(request: Request, language: Language, asked: Annotated[ComparisonAsked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        view, said = _view(shelved, asked, language), speech(language)
        chosen = [each.region.key for each in view.regions]

        def here(*, region: str | None = None, without: str | None = None) -> str:
            """Return this view with one more region, or without one."""
            kept = [key for key in chosen if key != without]
            more = [region] if region and region not in kept else []
            return address("compare", language, query={"edition": asked.edition, "region": [*kept, *more]})

        if asked.q and api.is_settled(view.found, shelved.edition.catalogue, asked.q) and len(chosen) < MOST:
            return RedirectResponse(here(region=view.found[0].region), status_code=303)
        return page(
            setting,
            "compare.html",
            name="compare",
            view=view,
            here=here,
            kept={"edition": asked.edition, "region": chosen},
            is_full=len(chosen) == MOST,
            suggested=[peer for peer in view.regions[0].peers if peer.region not in chosen][:SUGGESTED] if view.regions else [],
            names_by_code={figure.code: figure.name for figure in view.regions[0].figures} if view.regions else {},
            row_words=lambda row: row_words(view, row, said),
            pair_words=lambda pair: pair_words(view, pair, said),
            twin=address("compare", language, ending=".json", query={"edition": asked.edition, "region": chosen}),
        )

    @app.get("/{language}/bandingkan.json", summary="perbandingan sebagai JSON", description="the comparison as JSON")
    def compare_twin(request: Request, language: Language, asked: Annotated[ComparisonAsked, Query()]) -> Response:
        refuse_unknown(request, ComparisonAsked)
        return twin(request, _view(desk.shelf.get(asked.edition), asked, language))


def _view(shelved: Shelved, asked: ComparisonAsked, language: Language) -> api.ComparisonView:
    regions = tuple(dict.fromkeys(key for key in asked.region if key))
    for region in regions:
        check_region(shelved, region)
    if len(regions) > MOST:
        raise _too_many(len(regions))
    view = api.comparison(shelved.edition, regions, query=asked.q or None)
    return view.model_copy(update={"said": comparison_said(view, speech(language))})


def _too_many(count: int) -> JejaringError:
    return JejaringError(
        Problem(
            met=Text(id=f"{count} daerah diminta", en=f"{count} regions are asked for"),
            expected=Text(id=f"paling banyak {MOST}", en=f"at most {MOST}"),
            todo=Text(id="hapus sebagian dari alamatnya", en="remove some from the address"),
        )
    )
