from rich.console import Console

from jejaring.cli.session import Session
from jejaring.cli.summary import counts, edition_table, groups, top_band
from jejaring.edition import read_edition
from jejaring.words import speech


def test_a_summary_counts_and_names_the_top_band_of_each_group(home):
    edition = read_edition(home.edition)
    assert counts(edition) == {"regions": 514, "scored": 514, "ranked": 514}
    assert groups(edition) == ("kota", "kabupaten")
    first = top_band(edition, "kota")
    assert all(name.startswith("Kota ") for name in first)
    best = min(
        (rank, region)
        for rank, region, group in zip(edition.scores.rank[:, 0], edition.scores.regions, edition.scores.group, strict=True)
        if group == "kota"
    )
    assert first[0] == edition.catalogue.regions[edition.row(best[1])].name


def test_the_statement_is_always_beside_the_scores(home):
    edition = read_edition(home.edition)
    console = Console(width=80)
    with console.capture() as capture:
        console.print(edition_table(edition, Session(speech("en"), False, "")))
    shown = " ".join(capture.get().split())
    assert "not creative-city performance" in shown
    assert "Creative Context, edition 2021" in shown
