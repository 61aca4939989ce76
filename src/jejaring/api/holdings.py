"""What an edition holds for taking away: its files with hashes, its columns explained, its data sets with licences."""

from collections.abc import Mapping
from typing import Literal

from jejaring.api.cards import EditionCard, card
from jejaring.edition import Edition, Manifest
from jejaring.terms.frozen import Frozen
from jejaring.terms.indicator import Dataset
from jejaring.terms.text import Text

Format = Literal["CSV", "XLSX", "Parquet", "JSON"]


class FileView(Frozen):
    """A file of the edition, its size, its SHA-256 as the manifest states it, and where it is fetched."""

    name: str
    bytes: int
    sha256: str
    address: str


class ScoreFile(Frozen):
    """The table of scores in one format."""

    format: Format
    name: str
    bytes: int
    address: str


class ColumnView(Frozen):
    """A column of the table of scores and what stands in it."""

    name: str
    meaning: Text


class DataView(Frozen):
    """Everything that can be taken away from an edition."""

    edition: EditionCard
    scores: tuple[ScoreFile, ...]
    columns: tuple[ColumnView, ...]
    files: tuple[FileView, ...]
    datasets: tuple[Dataset, ...]
    manifest: Manifest


MEANINGS: dict[str, Text] = {
    "region": Text(id="kode Kemendagri, empat digit sebagai teks", en="Kemendagri code, four digits as text"),
    "bps": Text(id="kode BPS dengan 34 provinsi", en="BPS code of the time of 34 provinces"),
    "bps38": Text(id="kode BPS dengan 38 provinsi", en="BPS code of the time of 38 provinces"),
    "name": Text(id="nama lengkap", en="full name"),
    "group": Text(id="kelompok pemeringkatan", en="group of ranking"),
    "node": Text(id="simpul pohon indeks; lihat halaman metode", en="node of the index tree; see the method page"),
    "score": Text(id="nilai 0–100", en="score 0–100"),
    "low": Text(id="batas bawah rentang nilai", en="lower end of the score's interval"),
    "high": Text(id="batas atas rentang nilai", en="upper end of the score's interval"),
    "rank": Text(id="peringkat dalam kelompok, 1 yang tertinggi", en="rank in the group, 1 the highest"),
    "rank_low": Text(id="peringkat terbaik yang mungkin", en="best rank in the interval"),
    "rank_high": Text(id="peringkat terburuk yang mungkin", en="worst rank in the interval"),
    "band": Text(id="kelompok peringkat, 1 yang teratas", en="rank band, 1 the top"),
    "coverage": Text(id="bagian bobot yang terisi, 0–1", en="share of weight that is filled, 0–1"),
    "sakip": Text(id="setara huruf SAKIP", en="equivalent SAKIP letter"),
    "eppd": Text(id="setara kata EPPD", en="equivalent EPPD word"),
    "iid": Text(id="setara kata IID", en="equivalent IID word"),
    "imputed": Text(id="diisi oleh resep, bukan diukur", en="filled in by the recipe, not measured"),
}
"""What stands in each column of scores.csv."""


def holdings(edition: Edition, manifest: Manifest, *, scores: tuple[ScoreFile, ...], files: Mapping[str, tuple[int, str]]) -> DataView:
    """Return what can be taken away; `files` gives size in bytes and address of each file of the manifest by name."""
    from jejaring.terms.tables import SCORES

    return DataView(
        edition=card(edition),
        scores=scores,
        columns=tuple(ColumnView(name=name, meaning=MEANINGS[name]) for name in SCORES.columns),
        files=tuple(
            FileView(name=name, bytes=size, sha256=manifest.files[name], address=address) for name, (size, address) in sorted(files.items())
        ),
        datasets=edition.catalogue.datasets,
        manifest=manifest,
    )
