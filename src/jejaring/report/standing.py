"""A portrait in, three sections out: how is my region, compared with whom, how sure."""

from collections.abc import Iterable

from jejaring.edition.portrait import Figure, NodeScore, PeerLine, Portrait
from jejaring.report.blocks import Block, Cell, Column, Note, Paragraph, Points, Section, Subheading, Table, Words
from jejaring.words.sentences import compared, data_status, how_sure, peers_reason, rank_range
from jejaring.words.speech import Speech


def how_it_is(portrait: Portrait, speech: Speech) -> Section:
    """Return every node of the tree with its score, and the figures in which the region stands out."""
    blocks: list[Block] = [_nodes(portrait, speech)]
    if portrait.words:
        words = [
            speech.say("report.band_word", system=speech.text(word.system_name), code=word.code, label=speech.text(word.label))
            for word in portrait.words
        ]
        blocks.append(Paragraph(speech.say("report.band_words", words=speech.list(words))))
    for key, codes in (("report.strengths", portrait.strengths), ("report.weaknesses", portrait.weaknesses)):
        if codes:
            blocks += [Subheading(speech.say(key)), Points(tuple(_against_peers(figure, speech) for figure in _picked(portrait, codes)))]
    return Section(speech.say("report.how_it_is"), tuple(blocks))


def compared_with(portrait: Portrait, speech: Speech) -> Section:
    """Return the peers, each with why it is one, and how the region compares with them."""
    blocks: list[Block] = [Paragraph(compared(portrait, speech)), Paragraph(peers_reason(portrait, speech))]
    if portrait.peers:
        titles = ("region", "alike", "distance", "score", "rank")
        shares = (1.15, 1.6, 0, 0, 0)
        columns = tuple(
            Column(speech.say(f"report.column.{title}"), share, share == 0) for title, share in zip(titles, shares, strict=True)
        )
        own = (
            Cell(portrait.region.name, "strong"),
            speech.say("report.this_region"),
            "",
            _score(portrait.root.score, portrait, speech),
            _rank(portrait.root, speech),
        )
        rows = (own, *(_peer(peer, portrait, speech) for peer in portrait.peers))
        blocks.append(Table(speech.say("report.peers_table"), columns, rows, shaded=(0,)))
    return Section(speech.say("report.compared_with"), tuple(blocks))


def how_sure_it_is(portrait: Portrait, speech: Speech) -> Section:
    """Return how far score and rank can be trusted."""
    blocks: list[Block] = [Paragraph(how_sure(portrait, speech)), Paragraph(data_status(portrait, speech))]
    blocks.append(Note(speech.say(f"report.standing.{portrait.standing}")))
    return Section(speech.say("report.how_sure"), tuple(blocks))


def _nodes(portrait: Portrait, speech: Speech) -> Table:
    titles = ("node", "score", "interval", "rank_range", "peer_median", "group_median", "coverage")
    columns = tuple(Column(speech.say(f"report.column.{title}"), float(at == 0), at > 0) for at, title in enumerate(titles))
    depth = _depths(portrait.nodes)
    rows = tuple(_node(node, portrait, speech, depth=depth[node.code]) for node in portrait.nodes)
    caption = speech.say("report.nodes_table", group=speech.text(portrait.group_name), count=speech.whole(portrait.ranked_in_group))
    return Table(caption, columns, rows, shaded=tuple(at for at, node in enumerate(portrait.nodes) if node.parent is None))


def _depths(nodes: Iterable[NodeScore]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for node in nodes:
        depths[node.code] = 0 if node.parent is None else depths[node.parent] + 1
    return depths


def _node(node: NodeScore, portrait: Portrait, speech: Speech, *, depth: int) -> tuple[Words, ...]:
    name = speech.text(node.name)
    shown = name if depth == 0 else f"{node.code}  {name}"
    return (
        Cell(shown, "strong") if depth < 2 else shown,
        _score(node.score, portrait, speech),
        speech.score_interval(node.low, node.high, portrait.measures) if node.low is not None else "–",
        _rank(node, speech),
        _usual(node.peer_median, portrait, speech),
        _usual(node.group_median, portrait, speech),
        speech.percent(node.coverage),
    )


def _peer(peer: PeerLine, portrait: Portrait, speech: Speech) -> tuple[Words, ...]:
    rank = "–" if peer.rank is None else speech.interval(peer.rank_low or peer.rank, peer.rank_high or peer.rank, 0)
    return (
        Cell(peer.name, "detail", below=peer.province),
        speech.list(_inside(speech.text(name)) for name in peer.alike),
        speech.number(peer.distance, 3),
        _score(peer.score, portrait, speech),
        rank,
    )


def _score(score: float | None, portrait: Portrait, speech: Speech) -> Words:
    return Cell(speech.missing, "weak") if score is None else speech.score(score, portrait.measures)


def _usual(median: float | None, portrait: Portrait, speech: Speech) -> str:
    return "–" if median is None else speech.score(median, portrait.measures)


def _rank(node: NodeScore, speech: Speech) -> Words:
    return "–" if node.rank is None else rank_range(node, speech)


def _picked(portrait: Portrait, codes: Iterable[str]) -> list[Figure]:
    by_code = {figure.code: figure for figure in portrait.figures}
    return [by_code[code] for code in codes]


def _against_peers(figure: Figure, speech: Speech) -> str:
    return speech.say(
        "report.against_peers",
        name=speech.text(figure.name),
        value=speech.measure(figure.value, figure.unit),
        score=speech.whole(figure.score),
        median=speech.whole(figure.peer_median),
    )


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence; one that begins with an abbreviation keeps its capitals."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
