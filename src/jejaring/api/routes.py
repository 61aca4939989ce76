"""The list of addresses as data, read off the OpenAPI document that the app makes of itself."""

from collections.abc import Mapping
from typing import Any

from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text


class RouteView(Frozen):
    """One address: its path, what it answers, and the names of its parameters."""

    path: str
    meaning: Text
    parameters: tuple[str, ...]


class RoutesView(Frozen):
    """Every address that can be read."""

    routes: tuple[RouteView, ...]


def routes(document: Mapping[str, Any]) -> RoutesView:
    """Return the addresses of an OpenAPI document whose summaries are Indonesian and whose descriptions are English."""
    found = []
    for path, methods in document["paths"].items():
        read = methods["get"]
        names = tuple(item["name"] for item in read.get("parameters", ()))
        found.append(RouteView(path=path, meaning=Text(id=read["summary"], en=read["description"]), parameters=names))
    return RoutesView(routes=tuple(found))
