"""From a view to a page: the templates, and the words they ask for."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from jejaring import __version__
from jejaring.api import EditionCard
from jejaring.terms.status import STATUS_WORDS
from jejaring.terms.text import LANGUAGES, Language, Text
from jejaring.web.address import address, in_language
from jejaring.web.assets import asset
from jejaring.words import Speech, sentences, speech

FINDINGS = ("headline", "compared", "how_sure", "what_next", "data_status", "peers_reason", "counted")
OF_ONE_RECIPE = ("node", "w", "spread", "top", "floor", "leave_out", "rounding", "others", "draws")
CHECKED = "no-cache"
"""Kept by the reader, but asked about each time: a page changes when its edition does."""


@dataclass(frozen=True)
class Setting:
    """What surrounds every page: the request, its language, the edition shown (None before there is one) and those to choose from.

    `asked_edition` is the edition that the address names and that links keep; None where it names none, or none that is known.
    """

    request: Request
    language: Language
    edition: EditionCard | None
    editions: tuple[EditionCard, ...]
    asked_edition: str | None = None


def page(setting: Setting, template: str, *, name: str, status: int = 200, **content: object) -> Response:
    """Return a page of a template, with an ETag of its bytes; 304 where the reader has it already."""
    said = speech(setting.language)
    text = _templates().get_template(template).render({**_surroundings(setting, said), "page": name, **content})
    return answer(setting.request, text.encode(), "text/html; charset=utf-8", status=status)


def twin(request: Request, view: BaseModel) -> Response:
    """Return a view as JSON."""
    return answer(request, view.model_dump_json().encode(), "application/json")


def answer(request: Request, body: bytes, kind: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return bytes with an ETag, or 304 where the reader has them already."""
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    sent = {"Cache-Control": CHECKED, "ETag": tag, "Vary": "Accept-Encoding", **(headers or {})}
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=sent)
    return Response(body, status_code=status, media_type=kind, headers=sent)


def _surroundings(setting: Setting, said: Speech) -> dict[str, Any]:
    request, language = setting.request, setting.language
    path, query = request.url.path, request.url.query

    def link(page: str, *, key: str = "", ending: str = "", **kept: str | None) -> str:
        return address(page, language, key=key, ending=ending, query={"edition": setting.asked_edition, **kept})

    def other_edition(edition: str) -> str:
        # Codes of nodes belong to one recipe.
        there = request.url.remove_query_params(OF_ONE_RECIPE).include_query_params(edition=edition)
        return str(there.replace(scheme="", netloc="", fragment=""))

    return {
        "language": language,
        "languages": LANGUAGES,
        "t": said.say,
        "s": said,
        "link": link,
        "switch": lambda other: in_language(path, query, other),
        "other_edition": other_edition,
        "edition": setting.edition,
        "editions": setting.editions,
        "asked_edition": setting.asked_edition,
        "path": path,
        "twin": None,
        "software": __version__,
        "suggestions": address("home", language, ending="/nama.json", query={"edition": setting.asked_edition}),
        "rank_words": lambda node: sentences.rank_range(node, said),
        "names": lambda texts: ", ".join(said.text(text) for text in texts),
        "plain": lambda value: plain_number(value, said),
    }


def plain_number(value: object, said: Speech) -> str:
    """Return a number with as many decimals as it has, other values as they are."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return said.text(value) if isinstance(value, Text) else str(value)
    return said.number(value, next((places for places in range(4) if round(value, places) == value), 4))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("jejaring.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= {name: getattr(sentences, name) for name in FINDINGS}
    made.globals |= {"asset": lambda name: asset(name).address, "status_words": STATUS_WORDS, "markup": Markup}
    return made
