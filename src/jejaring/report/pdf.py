"""An edition and a region in, the portrait as a PDF out: composed, tagged, the same bytes each time."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Literal

from jejaring.edition import Edition, portrait
from jejaring.edition.portrait import Portrait
from jejaring.report.blocks import Image, Paper
from jejaring.report.closing import memberships_section, next_section, sources_section
from jejaring.report.cover import cover, edition_words
from jejaring.report.figures import figures_section, profile_section
from jejaring.report.method import method_section
from jejaring.report.standing import compared_with, how_it_is, how_sure_it_is
from jejaring.terms.text import Language
from jejaring.words import Speech, speech
from jejaring.words.sentences import headline

STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
"""Archival and accessible: both make a picture without alternative text an error."""


TALLEST = 24
"""How many rows a profile picture may have to fit a page together with its title."""
PICTURE_WIDTH = 680
"""Pixels for the width of the text: letters of 12 pixels become about 8.5 points."""

PAPER_HEIGHT = 0.85
"""How much closer the rows of a picture may stand on paper than on a screen that is touched."""


def portrait_pdf(edition: Edition, region: str, language: Language, *, pictures: bool = True) -> bytes:
    """Return the portrait of a region (by its key) as a tagged PDF of 4-8 A4 pages.

    The document carries the edition's date, so the same edition gives the same bytes. Without `pictures` the tables alone remain.
    """
    said = speech(language)
    shown = portrait(edition, region)
    return typeset(paper(edition, shown, said, picture=_profile(shown, said) if pictures else None))


def paper(edition: Edition, shown: Portrait, said: Speech, *, picture: Image | None) -> Paper:
    """Return everything that the report says, worded."""
    title = said.say("report.title", name=shown.region.name, index=said.text(shown.recipe_short_name), year=str(shown.year))
    date = datetime.fromisoformat(shown.date)
    return Paper(
        language=said.language,
        title=title,
        author="Jejaring",
        description=headline(shown, said),
        date=(date.year, date.month, date.day),
        running=(shown.region.name, said.say("report.running", index=said.text(shown.recipe_short_name), year=str(shown.year))),
        footer=edition_words(shown, said),
        page_words=said.say("report.page", page="{page}", pages="{pages}"),
        cover=cover(shown, said),
        sections=(
            how_it_is(shown, said),
            compared_with(shown, said),
            how_sure_it_is(shown, said),
            next_section(shown, said),
            memberships_section(shown, edition.catalogue.subsectors, said),
            figures_section(shown, said),
            profile_section(shown, edition.recipe, said, picture=picture),
            method_section(edition, said),
            sources_section(shown, said),
        ),
    )


def typeset(content: Paper) -> bytes:
    """Set a paper with the one template and return the PDF; only the fonts inside Typst's wheel are used."""
    import typst

    with as_file(files("jejaring.report") / "portrait.typ") as template:
        made = typst.compile(
            str(template),
            sys_inputs={"content": json.dumps(asdict(content), ensure_ascii=False)},
            ignore_system_fonts=True,
            pdf_standards=list(STANDARDS),
            timestamp=datetime(*content.date, tzinfo=UTC),
        )
    assert isinstance(made, bytes)
    return made


def _profile(shown: Portrait, said: Speech) -> Image | None:
    from jejaring.charts import svg
    from jejaring.charts.profile import profile

    # A tall tree would not fit a page: its picture shows the nodes, the table below it every indicator.
    drawn = (
        shown
        if len(shown.nodes) + len(shown.figures) <= TALLEST
        else shown.model_copy(update=dict.fromkeys(("figures", "strengths", "weaknesses"), ()))
    )
    if not any(score is not None for score in (*(node.score for node in drawn.nodes), *(figure.score for figure in drawn.figures))):
        return None
    picture = profile(drawn, said)
    height = round(picture.frame.height(PICTURE_WIDTH) * PAPER_HEIGHT)
    return Image(picture.title, svg(picture, "paper", width=PICTURE_WIDTH, height=height), picture.alt)
