"""The page of weights: sliders that sum to 100, and what they do to a region's rank; the address holds the whole view."""

from typing import Annotated

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jejaring import api
from jejaring.edition import settled_recipe
from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import Language, Text, same
from jejaring.web.address import address
from jejaring.web.asked import WeightsAsked, refuse_unknown
from jejaring.web.desk import Desk, check_region
from jejaring.web.render import page, twin
from jejaring.web.shelf import Shelved
from jejaring.web.weights_words import moved_words, rank_words, weights_said
from jejaring.words import speech

FIELD = "b."
"""Fields of the form, one per weight, are named so; the page gathers them into the one parameter `w`."""
BOUNDS = (10, 25, 50, 100)
Kept = dict[str, str | None]


def serve_weights(app: FastAPI, desk: Desk) -> None:
    """Give an app the page of weights and its twin."""

    @app.get("/{language}/bobot", summary="bobot yang digeser pembaca", description="weights that the reader moves")
    def weights(request: Request, language: Language, asked: Annotated[WeightsAsked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        kept: Kept = {
            "edition": asked.edition,
            "node": asked.node,
            "region": asked.region,
            "w": asked.w,
            "bound": None if asked.bound == WeightsAsked.model_fields["bound"].default else str(asked.bound),
        }
        given = {name.removeprefix(FIELD): value for name, value in request.query_params.items() if name.startswith(FIELD)}
        if given:
            return RedirectResponse(address("weights", language, query={**kept, "w": _gathered(asked.w, given)}), status_code=303)
        found = api.find(shelved.edition.catalogue, asked.q) if asked.q else ()
        if asked.q and api.is_settled(found, shelved.edition.catalogue, asked.q):
            return RedirectResponse(address("weights", language, query={**kept, "region": found[0].region}), status_code=303)
        view, said = _view(shelved, asked, language), speech(language)
        return page(
            setting,
            "weights.html",
            name="weights",
            view=view,
            found=found,
            query=asked.q,
            kept=kept,
            bound=asked.bound,
            bounds=BOUNDS,
            here=lambda **changed: address("weights", language, query={**kept, **changed}),
            equal=_equal(view, shelved),
            range_words=lambda column: rank_words(column, said),
            moved_words=lambda moved: moved_words(moved, said),
            field=FIELD,
            live=address("weights", language, ending=".json"),
            twin=address("weights", language, ending=".json", query=kept),
        )

    @app.get("/{language}/bobot.json", summary="bobot pembaca sebagai JSON", description="weights of the reader as JSON")
    def weights_twin(request: Request, language: Language, asked: Annotated[WeightsAsked, Query()]) -> Response:
        refuse_unknown(request, WeightsAsked)
        return twin(request, _view(desk.shelf.get(asked.edition), asked, language))


def _view(shelved: Shelved, asked: WeightsAsked, language: Language) -> api.WeightsView:
    check_region(shelved, asked.region)
    recipe = settled_recipe(shelved.edition)
    known = api.weighable(recipe)
    if asked.node and asked.node not in known:
        raise _no_node(asked.node, known)
    weights = api.read_weights(recipe, asked.w or "")
    view = api.reweighed(shelved.edition, weights, node=asked.node or None, region=asked.region or None, bound=asked.bound / 100)
    if view is None:
        raise _no_region()
    return view.model_copy(update={"said": weights_said(view, speech(language))})


def _gathered(before: str | None, given: dict[str, str]) -> str:
    """Return the weights of the form as one text, beside those that the address held for other parts."""
    held = [part for part in (before or "").split(";") if part and part.partition(":")[0].strip() not in given]
    return ";".join([*held, *(f"{code}:{value.strip()}" for code, value in given.items())])


def _equal(view: api.WeightsView, shelved: Shelved) -> str:
    """Return the weights of the address with equal ones for the node that is shown."""
    return api.write_weights(api.equal_weights(settled_recipe(shelved.edition), view.node.code, view.weights))


def _no_node(node: str, known: tuple[str, ...]) -> UnknownName:
    return UnknownName(
        Problem(
            met=Text(id=f"Simpul {node} tidak punya bobot untuk digeser", en=f"The node {node} has no weights to move"),
            expected=same(", ".join(known)),
            todo=Text(id="pilih salah satu", en="choose one of them"),
        )
    )


def _no_region() -> UnknownName:
    return UnknownName(
        Problem(
            met=Text(id="Edisi ini tidak memuat daerah", en="This edition holds no region"),
            expected=Text(id="edisi dengan daerah", en="an edition with regions"),
            todo=Text(id="pilih edisi lain", en="choose another edition"),
        )
    )
