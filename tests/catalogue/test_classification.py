"""The classification book is whole, has a source in every row, and its test was frozen before the rules."""

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from jejaring.catalogue import INDONESIA
from jejaring.catalogue.classification import classification
from jejaring.terms.problem import BadCatalogue

FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts"
HEAD = "version,code,kind,subsector_17,subsector_21,weight,role,stage,basis,note,source\n"


@pytest.fixture
def country(tmp_path: Path, tiny: Path) -> Callable[[str, str], Path]:
    """The invented country with one file of a classification book."""

    def write(name: str, text: str) -> Path:
        (tiny / "classification").mkdir()
        (tiny / "classification" / name).write_text(text, encoding="utf-8")
        return tiny

    return write


def test_every_row_has_its_source_and_links_their_basis():
    book = classification()
    rows = [*book.titles, *book.links, *book.keywords, *book.training, *book.test, *book.words]
    assert len(book.titles) == 1790  # data/README K: 1,790 five-digit codes of KBLI 2020
    assert all(row.source.strip() for row in rows)
    assert all(link.basis.strip() for link in book.links)


@pytest.mark.parametrize(("version", "codes"), [("2020", 155), ("2025", 138)])
def test_links_hold_every_code_of_the_compiled_map(version: str, codes: int):
    # facts/README: 155 codes of KBLI 2020 and 138 of KBLI 2025.
    assert len({link.code for link in classification().links if link.version == version}) == codes


@pytest.mark.parametrize("version", ["2020", "2025"])
def test_links_agree_with_the_facts_they_were_compiled_from(version: str):
    path = FACTS / f"kbli{version}_subsector_map.csv"
    if not path.is_file():
        pytest.skip("the facts are not beside the checkout")
    with path.open(encoding="utf-8", newline="") as file:
        facts = {(row["kbli_code"], row["subsector_id"].replace("(cross-cutting)", "")) for row in csv.DictReader(file)}
    links = {(link.code, link.subsector_21 or "") for link in classification().links if link.version == version}
    assert links == facts


def test_the_test_lines_are_as_frozen_before_the_rules_were_written():
    # Committed alone, before keywords.csv existed: a changed line would make the published figures a measure of nothing.
    content = (INDONESIA / "classification" / "test_lines.csv").read_bytes()
    assert hashlib.sha256(content).hexdigest() == "9add69b8482c39d701ab37095cb96c9deb37c36e13864035411802a9c12f8f71"
    assert len(classification().test) == 370


def test_every_subsector_has_enough_lines_to_train_and_to_test():
    book = classification()
    for lines, least in ((book.training, 30), (book.test, 17)):
        counts = {key: [line.subsector_17 for line in lines].count(key) for key in {line.subsector_17 for line in lines}}
        assert len(counts) == 18
        assert min(counts.values()) >= least


def test_a_country_without_a_book_has_an_empty_one(tiny: Path):
    assert classification(tiny).links == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kbli.csv", HEAD + "2020,13134,subsector,entah,entah,1,-,,tes,,tes\n"),
        ("kbli.csv", HEAD + "2020,13134,cross_cutting,,,1,-,,tes,,tes\n"),
        ("kbli.csv", HEAD + "2020,1313,cross_cutting,,,,-,,tes,,tes\n"),
        ("words.csv", "field,word,key,source\ntie,cinta,cinta,tes\n"),
    ],
)
def test_a_contradiction_is_refused(country: Callable[[str, str], Path], name: str, text: str):
    with pytest.raises(BadCatalogue):
        classification(country(name, text))


def test_a_test_line_is_not_trained_on(country: Callable[[str, str], Path]):
    head = "key,text,subsector_17,subsector_21,source\n"
    folder = country("training_lines.csv", head + "a,Warung makan,,,tes\n")
    (folder / "classification" / "test_lines.csv").write_text(head + "b,warung MAKAN,,,tes\n", encoding="utf-8")
    with pytest.raises(BadCatalogue, match="training"):
        classification(folder)
