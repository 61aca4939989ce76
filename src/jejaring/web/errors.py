"""What goes wrong, as a page in the reader's language or as JSON in both, always with what to do."""

from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from jejaring.api import Found, card, find
from jejaring.terms.problem import BadEdition, JejaringError, Problem, UnknownName, UnknownRegion
from jejaring.terms.text import LANGUAGES, Language, Text, same
from jejaring.web.desk import Desk
from jejaring.web.kept import Busy
from jejaring.web.render import Setting, answer, page
from jejaring.words import speech


class ErrorView(BaseModel):
    """A refusal as JSON: every problem in both languages, and the regions whose names are near."""

    problems: tuple[Problem, ...]
    near: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Refuser:
    """Turns errors into answers of one app."""

    desk: Desk

    def refuse(self, request: Request, status: int, problems: tuple[Problem, ...], *, near: tuple[Found, ...] = ()) -> Response:
        """Return the answer to an address that cannot be served."""
        if request.url.path.endswith(".json"):
            return answer(request, ErrorView(problems=problems, near=near).model_dump_json().encode(), "application/json", status=status)
        language = language_of(request)
        setting = self._setting(request, language)
        heading = speech(language).say("web_not_found" if status == 404 else "web_refused")
        return page(setting, "error.html", name="error", status=status, heading=heading, problems=problems, near=near)

    def near(self, request: Request) -> tuple[Found, ...]:
        """Return the regions whose names are near the last part of an address."""
        editions = self.desk.shelf.editions
        return (
            find(editions[0].catalogue, request.url.path.rpartition("/")[2].rpartition(".")[0] or request.url.path.rpartition("/")[2])
            if editions
            else ()
        )

    def _setting(self, request: Request, language: Language) -> Setting:
        shelf, asked = self.desk.shelf, request.query_params.get("edition") or None
        if not shelf.shelved:
            return Setting(request, language, None, ())
        try:
            shelved = shelf.get(asked)
        except UnknownName:
            shelved, asked = shelf.get(None), None
        return Setting(request, language, card(shelved.edition), self.desk.cards(), asked)


def language_of(request: Request) -> Language:
    """Return the language of an address, or the reader's first choice of those that the product has (Indonesian where none fits)."""
    first = request.url.path.split("/")[1].removesuffix(".json")
    for language in LANGUAGES:
        if first == language:
            return language
    return preferred(request.headers.get("accept-language", ""))


def preferred(accepted: str) -> Language:
    """Return the language that an Accept-Language header likes best; Indonesian where it names none of ours."""
    wishes: list[tuple[float, str]] = []
    for part in accepted.split(","):
        tag, _, quality = part.strip().partition(";q=")
        try:
            wishes.append((float(quality or 1), tag.split("-")[0].strip().lower()))
        except ValueError:
            continue
    known: dict[str, Language] = {"id": "id", "in": "id", "ms": "id", "en": "en"}
    liked = [known[tag] for liking, tag in sorted(wishes, key=lambda wish: -wish[0]) if liking > 0 and tag in known]
    return liked[0] if liked else "id"


def install(app: FastAPI, desk: Desk) -> None:
    """Give an app its answers to what goes wrong."""
    refuser = Refuser(desk)

    @app.exception_handler(JejaringError)
    def refused(request: Request, error: JejaringError) -> Response:
        near = refuser.near(request) if isinstance(error, UnknownRegion) else ()
        status = 404 if isinstance(error, UnknownRegion | UnknownName) else 503 if isinstance(error, BadEdition | Busy) else 400
        return refuser.refuse(request, status, error.problems, near=near)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        if any(fault["loc"][0] == "path" for fault in error.errors()):
            return refuser.refuse(request, 404, (_no_page(request),))
        return refuser.refuse(request, 400, tuple(_bad_value(fault) for fault in error.errors()))

    @app.exception_handler(HTTPException)
    def absent(request: Request, error: HTTPException) -> Response:
        return refuser.refuse(request, error.status_code, (_no_page(request),))


def _no_page(request: Request) -> Problem:
    return Problem(
        met=Text(id=f"Alamat {request.url.path} tidak ada", en=f"There is no address {request.url.path}"),
        expected=Text(id="alamat dari daftar alamat", en="an address of the list of addresses"),
        todo=Text(id="mulai dari halaman depan", en="start from the first page"),
    )


def _bad_value(fault: dict[str, object]) -> Problem:
    place = fault["loc"]
    name = str(place[-1]) if isinstance(place, tuple | list) else ""
    return Problem(
        met=same(f"{name} = {fault['input']!r}"),
        expected=same(str(fault["msg"])),
        todo=Text(id="perbaiki alamatnya", en="mend the address"),
    )
