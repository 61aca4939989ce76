"""The empty Jejaring workbook and its CSV twin, handed out to those who bring figures."""

import tempfile
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from jejaring.catalogue import load
from jejaring.sources import write_csv_template, write_template
from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import Language, Text, same
from jejaring.web.render import answer

KINDS = {
    "jejaring.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jejaring.csv": "text/csv; charset=utf-8",
}
"""The files, and what each is."""


def serve_forms(app: FastAPI) -> None:
    """Give an app the empty workbook in both languages."""

    @app.get("/{language}/buku-kerja/{name}", summary="buku kerja kosong untuk diisi", description="the empty workbook to fill in")
    def form(request: Request, language: Language, name: str) -> Response:
        if name not in KINDS:
            raise UnknownName(
                Problem(
                    met=Text(id=f"Berkas {name} tidak ada", en=f"There is no file {name}"),
                    expected=same(", ".join(KINDS)),
                    todo=Text(id="pilih salah satu", en="choose one of them"),
                )
            )
        attached = {"Content-Disposition": f'attachment; filename="{name}"'}
        return answer(request, _empty(name, language), KINDS[name], headers=attached)


@cache
def _empty(name: str, language: Language) -> bytes:
    write = write_csv_template if name.endswith(".csv") else write_template
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / name
        write(load(), file, language=language)
        return file.read_bytes()
