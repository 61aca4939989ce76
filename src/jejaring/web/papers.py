"""The pages about an edition itself: its method, its data to take away, and the list of addresses."""

from dataclasses import dataclass
from threading import Lock
from typing import Annotated

from fastapi import FastAPI, Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from jejaring import api
from jejaring.api.method import LeafView
from jejaring.api.workbook import workbook
from jejaring.edition import read_manifest
from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import Language, Text, same
from jejaring.web.address import address, file_address
from jejaring.web.asked import Asked, refuse_unknown
from jejaring.web.desk import Desk
from jejaring.web.formulas import formula, scale_formula
from jejaring.web.method_words import choices, ranking_rule, step_name, step_text, used_steps
from jejaring.web.render import answer, page, twin
from jejaring.web.shelf import Shelved
from jejaring.words import Speech, speech

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "parquet": "application/vnd.apache.parquet", "xlsx": SPREADSHEET}
SCORE_FILES: tuple[tuple[api.Format, str], ...] = (
    ("CSV", "scores.csv"),
    ("XLSX", "scores.xlsx"),
    ("Parquet", "scores.parquet"),
    ("JSON", "scores.json"),
)


@dataclass(frozen=True)
class Workbooks:
    """The workbooks that this process has made, by edition and language."""

    made: dict[tuple[str, Language], bytes]
    lock: Lock

    def get(self, shelved: Shelved, language: Language) -> bytes:
        """Return the workbook of an edition, made at the first request."""
        key = (shelved.stamp, language)
        with self.lock:
            if key not in self.made:
                self.made[key] = workbook(shelved.edition, language)
            return self.made[key]


def serve_editions(app: FastAPI, desk: Desk) -> None:
    """Give an app the pages about an edition."""
    _method(app, desk)
    _data(app, desk, Workbooks({}, Lock()))
    _routes(app, desk)


def _method(app: FastAPI, desk: Desk) -> None:
    @app.get("/{language}/metode", summary="cara hitung menurut resep", description="the method, read off the recipe")
    def method(request: Request, language: Language, asked: Annotated[Asked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        view, said = api.method(shelved.edition), speech(language)
        return page(
            setting,
            "method.html",
            name="method",
            view=view,
            twin=address("method", language, ending=".json", query=asked.model_dump()),
            steps=used_steps(view),
            formula=_marked_formula,
            step_name=lambda method: step_name(method, said),
            step_text=lambda method: step_text(method, said),
            scale_formula=lambda leaf: _marked_scale(leaf, said),
            ranking_words=ranking_rule(view, said),
            choices=choices(view, said),
            context_names=said.list(said.text(item.name) for item in view.context),
            corrections=shelved.edition.catalogue.corrections,
        )

    @app.get("/{language}/metode.json", summary="cara hitung sebagai JSON", description="the method as JSON")
    def method_twin(request: Request, language: Language, asked: Annotated[Asked, Query()]) -> Response:  # noqa: ARG001
        refuse_unknown(request, Asked)
        return twin(request, api.method(desk.shelf.get(asked.edition).edition))


def _data(app: FastAPI, desk: Desk, workbooks: Workbooks) -> None:
    @app.get("/{language}/data", summary="data untuk diunduh", description="the data to download")
    def data(request: Request, language: Language, asked: Annotated[Asked, Query()]) -> Response:
        shelved, setting = desk.setting(request, language, asked)
        view = _holdings(shelved, language, workbooks)
        there = address("data", language, ending=".json", query=asked.model_dump())
        return page(setting, "data.html", name="data", view=view, twin=there)

    @app.get("/{language}/data.json", summary="daftar data sebagai JSON", description="the list of data as JSON")
    def data_twin(request: Request, language: Language, asked: Annotated[Asked, Query()]) -> Response:
        refuse_unknown(request, Asked)
        return twin(request, _holdings(desk.shelf.get(asked.edition), language, workbooks))

    @app.get("/{language}/data/{edition}/{name}", summary="satu berkas dari sebuah edisi", description="one file of an edition")
    def file(request: Request, language: Language, edition: str, name: str) -> Response:
        shelved = desk.shelf.get(edition)
        body = _file(shelved, name, language, workbooks)
        attached = {"Content-Disposition": f'attachment; filename="jejaring-{shelved.edition.manifest.id}-{name}"'}
        return answer(request, body, KINDS[name.rpartition(".")[2]], headers=attached)


def _routes(app: FastAPI, desk: Desk) -> None:
    @app.get("/{language}/api", summary="daftar alamat", description="the list of addresses")
    def listing(request: Request, language: Language, asked: Annotated[Asked, Query()]) -> Response:
        _, setting = desk.setting(request, language, asked)
        view = api.routes(request.app.openapi())
        return page(setting, "routes.html", name="routes", view=view, twin=address("routes", language, ending=".json"))

    @app.get("/{language}/api.json", summary="daftar alamat sebagai JSON", description="the list of addresses as JSON")
    def listing_twin(request: Request, language: Language) -> Response:  # noqa: ARG001
        refuse_unknown(request, Asked)
        return twin(request, api.routes(request.app.openapi()))


def _holdings(shelved: Shelved, language: Language, workbooks: Workbooks) -> api.DataView:
    edition, name = shelved.edition, shelved.edition.manifest.id
    manifest = read_manifest(shelved.folder)
    files = {file: ((shelved.folder / file).stat().st_size, file_address(language, name, file)) for file in manifest.files}
    scores = tuple(
        api.ScoreFile(
            format=kind, name=file, bytes=len(_file(shelved, file, language, workbooks)), address=file_address(language, name, file)
        )
        for kind, file in SCORE_FILES
    )
    return api.holdings(edition, manifest, scores=scores, files=files)


def _file(shelved: Shelved, name: str, language: Language, workbooks: Workbooks) -> bytes:
    """Return a file by its name in the manifest, or the workbook made of it; a name is looked up, never joined to a path unseen."""
    if name == "scores.xlsx":
        return workbooks.get(shelved, language)
    known = [*read_manifest(shelved.folder).files, "manifest.json", "scores.xlsx"]
    if name not in known:
        raise UnknownName(
            Problem(
                met=Text(id=f"Berkas {name} tidak ada", en=f"There is no file {name}"),
                expected=same(", ".join(sorted(known))),
                todo=Text(id="pilih salah satu", en="choose one of them"),
            )
        )
    return (shelved.folder / name).read_bytes()


def _marked_formula(method: str) -> Markup | None:
    made = formula(method)
    return None if made is None else Markup(made)  # noqa: S704 our own formula


def _marked_scale(leaf: LeafView, said: Speech) -> Markup | None:
    made = scale_formula(leaf.normalise.method, dict(leaf.normalise.parameters), said)
    return None if made is None else Markup(made)  # noqa: S704 our own formula
