import pytest

from jejaring.edition import Edition, portrait
from jejaring.report.blocks import Cell, Paragraph, Table
from jejaring.report.figures import figures_section, other_sources, profile_section, scale, source_numbers
from jejaring.terms.recipe import Leaf, Step
from jejaring.words import speech

RANKED, PROVISIONAL, INSUFFICIENT = "3273", "3372", "3471"


def table_of(section) -> Table:
    return next(block for block in section.blocks if isinstance(block, Table))


def test_every_figure_has_unit_year_status_and_source(edition: Edition):
    shown = portrait(edition, RANKED)
    rows = table_of(figures_section(shown, speech("id"))).rows
    assert len(rows) == len(shown.figures) == 14
    schooling = next(row for row in rows if "Harapan lama sekolah" in row[0])
    assert schooling[1] == "14,19 tahun"  # BPS, Indeks Pembangunan Manusia 2019, HLS Kota Bandung
    assert schooling[2] == "2019"
    assert schooling[3].text == "dilaporkan"
    assert schooling[4] == "[1]"


def test_a_missing_figure_keeps_its_row_with_the_word(edition: Edition):
    rows = table_of(figures_section(portrait(edition, PROVISIONAL), speech("en"))).rows
    gaps = [row for row in rows if row[1] == Cell("no data", "weak")]
    assert len(gaps) == 2
    assert all(row[3].text == "missing" and row[4] == "–" for row in gaps)


def test_companions_are_marked_and_explained(edition: Edition):
    section = figures_section(portrait(edition, RANKED), speech("en"))
    assert sum(row[0].endswith("*") for row in table_of(section).rows) == 2
    assert Paragraph("* Companion figure: shown, not scored.") in section.blocks


def test_the_profile_counts_what_has_no_score(edition: Edition):
    section = profile_section(portrait(edition, INSUFFICIENT), edition.recipe, speech("en"), picture=None)
    assert len(table_of(section).rows) == 2
    assert section.blocks[-1] == Paragraph("Of 12 scored indicators, 10 have no score; all are listed in the table of figures.")


def test_sources_are_numbered_and_addresses_share_one_number(edition: Edition):
    shown = portrait(edition, RANKED)
    numbers = source_numbers(shown)
    assert [numbers[dataset.key] for dataset in shown.sources] == [*range(1, len(shown.sources) + 1)]
    assert {numbers[address] for address in other_sources(shown)} == {len(shown.sources) + 1}


@pytest.mark.parametrize(
    ("step", "polarity", "shown"),
    [
        (Step(method="goalposts", low=10.5, high=15.5), 1, "10,50 → 15,50"),
        (Step(method="goalposts", low=2, high=300), -1, "300 → 2"),
        (Step(method="range_goalposts", low=0, target_low=2, target_high=5, high=17), 1, "0 → 2–5 ← 17"),
        (Step(method="minmax"), 1, "–"),
        (None, 1, "–"),
    ],
)
def test_the_scale_says_what_scores_0_and_what_100(step, polarity, shown):
    assert scale(Leaf(code="x", parent="y", column="x", polarity=polarity, normalise=step), speech("id")) == shown
