from jejaring.catalogue import load
from jejaring.edition import Edition, portrait
from jejaring.report.blocks import Numbered, Paragraph, Table
from jejaring.report.closing import memberships_section, next_section, site, sources_section
from jejaring.words import speech
from jejaring.words.sentences import what_next

RANKED, PROVISIONAL = "3273", "3372"


def test_evidence_is_told_apart_from_designation(edition: Edition):
    section = memberships_section(portrait(edition, RANKED), load().subsectors, speech("en"))
    table = next(block for block in section.blocks if isinstance(block, Table))
    told = {row[0].text: row[2].below for row in table.rows}
    assert told["UNESCO Creative Cities Network"] == "counted as a designation"
    assert told["ICCN"] == "evidence only, not a designation"


def test_subsectors_have_their_names(edition: Edition):
    shown = portrait(edition, PROVISIONAL)
    table = next(block for block in memberships_section(shown, load().subsectors, speech("en")).blocks if isinstance(block, Table))
    assert "Performing arts" in {row[3] for row in table.rows}


def test_a_region_without_membership_says_so(edition: Edition):
    section = memberships_section(portrait(edition, "1404"), (), speech("en"))
    assert section.blocks == (Paragraph("The catalogue of this edition holds no designation, membership or evidence of a tie."),)


def test_what_next_is_the_sentence_of_the_page(edition: Edition):
    shown = portrait(edition, RANKED)
    assert next_section(shown, speech("id")).blocks[0] == Paragraph(what_next(shown, speech("id")))


def test_every_source_has_its_licence(edition: Edition):
    shown = portrait(edition, RANKED)
    (numbered,) = sources_section(shown, speech("id")).blocks
    assert isinstance(numbered, Numbered)
    assert len(numbered.items) == len(shown.sources) + 1
    assert all("Lisensi: " in item.below for item in numbered.items[:-1])


def test_an_address_is_shortened_to_its_site():
    assert site("https://www.bps.go.id/id/publication") == "bps.go.id"
    assert site("Keputusan Kepala Bekraf No. 83/2019") == "Keputusan Kepala Bekraf No. 83/2019"
