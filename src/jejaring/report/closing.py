"""A portrait in, its last sections out: memberships, what next, and the sources with their licences."""

from collections.abc import Iterable

from jejaring.edition.portrait import Portrait
from jejaring.report.blocks import Block, Cell, Column, Numbered, Paragraph, Points, Section, Table, Words
from jejaring.report.figures import other_sources
from jejaring.terms.field import Membership, Subsector
from jejaring.words.sentences import what_next
from jejaring.words.speech import Speech


def memberships_section(portrait: Portrait, subsectors: Iterable[Subsector], speech: Speech) -> Section:
    """Return the designations, memberships and ties that sources state, evidence told apart from designation."""
    names = {subsector.key: subsector.name for subsector in subsectors}
    if not portrait.memberships:
        return Section(speech.say("report.memberships"), (Paragraph(speech.say("report.no_memberships")),))
    titles = ("network", "year", "event", "field", "basis")
    columns = tuple(Column(speech.say(f"report.column.{title}"), 0 if title == "year" else 1.0) for title in titles)
    rows = tuple(
        _membership(item, speech, field=[speech.text(names[key]) if key in names else key.replace("_", " ") for key in item.field])
        for item in portrait.memberships
    )
    blocks: list[Block] = [Table(speech.say("report.memberships_table"), columns, rows)]
    conflicts = tuple(speech.text(item.conflict) for item in portrait.memberships if item.conflict)
    if conflicts:
        blocks.append(Points(conflicts))
    return Section(speech.say("report.memberships"), tuple(blocks))


def next_section(portrait: Portrait, speech: Speech) -> Section:
    """Return what to look at first and which figures to ask for."""
    return Section(speech.say("report.next"), (Paragraph(what_next(portrait, speech)), Paragraph(speech.say("report.next_caveat"))))


def sources_section(portrait: Portrait, speech: Speech) -> Section:
    """Return every data set that the figures come from, numbered as the table of figures cites them, with licence and note."""
    items: list[Words] = []
    for dataset in portrait.sources:
        below = speech.say("report.licence", licence=dataset.licence.rstrip("."))
        if dataset.url:
            below += f" {dataset.url} ·" if dataset.note else f" {dataset.url}"
        if dataset.note:
            below += f" {speech.text(dataset.note)}"
        shown = speech.say(
            "report.source", title=speech.text(dataset.title), publisher=dataset.publisher, citation=dataset.citation.rstrip(".")
        )
        items.append(Cell(shown, "detail", below=below))
    addresses = other_sources(portrait)
    if addresses:
        items.append(Cell(speech.say("report.other_sources"), "detail", below="; ".join(dict.fromkeys(site(item) for item in addresses))))
    blocks: tuple[Block, ...] = (Numbered(tuple(items)),) if items else (Paragraph(speech.say("report.no_sources")),)
    return Section(speech.say("report.sources"), blocks)


def _membership(item: Membership, speech: Speech, *, field: list[str]) -> tuple[Words, ...]:
    event = speech.say(f"report.event.{item.event}")
    return (
        Cell(speech.say(f"report.network.{item.network}"), "strong"),
        speech.say("report.year_unknown") if item.year is None else str(item.year),
        Cell(
            event, "detail", below=item.instrument or (speech.say("report.counts") if item.counts else speech.say("report.evidence_only"))
        ),
        speech.list(field) if field else speech.say("report.field_unknown"),
        Cell(speech.say("report.stated"), "detail", below=site(item.source)),
    )


def site(address: str) -> str:
    """Return the site of a web address, whose whole stands in the catalogue; anything else as it is."""
    return address.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.") if "//" in address else address
