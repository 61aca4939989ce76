"""The page of doubt: a reader opens and closes the choices of the recipe and sees which ranks move and which choice matters."""

from typing import Annotated

from fastapi import FastAPI, Query
from starlette.requests import Request
from starlette.responses import Response

from jejaring import api
from jejaring.api.questions import DRAWS, FLOORS, SPREADS, TOPS
from jejaring.terms.text import Language
from jejaring.web.address import address
from jejaring.web.asked import DoubtAsked, refuse_unknown
from jejaring.web.desk import Desk, check_region
from jejaring.web.doubt_words import choice_name, doubt_said, replaced_words
from jejaring.web.kept import Kept
from jejaring.web.method_words import step_name
from jejaring.web.render import page, twin
from jejaring.web.shelf import Shelved
from jejaring.words import speech

SHOWN = 10
"""So many of the ranks that move most in each group are on the page; all are in the twin."""
Answers = Kept[api.DoubtView]


def serve_doubt(app: FastAPI, desk: Desk) -> None:
    """Give an app the page of doubt and its twin."""
    answers: Answers = Kept()

    @app.get("/{language}/keraguan", summary="pilihan resep yang diragukan", description="choices of the recipe called into question")
    def doubt(request: Request, language: Language, asked: Annotated[DoubtAsked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        view, said = _view(shelved, asked, language, answers), speech(language)
        own = next((move for move in view.moves if move.region == asked.region), None)
        groups = dict.fromkeys(move.group for move in sorted(view.moves, key=lambda move: shelved.edition.row(move.region)))
        shown = [move for group in groups for move in [each for each in view.moves if each.group == group][:SHOWN]]
        return page(
            setting,
            "doubt.html",
            name="doubt",
            view=view,
            moves=[*([own] if own and own not in shown else []), *shown],
            shown=SHOWN,
            asked_region=asked.region,
            spreads=sorted({*SPREADS, view.asked.spread, view.recipe.spread}),
            tops=[*TOPS],
            floors=sorted({*FLOORS, *view.asked.floors, *view.recipe.floors}),
            numbers=sorted({*DRAWS, view.asked.draws}),
            choice_name=lambda choice: choice_name(choice, said, root=view.node.code),
            step_name=lambda method: step_name(method, said),
            replaced_words=lambda item: replaced_words(view, item, said),
            reset=address("doubt", language, query={"edition": asked.edition, "region": asked.region}),
            twin=str(request.url.replace(scheme="", netloc="", path=f"/{language}/keraguan.json")),
        )

    @app.get("/{language}/keraguan.json", summary="keraguan sebagai JSON", description="the doubt as JSON")
    def doubt_twin(request: Request, language: Language, asked: Annotated[DoubtAsked, Query()]) -> Response:
        refuse_unknown(request, DoubtAsked)
        return twin(request, _view(desk.shelf.get(asked.edition), asked, language, answers))


def _view(shelved: Shelved, asked: DoubtAsked, language: Language, answers: Answers) -> api.DoubtView:
    check_region(shelved, asked.region)
    questions = _questions(shelved, asked)
    view = answers.get((shelved.stamp, questions), lambda: api.doubted(shelved.edition, questions))
    return view.model_copy(update={"said": doubt_said(view, speech(language))})


def _questions(shelved: Shelved, asked: DoubtAsked) -> api.Questions:
    own = api.recipe_questions(shelved.edition.recipe)
    if asked.spread is None:
        return own.model_copy(update={"draws": min(own.draws, asked.draws)})
    return api.Questions(
        spread=asked.spread,
        tops=tuple(method for method in TOPS if method in asked.top),
        floors=tuple(sorted(set(asked.floor))),
        leave_out=asked.leave_out,
        rounding=asked.rounding,
        others=asked.others,
        draws=asked.draws,
    )
