"""The lines of a profile: nodes and figures of a portrait in tree order, in one shape."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jejaring.charts.picture import Voice
from jejaring.terms.status import STATUS_WORDS, Status
from jejaring.terms.text import Text

if TYPE_CHECKING:  # pictures start without loading the engine
    from jejaring.edition.portrait import Figure, NodeScore, Portrait

State = Literal["scored", "missing", "companion"]

SHOWN = (Status.ESTIMATED, Status.IMPUTED)
"""Statuses that are named beside the figure in the picture; the others are the rule and stand in the table."""


@dataclass(frozen=True)
class Line:
    """A node or figure; `remark` says what must be seen beside the value.

    `status` and `year` are None for a node, `low` and `high` None for a figure.
    """

    code: str
    name: Text
    depth: int
    score: float | None
    low: float | None
    high: float | None
    peer_median: float | None
    group_median: float | None
    value: str
    remark: str
    year: str | None
    status: Status | None
    state: State


def lines(portrait: "Portrait", voice: Voice, *, within: str) -> tuple[Line, ...]:
    """Return the lines of a node's branch, the node first; raises ValueError for an unknown node."""
    codes = [node.code for node in portrait.nodes]
    return tuple(_branch(portrait, voice, portrait.nodes[codes.index(within)], depth=0))


def _branch(portrait: "Portrait", voice: Voice, node: "NodeScore", *, depth: int) -> Iterator[Line]:
    yield _node(portrait, voice, node, depth=depth)
    for child in portrait.nodes:
        if child.parent == node.code:
            yield from _branch(portrait, voice, child, depth=depth + 1)
    for figure in portrait.figures:
        if figure.parent == node.code:
            yield _figure(portrait, voice, figure, depth=depth + 1)


def _node(portrait: "Portrait", voice: Voice, node: "NodeScore", *, depth: int) -> Line:
    value = voice.score(node.score, portrait.measures)
    if node.low is not None and node.high is not None:
        value = f"{value} ({voice.score_interval(node.low, node.high, portrait.measures)})"
    return Line(
        code=node.code,
        name=node.name,
        depth=depth,
        score=node.score,
        low=node.low,
        high=node.high,
        peer_median=node.peer_median,
        group_median=node.group_median,
        value=value,
        remark="",
        year=None,
        status=None,
        state="missing" if node.score is None else "scored",
    )


def _figure(portrait: "Portrait", voice: Voice, figure: "Figure", *, depth: int) -> Line:
    value = voice.measure(figure.value, figure.unit)
    if figure.status == Status.NOT_APPLICABLE:
        value = voice.text(STATUS_WORDS[figure.status])
    remarks = [figure.year] if figure.year and figure.year != str(portrait.year) else []
    remarks += [voice.text(STATUS_WORDS[figure.status])] if figure.status in SHOWN else []
    return Line(
        code=figure.code,
        name=figure.name,
        depth=depth,
        score=None if figure.companion else figure.score,
        low=None,
        high=None,
        peer_median=None if figure.companion else figure.peer_median,
        group_median=None if figure.companion else figure.group_median,
        value=value,
        remark=", ".join(remarks),
        year=figure.year,
        status=figure.status,
        state="companion" if figure.companion else "missing" if figure.score is None else "scored",
    )
