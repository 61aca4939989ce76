"""Reads a JSON file within the limits of size and says line and column where it breaks."""

import json
from pathlib import Path

from jejaring.sources.fingerprint import check_size
from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text


def read_json(path: Path) -> object:
    """Return the value of a JSON file (UTF-8); raise BadFile where it is too large, not JSON, or names a member twice."""
    check_size(path)
    try:
        value: object = json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        row = error.lineno if isinstance(error, json.JSONDecodeError) else None
        problem = Problem(
            place=Place(file=path.name, row=row),
            met=Text(id=f"berkas bukan JSON yang utuh ({error})", en=f"the file is no sound JSON ({error})"),
            expected=Text(id="JSON dalam UTF-8", en="JSON in UTF-8"),
            todo=Text(id="unduh ulang berkas itu", en="download the file again"),
        )
        raise BadFile(problem) from error
    return value


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # JSON readers keep the last of two equal names without a word: a figure would be lost silently.
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"{name!r} ×2")
        members[name] = value
    return members
