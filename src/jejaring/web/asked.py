"""What an address asks for: the parameters of each page, checked; an unknown one is refused by the JSON twins."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from jejaring.terms.problem import JejaringError, Problem
from jejaring.terms.text import Text, same

EditionName = Field(default=None, description="id atau kunci resep edisi · id of an edition or key of a recipe")
RegionKey = Field(default=None, description="kode Kemendagri daerah · Kemendagri code of a region")
SearchWords = Field(default=None, max_length=80, description="nama atau kode daerah · name or code of a region")
NodeCode = Field(default=None, description="kode simpul pohon indeks · code of a node of the index tree")


class Asked(BaseModel):
    """What every page understands."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    edition: str | None = EditionName


class HomeAsked(Asked):
    """What the first page understands: a region to show, or words to search for."""

    region: str | None = RegionKey
    q: str | None = SearchWords


class NodeAsked(Asked):
    """What ranking and map understand: a node of the tree and the region in focus."""

    node: str | None = NodeCode
    region: str | None = RegionKey


class MapAsked(NodeAsked):
    """What the map understands besides: `geographic` for the outlines instead of tiles."""

    shape: str | None = Field(default=None, pattern="^(tiles|geographic)?$", description="tiles, geographic")


class WeightsAsked(NodeAsked):
    """What the page of weights understands: weights as `K1:30;K2:70`, and by how many percent each may move for the ranks in reach."""

    w: str | None = Field(default=None, max_length=2000, description="bobot · weights, K1:30;K2:70")
    bound: int = Field(default=50, ge=0, le=100, description="geseran bobot dalam persen · how far weights move, in percent")
    q: str | None = SearchWords


class ComparisonAsked(Asked):
    """What the comparison understands: the regions side by side, and words to search for another one."""

    region: list[str] = Field(default=[], max_length=40, description="kode Kemendagri, 2-4 kali · Kemendagri codes, 2-4 times")
    q: str | None = SearchWords


class DoubtAsked(Asked):
    """What the page of doubt understands. Without `spread` the recipe's own choices hold; with it those that the address names."""

    region: str | None = RegionKey
    spread: int | None = Field(default=None, ge=0, le=100, description="geseran bobot dalam persen · spread of weights in percent")
    top: list[Literal["linear", "geometric", "harmonic"]] = Field(default=[], description="rata-rata puncak · means at the top")
    floor: list[Annotated[float, Field(ge=0, le=100)]] = Field(default=[], max_length=6, description="alas · floors")
    leave_out: bool = Field(default=False, description="1: satu indikator dihilangkan · one indicator is left out")
    rounding: bool = Field(default=False, description="1: pembulatan sumber · rounding of the sources")
    others: bool = Field(default=False, description="1: pilihan lain dari resep · other choices of the recipe")
    draws: int = Field(default=500, ge=1, le=2000, description="banyak hitungan ulang · number of re-runs")


class PictureAsked(NodeAsked):
    """What a live picture understands: its group of ranking too; `v` is the stamp under which it may be kept."""

    group: str | None = Field(default=None, description="kelompok pemeringkatan · group of ranking")
    v: str | None = Field(default=None, description="cap edisi · stamp of the edition")


def refuse_unknown(request: Request, known: type[Asked]) -> None:
    """Raise JejaringError where a twin is asked with a parameter that it does not understand."""
    names = [*known.model_fields]
    unknown = [name for name in request.query_params if name not in names]
    if unknown:
        raise JejaringError(
            Problem(
                met=Text(id=f"parameter {', '.join(unknown)}", en=f"parameter {', '.join(unknown)}"),
                expected=same(", ".join(names)),
                todo=Text(id="hapus atau ganti parameter itu", en="remove or rename the parameter"),
            )
        )
