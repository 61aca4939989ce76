import io

import pytest
from rich.console import Console

from jejaring.catalogue import load
from jejaring.catalogue.classification import classification
from jejaring.cli.findings import few, helix_counts, rare_pairs, shown, told, weakest, without_peers
from jejaring.cli.session import Session
from jejaring.ecosystem.identify import Asked, identify
from jejaring.terms.actor import Line, RegisterFile
from jejaring.words import speech


def line(row: int, helix: str, region: str, subsector: str) -> Line:
    return Line(row, {"id": f"p{row}", "name": f"Pelaku {chr(65 + row % 26)}{row * 7919}", "helix": helix, "region": region,
                      "subsector": subsector, "nib": f"{10**12 + row}"})  # fmt: skip


@pytest.fixture(scope="module")
def found():
    """Two cities of forty and three actors: one all craft, one all music; media and business tied only among themselves."""
    places = [("3273", "kriya")] * 40 + [("3578", "musik")] * 40 + [("3374", "kriya")] * 3
    lines = tuple(
        line(row, "bisnis" if row % 2 else "media", f"kemendagri:{region}", sub) for row, (region, sub) in enumerate(places, start=2)
    )
    ties = tuple(
        Line(number, {"from": f"p{row}", "to": f"p{row + step}", "kind": "mou"})
        for number, (row, step) in enumerate(((row, step) for row in range(2, 76) for step in (2, 4)), start=2)
    )
    return identify(RegisterFile("a.csv", lines, ties=ties), load(), classification(), asked=Asked(seed=1))


def text_of(found, language):
    session = Session(speech(language), as_json=False, database="")
    console = Console(width=100, file=io.StringIO(), record=True)
    for part in shown(found, load(), session):
        console.print(part)
    return console.export_text()


def test_helices_are_counted_and_the_one_with_fewest_is_the_weakest(found):
    counts = helix_counts(found)
    assert sum(counts.values()) == 83
    assert (counts["bisnis"], counts["media"]) == (41, 42)
    assert set(weakest(found)) == {"akademisi", "komunitas", "pemerintah", "agregator"}


def test_the_surest_are_those_of_a_city_that_makes_nothing_else(found):
    surest = told(found)["surest"]
    assert {(each["region"], each["subsector"]) for each in surest} == {("3273", "kriya"), ("3578", "musik")}
    assert all(each["low"] > 1 for each in surest)


def test_helices_that_never_meet_are_rarer_than_chance(found):
    assert [(first, second, ties) for first, second, ties, _ in rare_pairs(found)] == [("bisnis", "media", 0)]


def test_what_few_actors_cannot_tell_is_named(found):
    assert few(found) == ("3374",)
    assert without_peers(found) == len(found.regions)
    for language, words in (("id", "Yang tidak dapat dikatakan"), ("en", "What cannot be said")):
        text = text_of(found, language)
        assert words in text
        assert "Kota Semarang" in text


def test_findings_come_before_what_cannot_be_said(found):
    text = text_of(found, "en")
    assert text.startswith("83 rows in: 83 actors")
    assert text.index("The surest specialisations") < text.index("What cannot be said")
    assert "tied less often than by chance" in text
