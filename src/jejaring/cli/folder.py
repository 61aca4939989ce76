"""Folders of results: a full one is left alone unless it holds our own results and the reader asks to replace them."""

from collections.abc import Collection
from pathlib import Path

from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text


def refuse_full(folder: Path, files: Collection[str], *, replace: bool) -> None:
    """Raise BadFile where a folder holds something, unless that is only `files` and they are to be replaced."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    ours = folder.is_dir() and {path.name for path in folder.iterdir()} <= {*files}
    if ours and replace:
        return
    raise BadFile(
        Problem(
            place=Place(file=str(folder)),
            met=Text(id="map sudah berisi", en="the folder is not empty"),
            expected=Text(id="map baru atau kosong", en="a new or empty folder"),
            todo=Text(id="pilih map lain, atau tambahkan --replace", en="choose another folder, or add --replace")
            if ours
            else Text(id="pilih map lain; isinya bukan hasil hitungan ini", en="choose another folder; it holds something else"),
        )
    )
