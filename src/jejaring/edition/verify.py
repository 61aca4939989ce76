"""An edition rebuilt from its own export and compared: byte for byte, or to 1e-9 where other versions of libraries made it."""

import json
import math
import tempfile
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

from jejaring.edition.edition import Edition
from jejaring.edition.folder import read_edition, write_files
from jejaring.edition.parquet import read_parquet
from jejaring.edition.river import LIBRARIES, Work, make_edition
from jejaring.edition.tables import score_table
from jejaring.terms.frozen import Frozen

TOLERANCE = 1e-9
TEXTS = ("region", "bps", "bps38")
"""Columns of scores.csv that are text although they look like numbers."""


class Difference(Frozen):
    """What a rebuild gives otherwise: a library's version, a file's bytes, what a file says, or a column of the scores beyond 1e-9."""

    what: Literal["version", "file", "content", "scores"]
    name: str
    stored: str
    rebuilt: str


class Verdict(Frozen):
    """The result of a verification: `identical` bytes, or `equal` content of every file (numbers to 1e-9), with every difference."""

    identical: bool
    equal: bool
    differences: tuple[Difference, ...]


def verify_edition(folder: Path, *, work: Work | None = None) -> Verdict:
    """Rebuild an edition from the observations, catalogue and recipe in its folder and compare; raises BadEdition on altered files."""
    stored = read_edition(folder)
    rebuilt = make_edition(
        stored.observations, stored.catalogue, stored.recipe, year=stored.manifest.year, date=stored.manifest.date, work=work
    )
    with tempfile.TemporaryDirectory() as place:
        manifest = write_files(rebuilt, Path(place))
        files = _files(stored.manifest.files, manifest.files)
        contents = [
            Difference(what="content", name=file.name, stored=file.stored, rebuilt=file.rebuilt)
            for file in files
            if not _says_the_same(folder / file.name, Path(place) / file.name)
        ]
    versions = [
        Difference(what="version", name=name, stored=stored.manifest.versions.get(name, ""), rebuilt=manifest.versions[name])
        for name in ("python", *LIBRARIES)
        if stored.manifest.versions.get(name) != manifest.versions[name]
    ]
    scores = _apart(stored, rebuilt) if files else []
    return Verdict(
        identical=not versions and not files, equal=not scores and not contents, differences=(*versions, *files, *contents, *scores)
    )


def _files(stored: dict[str, str], rebuilt: dict[str, str]) -> list[Difference]:
    return [
        Difference(what="file", name=name, stored=stored.get(name, ""), rebuilt=rebuilt.get(name, ""))
        for name in sorted(stored.keys() | rebuilt.keys())
        if stored.get(name) != rebuilt.get(name)
    ]


def _says_the_same(stored: Path, rebuilt: Path) -> bool:
    """Tell whether two files hold the same content, numbers to 1e-9; a file that is there only once does not."""
    return stored.is_file() and rebuilt.is_file() and _alike(_content(stored), _content(rebuilt))


def _content(path: Path) -> object:
    if path.suffix == ".json":
        return json.loads(path.read_bytes())
    table = read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path, dtype=dict.fromkeys(TEXTS, str))
    cells = {name: column.astype(object).where(column.notna(), None).tolist() for name, column in table.items()}
    return cells | ({"portrait": [json.loads(cell) for cell in cells["portrait"]]} if "portrait" in cells else {})


def _alike(left: object, right: object) -> bool:
    if isinstance(left, dict) and isinstance(right, dict):
        # A later Jejaring may say more about a thing; what was said before must still be there.
        return left.keys() <= right.keys() and all(_alike(value, right[name]) for name, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(_alike(one, other) for one, other in zip(left, right, strict=True))
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=0, abs_tol=TOLERANCE) or (math.isnan(left) and math.isnan(right))
    return left == right


def _apart(stored: Edition, rebuilt: Edition) -> list[Difference]:
    before, after = score_table(stored), score_table(rebuilt)
    differences = []
    for name in before.columns:
        if name in ("score", "low", "high", "coverage"):
            left, right = before[name].to_numpy(dtype=float), after[name].to_numpy(dtype=float)
            unequal = int((~np.isclose(left, right, rtol=0, atol=TOLERANCE, equal_nan=True)).sum())
        else:
            unequal = int((before[name].astype("string").fillna("") != after[name].astype("string").fillna("")).sum())
        if unequal:
            differences.append(Difference(what="scores", name=name, stored=f"{len(before)} rows", rebuilt=f"{unequal} differ"))
    return differences
