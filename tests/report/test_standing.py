from jejaring.edition import Edition, portrait
from jejaring.edition.portrait import BandWord
from jejaring.report.blocks import Cell, Note, Paragraph, Points, Table
from jejaring.report.standing import compared_with, how_it_is, how_sure_it_is
from jejaring.terms.text import Text, same
from jejaring.words import speech

RANKED, PROVISIONAL, INSUFFICIENT = "3273", "3372", "3471"


def tables(section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def test_every_node_has_a_row_and_the_index_stands_out(edition: Edition):
    shown = portrait(edition, RANKED)
    (table,) = tables(how_it_is(shown, speech("en")))
    assert len(table.rows) == len(shown.nodes)
    assert table.shaded == (0,)
    assert table.rows[0][1] == f"{shown.root.score:.1f}"


def test_a_part_without_score_says_so_in_words(edition: Edition):
    (table,) = tables(how_it_is(portrait(edition, PROVISIONAL), speech("id")))
    human_capital = next(row for row in table.rows if "Modal manusia" in (row[0].text if isinstance(row[0], Cell) else row[0]))
    assert human_capital[1] == Cell("tidak ada data", "weak")
    assert human_capital[3] == "–"


def test_strengths_name_value_unit_and_the_peers(edition: Edition):
    shown = portrait(edition, RANKED)
    points = [block for block in how_it_is(shown, speech("id")).blocks if isinstance(block, Points)]
    assert len(points[0].items) == len(shown.strengths)
    assert all("nilai tengah daerah sebanding" in item for item in points[0].items)


def test_words_of_performance_systems_are_only_equivalent(edition: Edition):
    shown = portrait(edition, RANKED).model_copy(
        update={
            "words": (
                BandWord(system="sakip", system_name=Text(id="huruf SAKIP", en="SAKIP letter"), code="BB", label=same("sangat baik")),
            )
        }
    )
    told = [block.text for block in how_it_is(shown, speech("id")).blocks if isinstance(block, Paragraph)]
    assert told == ["Setara dengan huruf SAKIP: BB (sangat baik). Ini bukan hasil penilaian resmi sistem itu."]


def test_every_peer_has_a_reason_and_the_region_stands_first(edition: Edition):
    shown = portrait(edition, RANKED)
    (table,) = tables(compared_with(shown, speech("en")))
    assert table.rows[0][0] == Cell("Kota Bandung", "strong")
    assert len(table.rows) == len(shown.peers) + 1
    assert all(row[1] for row in table.rows)


def test_how_sure_ends_with_how_to_read_it(edition: Edition):
    notes = {
        region: next(block.text for block in how_sure_it_is(portrait(edition, region), speech("en")).blocks if isinstance(block, Note))
        for region in (RANKED, PROVISIONAL, INSUFFICIENT)
    }
    assert notes[RANKED].startswith("Read the rank as a range.")
    assert notes[PROVISIONAL].startswith("A provisional score")
    assert notes[INSUFFICIENT].startswith("There are too few data")
