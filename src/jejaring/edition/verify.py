"""An edition rebuilt from its own export and compared: byte for byte, or to 1e-9 where other versions of libraries made it."""

import tempfile
from pathlib import Path
from typing import Literal

import numpy as np

from jejaring.edition.edition import Edition
from jejaring.edition.folder import read_edition, write_files
from jejaring.edition.river import LIBRARIES, Work, make_edition
from jejaring.edition.tables import score_table
from jejaring.terms.frozen import Frozen

TOLERANCE = 1e-9


class Difference(Frozen):
    """What a rebuild gives otherwise: a library's version, a file's bytes, or a column of the scores beyond 1e-9."""

    what: Literal["version", "file", "scores"]
    name: str
    stored: str
    rebuilt: str


class Verdict(Frozen):
    """The result of a verification: `identical` bytes, or `equal` scores to 1e-9 under other versions, with every difference."""

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
    versions = [
        Difference(what="version", name=name, stored=stored.manifest.versions.get(name, ""), rebuilt=manifest.versions[name])
        for name in ("python", *LIBRARIES)
        if stored.manifest.versions.get(name) != manifest.versions[name]
    ]
    names = sorted(stored.manifest.files.keys() | manifest.files.keys())
    files = [
        Difference(what="file", name=name, stored=stored.manifest.files.get(name, ""), rebuilt=manifest.files.get(name, ""))
        for name in names
        if stored.manifest.files.get(name) != manifest.files.get(name)
    ]
    scores = _apart(stored, rebuilt) if files else []
    return Verdict(identical=not versions and not files, equal=not scores, differences=(*versions, *files, *scores))


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
