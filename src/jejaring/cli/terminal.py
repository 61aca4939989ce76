"""A portrait in, its parts for the terminal out: readable at 80 columns, the same words and numbers as the page."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from jejaring.cli.session import Session
from jejaring.edition.portrait import Figure, NodeScore, Portrait
from jejaring.terms.status import STATUS_WORDS
from jejaring.words import sentences

BAR = 20
"""Columns of the 0-100 scale of a score in the terminal."""


def terminal_portrait(shown: Portrait, session: Session) -> Iterator[RenderableType]:
    """Yield the portrait part by part: who and how, compared with whom, how sure, what next, every figure."""
    said = session.speech
    yield Line(shown.region.name, style="bold")
    yield Line(
        f"{shown.province} · {said.text(shown.recipe_name)} · {session.say('cli_edition_named', edition=shown.edition)}", style="dim"
    )
    yield Line(said.text(shown.statement), style="italic")
    yield ""
    yield Line(sentences.headline(shown, said), style="bold blue")
    yield _nodes(shown, session)
    for key, text in (
        ("report.compared_with", sentences.compared(shown, said)),
        ("report.how_sure", sentences.how_sure(shown, said)),
        ("report.next", sentences.what_next(shown, said)),
    ):
        yield _part(session.say(key), Line(text))
    if shown.peers:
        yield _part(session.say("report.peers_table"), Line(sentences.peers_reason(shown, said)))
        yield _peers(shown, session)
    yield _part(session.say("report.figures"), Line(sentences.data_status(shown, said)))
    yield _figures(shown, session)
    for number, dataset in enumerate(shown.sources, start=1):
        yield Line(f"[{number}] {dataset.citation} ({dataset.licence})", style="dim")


def scale_bar(score: float | None, low: float | None, high: float | None) -> Line:
    """Return a score on a 0-100 scale drawn with letters: the interval as a light line, the score as a full block."""
    line = Line("·" * BAR, style="dim")
    if score is None:
        return line
    cells = ["·"] * BAR
    if low is not None and high is not None:
        for place in range(_place(low), _place(high) + 1):
            cells[place] = "─"
    cells[_place(score)] = "█"
    return Line("".join(cells), style="blue")


def _place(value: float) -> int:
    return max(0, min(BAR - 1, int(value / 100 * BAR)))


def _part(title: str, body: RenderableType) -> RenderableType:
    return Group("", Line(title, style="bold"), body)


def _nodes(shown: Portrait, session: Session) -> Padding:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(session.say("report.column.node"), ratio=1)
    table.add_column(session.say("report.column.score"), justify="right", no_wrap=True)
    table.add_column("0 · 100", no_wrap=True)
    table.add_column(session.say("report.column.rank_range"), justify="right", no_wrap=True)
    table.add_column(session.say("report.column.peer_median"), justify="right", no_wrap=True)
    for node in shown.nodes:
        table.add_row(*_node(node, shown, session), style="bold" if node.parent is None else "")
    return Padding(table, (1, 0, 0, 0))


def _node(node: NodeScore, shown: Portrait, session: Session) -> tuple[str | Line, ...]:
    said = session.speech
    score = Line(said.missing, style="dim italic") if node.score is None else said.score(node.score, shown.measures)
    rank = "–" if node.rank is None else sentences.rank_range(node, said)
    median = "–" if node.peer_median is None else said.score(node.peer_median, shown.measures)
    return (said.text(node.name), score, scale_bar(node.score, node.low, node.high), rank, median)


def _peers(shown: Portrait, session: Session) -> Table:
    said = session.speech
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(session.say("report.column.region"), ratio=3)
    table.add_column(session.say("cli_col_province"), ratio=2)
    for key in ("report.column.score", "report.column.rank"):
        table.add_column(session.say(key), justify="right", no_wrap=True)
    for peer in shown.peers:
        score = said.missing if peer.score is None else said.score(peer.score, shown.measures)
        rank = "–" if peer.rank is None else said.interval(peer.rank_low or peer.rank, peer.rank_high or peer.rank, 0)
        table.add_row(peer.name, peer.province, score, rank)
    return table


def _figures(shown: Portrait, session: Session) -> Padding:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(session.say("report.column.indicator"), ratio=1)
    table.add_column(session.say("report.column.value"), justify="right", max_width=24)
    table.add_column(session.say("report.column.year"), max_width=10)
    table.add_column(session.say("report.column.status"), max_width=12)
    for figure in shown.figures:
        table.add_row(*_figure(figure, session))
    return Padding(table, (1, 0, 1, 0))


def _figure(figure: Figure, session: Session) -> tuple[str | Line, ...]:
    said = session.speech
    value = Line("–", style="dim") if figure.value is None else said.measure(figure.value, figure.unit)
    return (said.text(figure.name), value, figure.year or "–", said.text(STATUS_WORDS[figure.status]))
