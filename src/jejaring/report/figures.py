"""A portrait in, its profile picture with the table beside it and the table of every figure out."""

from jejaring.edition.portrait import Figure, Portrait
from jejaring.report.blocks import Block, Cell, Column, Image, Note, Paragraph, Points, Section, Table, Words
from jejaring.terms.recipe import Leaf, Recipe
from jejaring.terms.status import STATUS_WORDS
from jejaring.words.speech import Speech


def profile_section(portrait: Portrait, recipe: Recipe, speech: Speech, *, picture: Image | None) -> Section:
    """Return the profile of the region against peers and group, as a picture (where there is one) and as a table."""
    scored = [figure for figure in portrait.figures if not figure.companion]
    titles = ("indicator", "own", "peer_median", "group_median", "scale", "weight")
    columns = tuple(Column(speech.say(f"report.column.{title}"), float(at == 0), at > 0) for at, title in enumerate(titles))
    known = [figure for figure in scored if figure.score is not None]
    leaves = {leaf.code: leaf for leaf in recipe.leaves}
    rows = tuple(_profile_row(figure, leaves[figure.code], speech) for figure in known)
    blocks: list[Block] = [picture] if picture and rows else []
    if rows:
        blocks.append(Table(speech.say("report.profile_table"), columns, rows))
    if len(known) < len(scored):
        blocks.append(
            Paragraph(speech.say("report.profile_gaps", count=speech.whole(len(scored) - len(known)), all=speech.whole(len(scored))))
        )
    return Section(speech.say("report.profile"), tuple(blocks))


def figures_section(portrait: Portrait, speech: Speech) -> Section:
    """Return every figure with unit, year, status and source, the absent ones too, and what must be known of single cells."""
    titles = ("indicator", "value", "year", "status", "source")
    shares = (2.1, 1.35, 0, 1.05, 0)
    columns = tuple(
        Column(speech.say(f"report.column.{title}"), share, title == "value") for title, share in zip(titles, shares, strict=True)
    )
    numbers = source_numbers(portrait)
    rows = tuple(_figure_row(figure, numbers, speech) for figure in portrait.figures)
    blocks: list[Block] = [Table(speech.say("report.figures_table"), columns, rows)]
    if any(figure.companion for figure in portrait.figures):
        blocks.append(Paragraph(speech.say("report.companions")))
    noted = tuple(
        speech.say("report.noted", name=speech.text(figure.name), note=speech.text(figure.note))
        for figure in portrait.figures
        if figure.note
    )
    if noted:
        blocks += [Note(speech.say("report.notes")), Points(noted)]
    return Section(speech.say("report.figures"), tuple(blocks))


def other_sources(portrait: Portrait) -> tuple[str, ...]:
    """Return what figures come from that is no data set of the catalogue: the addresses behind designations."""
    known = {dataset.key for dataset in portrait.sources}
    return tuple(dict.fromkeys(source for figure in portrait.figures for source in figure.sources if source not in known))


def source_numbers(portrait: Portrait) -> dict[str, int]:
    """Return the number under which each source stands in the list of sources, from 1; other addresses share the last one."""
    numbers = {dataset.key: number for number, dataset in enumerate(portrait.sources, start=1)}
    return numbers | dict.fromkeys(other_sources(portrait), len(numbers) + 1)


def scale(leaf: Leaf, speech: Speech) -> str:
    """Return which figure scores 0 and which 100 on a leaf's own goalposts, "–" where its scale follows from the other regions."""
    given = {name: value for name, value in (leaf.normalise.parameters if leaf.normalise else {}).items() if isinstance(value, int | float)}
    ends = {name: speech.number(value, 0 if float(value).is_integer() else 2) for name, value in given.items()}
    if "low" not in ends or "high" not in ends:
        return "–"
    if "target_low" in ends and "target_high" in ends:
        return f"{ends['low']} → {ends['target_low']}–{ends['target_high']} ← {ends['high']}"
    return f"{ends['low']} → {ends['high']}" if leaf.polarity > 0 else f"{ends['high']} → {ends['low']}"


def _profile_row(figure: Figure, leaf: Leaf, speech: Speech) -> tuple[Words, ...]:
    return (
        f"{figure.code}  {speech.text(figure.name)}",
        speech.number(figure.score),
        speech.number(figure.peer_median),
        speech.number(figure.group_median),
        scale(leaf, speech),
        f"{speech.number(figure.weight * 100)}%",
    )


def _figure_row(figure: Figure, numbers: dict[str, int], speech: Speech) -> tuple[Words, ...]:
    name = f"{figure.code}  {speech.text(figure.name)}" + ("\u00a0*" if figure.companion else "")
    cited = dict.fromkeys(f"[{numbers[source]}]" for source in figure.sources)
    return (
        name,
        Cell(speech.missing, "weak") if figure.value is None else speech.measure(figure.value, figure.unit),
        figure.year or "–",
        Cell(speech.text(STATUS_WORDS[figure.status]), "marked", status=figure.status),
        " ".join(cited) or "–",
    )
