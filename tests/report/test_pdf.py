import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from jejaring.edition import Edition, portrait
from jejaring.report import portrait_pdf
from jejaring.report.pdf import paper, typeset
from jejaring.words import speech
from jejaring.words.sentences import headline, rank_range

RANKED, PROVISIONAL, INSUFFICIENT, LONGEST = "3273", "3372", "3471", "7109"
FEWEST, MOST = 4, 8
"""Pages of a portrait (DESIGN.md, section 3)."""


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).replace("\u00a0", " ").split())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("region", "standing"), [(RANKED, "ranked"), (PROVISIONAL, "provisional"), (INSUFFICIENT, "insufficient"), (LONGEST, "ranked")]
)
def test_every_standing_has_four_to_eight_a4_pages_with_the_sentence_of_the_page(edition: Edition, region, standing, language):
    shown = portrait(edition, region)
    assert shown.standing == standing
    pdf = portrait_pdf(edition, region, language)
    pages = read(pdf).pages
    assert FEWEST <= len(pages) <= MOST
    assert all((round(page.mediabox.width), round(page.mediabox.height)) == (595, 842) for page in pages)
    assert headline(shown, speech(language)) in text_of(pdf)


def test_numbers_follow_the_reader(edition: Edition):
    root = portrait(edition, RANKED).root
    indonesian, english = text_of(portrait_pdf(edition, RANKED, "id")), text_of(portrait_pdf(edition, RANKED, "en"))
    assert f"{root.score:.1f}".replace(".", ",") in indonesian
    assert f"{root.score:.1f}" in english
    assert "24 November 2026" in indonesian
    for language, text in (("id", indonesian), ("en", english)):
        assert rank_range(root, speech(language)) in text


def test_the_file_says_its_language_title_and_structure(edition: Edition):
    for language, title in (("id", "Potret Kota Bandung"), ("en", "Portrait of Kota Bandung")):
        reader = read(portrait_pdf(edition, RANKED, language))
        root = reader.trailer["/Root"]
        assert root["/Lang"] == language
        assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
        assert "/StructTreeRoot" in root
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata is not None
        assert reader.metadata.title is not None
        assert reader.metadata.title.startswith(title)
        metadata = root["/Metadata"].get_data().decode()
        assert "pdfuaid:part" in metadata
        assert "pdfaid:part" in metadata


def structure(reader: PdfReader) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []

    def walk(node: object) -> None:
        item = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(item, list):
            for child in item:
                walk(child)
        elif isinstance(item, dict):
            if "/S" in item:
                found.append((str(item["/S"]), item.get("/Alt")))
            if "/K" in item:
                walk(item["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_headings_table_headers_and_pictures_are_tagged(edition: Edition):
    tags = structure(read(portrait_pdf(edition, RANKED, "id")))
    names = [name for name, _ in tags]
    assert names.count("/H1") >= 8
    assert names.count("/TH") >= 20
    pictures = [alt for name, alt in tags if name == "/Figure"]
    assert pictures
    assert all(pictures)


def test_without_pictures_the_tables_remain(edition: Edition):
    pdf = portrait_pdf(edition, RANKED, "id", pictures=False)
    assert "/Figure" not in [name for name, _ in structure(read(pdf))]
    assert "Harapan lama sekolah" in text_of(pdf)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_same_edition_gives_the_same_bytes(edition: Edition, language):
    assert portrait_pdf(edition, RANKED, language) == portrait_pdf(edition, RANKED, language)


def test_missing_values_are_words(edition: Edition):
    assert text_of(portrait_pdf(edition, PROVISIONAL, "id")).count("tidak ada data") >= 3
    assert text_of(portrait_pdf(edition, INSUFFICIENT, "en")).count("no data") >= 10


def test_fonts_are_inside_the_file(edition: Edition):
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in read(portrait_pdf(edition, RANKED, "id")).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("Libertinus" in font or "NewComputerModern" in font or "NewCM" in font for font in fonts), fonts


def test_a_picture_without_alternative_text_is_refused(edition: Edition):
    from typst import TypstError

    from jejaring.report.blocks import Image, Section

    content = paper(edition, portrait(edition, RANKED), speech("id"), picture=None)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"/></svg>'
    silent = Image("Gambar", svg, "")
    with pytest.raises(TypstError):
        typeset(replace(content, sections=(Section("Gambar", (replace(silent, alt=None),)),)))  # type: ignore[arg-type]


def test_the_page_count_names_every_page(edition: Edition):
    pages = read(portrait_pdf(edition, RANKED, "en")).pages
    assert f"Page {len(pages)} of {len(pages)}" in " ".join(pages[-1].extract_text().split())
