"""What the page's modules fetch: live specifications of pictures, style sheets, modules and the picture library."""

import json
from typing import Annotated

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import Response

from jejaring.charts.picture import live
from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import Language, Text, same
from jejaring.web.asked import PictureAsked, refuse_unknown
from jejaring.web.assets import FOREVER, by_address
from jejaring.web.desk import Desk, check_node, check_region
from jejaring.web.pictures import NAMES, OF_A_REGION, Wanted
from jejaring.web.render import CHECKED, answer


def serve_live(app: FastAPI, desk: Desk) -> None:
    """Give an app what modules fetch."""

    @app.get(
        "/{language}/gambar/{name}.json",
        summary="spesifikasi Vega-Lite sebuah gambar",
        description="the Vega-Lite specification of a picture",
    )
    def picture(request: Request, language: Language, name: str, asked: Annotated[PictureAsked, Query()]) -> Response:
        refuse_unknown(request, PictureAsked)
        shelved = desk.shelf.get(asked.edition)
        check_region(shelved, asked.region)
        check_node(shelved, asked.node)
        known = [item for item in NAMES if item != "choropleth" or desk.pictures.boundaries]
        if name not in known or (name in OF_A_REGION and not asked.region):
            raise _unknown(name, known)
        if asked.group and asked.group not in shelved.edition.scores.group:
            raise _unknown(asked.group, sorted(set(shelved.edition.scores.group)))
        made = desk.pictures.live(
            Wanted(
                name,
                shelved,
                language,
                node=asked.node or None,
                region=asked.region or None,
                group=asked.group or None,
                others=desk.shelf.of_recipe(shelved.edition.recipe.key),
            )
        )
        if made is None:
            raise _unknown(name, known)
        # Only the address that names today's stamp may be kept forever.
        kept = FOREVER if asked.v == shelved.stamp else CHECKED
        body = {"spec": live(made), "ratio": [made.frame.wide, made.frame.tall], "is_ratio": made.frame.is_ratio}
        return answer(
            request,
            json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(),
            "application/json",
            headers={"Cache-Control": kept},
        )

    @app.get("/aset/{name}", summary="berkas tampilan", description="a file of the looks")
    def asset(request: Request, name: str) -> Response:
        found = by_address().get(f"/aset/{name}")
        if found is None:
            raise _unknown(name, [])
        return found.answer(request)


def _unknown(name: str, known: list[str]) -> UnknownName:
    return UnknownName(
        Problem(
            met=Text(id=f"{name} tidak ada", en=f"There is no {name}"),
            expected=same(", ".join(known)) if known else Text(id="alamat yang tertulis pada halaman", en="an address written on a page"),
            todo=Text(id="muat ulang halaman", en="load the page again"),
        )
    )
