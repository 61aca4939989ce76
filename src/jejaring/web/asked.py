"""What an address asks for: the parameters of each page, checked; an unknown one is refused by the JSON twins."""

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from jejaring.terms.problem import JejaringError, Problem
from jejaring.terms.text import Text, same

EditionName = Field(default=None, description="id atau kunci resep edisi · id of an edition or key of a recipe")
RegionKey = Field(default=None, description="kode Kemendagri daerah · Kemendagri code of a region")
NodeCode = Field(default=None, description="kode simpul pohon indeks · code of a node of the index tree")


class Asked(BaseModel):
    """What every page understands."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    edition: str | None = EditionName


class HomeAsked(Asked):
    """What the first page understands: a region to show, or words to search for."""

    region: str | None = RegionKey
    q: str | None = Field(default=None, max_length=80, description="nama atau kode daerah · name or code of a region")


class NodeAsked(Asked):
    """What ranking and map understand: a node of the tree and the region in focus."""

    node: str | None = NodeCode
    region: str | None = RegionKey


class MapAsked(NodeAsked):
    """What the map understands besides: `geographic` for the outlines instead of tiles."""

    shape: str | None = Field(default=None, pattern="^(tiles|geographic)?$", description="tiles, geographic")


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
