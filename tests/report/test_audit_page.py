"""A paper becomes one page of plain HTML."""

from dataclasses import replace

from jejaring.report import blocks
from jejaring.report.audit_page import audit_page

COVER = blocks.Cover("Jejaring", "today", "An audit", "Name <b>", "place", "headline", "statement", (blocks.Number("n", "3", "below"),))
PAPER = blocks.Paper("en", "Title & more", "Jejaring", "what it says", (2026, 11, 24), ("a", "b"), "the end", "", COVER)


def test_every_block_has_its_element():
    parts = (
        blocks.Subheading("head"),
        blocks.Paragraph(blocks.Cell("loud")),
        blocks.Note("note"),
        blocks.Points(("one", "two")),
        blocks.Numbered(("first",)),
        blocks.Table("rows", (blocks.Column("a"), blocks.Column("b", number=True)), (("x", "1"),)),
        blocks.Image("finding", '<svg class="marks" width="3"><path/></svg>', "alternative"),
        blocks.Formula("f", "t", "x", "spoken"),
    )
    page = audit_page(replace(PAPER, sections=(blocks.Section("First", parts),)))
    for element in (
        "<h3>head</h3>",
        '<span class="strong">loud</span>',
        '<p class="note">note</p>',
        "<li>two</li>",
        "<ol><li>first</li></ol>",
    ):
        assert element in page
    assert '<td class="n">1</td>' in page
    assert '<svg role="img" aria-label="alternative"' in page
    assert "spoken" in page
    assert '<section id="s0"><h2>First</h2>' in page
    assert '<a href="#s0">First</a>' in page


def test_words_are_escaped():
    page = audit_page(PAPER)
    assert "Name &lt;b&gt;" in page
    assert "<title>Title &amp; more</title>" in page
