"""An edition as a folder of Parquet, CSV and JSON: written whole or not at all, hashed, and read back."""

import hashlib
from pathlib import Path

import pandas as pd
from pydantic import TypeAdapter, ValidationError

from jejaring.ecosystem import PeerGroup
from jejaring.edition.beside import appearing
from jejaring.edition.edition import FORMAT, Edition, Manifest
from jejaring.edition.paint import portrait
from jejaring.edition.parquet import read_parquet, write_parquet
from jejaring.edition.tables import panel_of, panel_table, score_table, scores_of
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.frozen import Frozen
from jejaring.terms.problem import BadEdition, Place, Problem
from jejaring.terms.recipe import Recipe
from jejaring.terms.tables import OBSERVATIONS, PANEL, SCORES, Column, Contract
from jejaring.terms.text import Text, same

MANIFEST = "manifest.json"
_PEERS = TypeAdapter(tuple[PeerGroup, ...])
PORTRAITS = Contract("portraits", {"region": Column("text"), "portrait": Column("text")}, key=("region",))
"""One row a region: its portrait as JSON, as `Portrait.model_validate_json` reads it."""


def write_edition(edition: Edition, folder: Path, *, replace: bool = False) -> Manifest:
    """Write an edition into a folder and return its manifest with the hash of every file.

    The files are written beside the folder and moved there at the end, so that a stopped run leaves nothing half-written. Raises
    BadEdition where the folder holds something else, or an edition while `replace` is False.
    """
    _refuse_other(folder, replace=replace)
    with appearing(folder) as beside:
        return write_files(edition, beside)


def write_files(edition: Edition, folder: Path) -> Manifest:
    """Write every file of an edition into an existing folder, the manifest last, and return the manifest."""
    scores = score_table(edition)
    _write_json(folder / "recipe.json", edition.recipe)
    _write_json(folder / "catalogue.json", edition.catalogue)
    (folder / "peers.json").write_bytes(_PEERS.dump_json(edition.peers, indent=1) + b"\n")
    portraits = [(region, portrait(edition, region).model_dump_json()) for region in edition.scores.regions]
    write_parquet(pd.DataFrame(portraits, columns=["region", "portrait"]), PORTRAITS, folder / "portraits.parquet")
    write_parquet(edition.observations, OBSERVATIONS, folder / "observations.parquet")
    write_parquet(panel_table(edition.panel), PANEL, folder / "panel.parquet")
    write_parquet(scores, SCORES, folder / "scores.parquet")
    scores.to_csv(folder / "scores.csv", index=False, lineterminator="\n", encoding="utf-8")
    scores.to_json(folder / "scores.json", orient="split", index=False, double_precision=15, force_ascii=False)
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}
    manifest = edition.manifest.model_copy(update={"files": hashes})
    _write_json(folder / MANIFEST, manifest)
    return manifest


def read_edition(folder: Path) -> Edition:
    """Read an edition from its folder, checking every hash; raises BadEdition listing all missing or altered files."""
    manifest = read_manifest(folder)
    problems = [_altered(folder / name, digest) for name, digest in manifest.files.items() if _digest(folder / name) != digest]
    if problems:
        raise BadEdition(problems)
    recipe = Recipe.model_validate_json((folder / "recipe.json").read_text(encoding="utf-8"))
    catalogue = Catalogue.model_validate_json((folder / "catalogue.json").read_text(encoding="utf-8"))
    scores, intervals = scores_of(read_parquet(folder / "scores.parquet"), recipe)
    return Edition(
        manifest=manifest,
        catalogue=catalogue,
        recipe=recipe,
        observations=OBSERVATIONS.check(read_parquet(folder / "observations.parquet")),
        panel=panel_of(read_parquet(folder / "panel.parquet"), catalogue, period=str(manifest.year)),
        scores=scores,
        intervals=intervals,
        peers=_PEERS.validate_json((folder / "peers.json").read_bytes()),
    )


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an edition folder; raises BadEdition where there is none, or one of a newer format."""
    path = folder / MANIFEST
    try:
        manifest = Manifest.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError, UnicodeDecodeError) as error:
        raise BadEdition(_no_edition(folder)) from error
    if manifest.format > FORMAT:
        raise BadEdition(
            Problem(
                place=Place(file=str(path)),
                met=Text(id=f"edisi berformat {manifest.format}", en=f"an edition of format {manifest.format}"),
                expected=Text(id=f"format {FORMAT} atau lebih lama", en=f"format {FORMAT} or older"),
                todo=Text(id="perbarui Jejaring", en="update Jejaring"),
            )
        )
    return manifest


def is_edition(folder: Path) -> bool:
    """Tell whether a folder holds an edition's manifest."""
    return (folder / MANIFEST).is_file()


def _refuse_other(folder: Path, *, replace: bool) -> None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if is_edition(folder) and replace:
        return
    raise BadEdition(
        Problem(
            place=Place(file=str(folder)),
            met=Text(id="map sudah berisi", en="the folder is not empty"),
            expected=Text(id="map baru atau kosong", en="a new or empty folder"),
            todo=Text(
                id="pilih map lain, atau minta ganti dengan --replace bila isinya edisi",
                en="choose another folder, or ask to replace it with --replace if it holds an edition",
            ),
        )
    )


def _write_json(path: Path, value: Frozen) -> None:
    path.write_text(value.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _altered(path: Path, digest: str) -> Problem:
    found = _digest(path)
    return Problem(
        place=Place(file=str(path)),
        met=same(f"sha256 {found}") if found else Text(id="berkas tidak ada", en="file is absent"),
        expected=same(f"sha256 {digest}"),
        todo=Text(id="ambil lagi edisi ini dari penerbitnya", en="fetch the edition again from its publisher"),
    )


def _no_edition(folder: Path) -> Problem:
    return Problem(
        place=Place(file=str(folder)),
        met=Text(id="tidak ada manifest.json yang terbaca", en="no readable manifest.json"),
        expected=Text(id="map sebuah edisi", en="the folder of an edition"),
        todo=Text(id="buat dengan `jejaring build --out MAP`", en="make one with `jejaring build --out FOLDER`"),
    )
