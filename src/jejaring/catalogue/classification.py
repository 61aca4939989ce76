"""The book by which subsectors are told (KBLI links, key words, labelled lines), read once from a country folder and checked."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from jejaring.catalogue.load import INDONESIA, load
from jejaring.catalogue.read import Reading
from jejaring.terms.actor import TIE_KINDS
from jejaring.terms.classification import ClassificationBook, KbliLink, KbliTitle, Keyword, LabelledLine, RegisterWord
from jejaring.terms.problem import BadCatalogue, Place
from jejaring.terms.text import Text, same

FOLDER = "classification"
TITLES, LINKS, KEYWORDS = f"{FOLDER}/kbli_titles.csv", f"{FOLDER}/kbli.csv", f"{FOLDER}/keywords.csv"
TRAINING, TEST, WORDS = f"{FOLDER}/training_lines.csv", f"{FOLDER}/test_lines.csv", f"{FOLDER}/words.csv"


def classification(folder: Path | None = None) -> ClassificationBook:
    """Return the classification book of a country folder (Indonesia where None); it is empty where the folder has none.

    Raises BadCatalogue with every problem: a subsector or stage that does not exist, weights of a code that do not add up to one, a
    link without title where its version has titles, a line that stands in training and in test.
    """
    return _read((folder or INDONESIA).resolve())


@lru_cache(maxsize=8)
def _read(folder: Path) -> ClassificationBook:
    reading = Reading(folder)
    book = ClassificationBook(
        titles=reading.records(TITLES, KbliTitle, key=lambda item: f"{item.version}/{item.code}", optional=True),
        links=reading.records(LINKS, KbliLink, key=_link_key, optional=True),
        keywords=reading.records(KEYWORDS, Keyword, key=_keyword_key, optional=True),
        training=reading.records(TRAINING, LabelledLine, key=lambda item: item.key, optional=True),
        test=reading.records(TEST, LabelledLine, key=lambda item: item.key, optional=True),
        words=reading.records(WORDS, RegisterWord, key=lambda item: f"{item.field}/{item.word}", optional=True),
    )
    _check_names(book, folder, reading)
    _check_weights(book, reading)
    _check_titles(book, reading)
    _check_apart(book, reading)
    if reading.problems:
        raise BadCatalogue(reading.problems)
    return book


def _link_key(link: KbliLink) -> str:
    return f"{link.version}/{link.code}/{link.kind}/{link.subsector_21 or ''}"


def _keyword_key(keyword: Keyword) -> str:
    return f"{keyword.phrase}/{keyword.subsector_21 or ''}"


def _check_names(book: ClassificationBook, folder: Path, reading: Reading) -> None:
    catalogue = load(folder)
    lists = {name: {item.key for item in catalogue.subsectors if name in item.lists} for name in ("17", "21")}
    stages = {item.key for item in catalogue.stages}
    named: list[tuple[Place, KbliLink | Keyword | LabelledLine]] = []
    named += [(reading.places[LINKS, _link_key(item)], item) for item in book.links]
    named += [(reading.places[KEYWORDS, _keyword_key(item)], item) for item in book.keywords]
    named += [(reading.places[table, item.key], item) for table, lines in ((TRAINING, book.training), (TEST, book.test)) for item in lines]
    for place, item in named:
        for column, met, known in (("subsector_17", item.subsector_17, lists["17"]), ("subsector_21", item.subsector_21, lists["21"])):
            if met is not None and met not in known:
                reading.unknown(place.model_copy(update={"column": column}), met, known)
    targets = {"helix": {item.key for item in catalogue.helices}, "stage": stages, "subsector": lists["21"]}
    targets |= {"tie": set(TIE_KINDS), "status": {"active", "closed", "unknown"}}
    for word in book.words:
        if word.key not in targets[word.field]:
            place = reading.places[WORDS, f"{word.field}/{word.word}"].model_copy(update={"column": "key"})
            reading.unknown(place, word.key, targets[word.field])
    for link in book.links:
        if link.stage is not None and link.stage not in stages:
            reading.unknown(reading.places[LINKS, _link_key(link)].model_copy(update={"column": "stage"}), link.stage, stages)


def _check_weights(book: ClassificationBook, reading: Reading) -> None:
    totals: dict[tuple[str, str], list[KbliLink]] = {}
    for link in book.links:
        if (link.kind == "subsector") != (link.weight is not None) or (link.kind == "subsector") != (link.subsector_17 is not None):
            met = same(f"{link.kind}: {link.subsector_17 or '-'}, {link.weight if link.weight is not None else '-'}")
            expected = Text(
                id="subsektor dan bobot hanya pada jenis subsector",
                en="a subsector of the list of 17 and a weight with kind subsector only",
            )
            reading.fault(reading.places[LINKS, _link_key(link)], met=met, expected=expected, todo=_MEND)
        elif link.kind == "subsector":
            totals.setdefault((link.version, link.code), []).append(link)
    for links in totals.values():
        total = sum(link.weight for link in links if link.weight is not None)
        if total != 1:
            expected = Text(id="bobot satu kode berjumlah 1", en="the weights of a code add up to 1")
            reading.fault(reading.places[LINKS, _link_key(links[0])], met=same(str(total)), expected=expected, todo=_MEND)


def _check_titles(book: ClassificationBook, reading: Reading) -> None:
    versions = {title.version for title in book.titles}
    known = {(title.version, title.code) for title in book.titles}
    for link in book.links:
        if link.version in versions and (link.version, link.code) not in known:
            expected = Text(id=f"kode KBLI {link.version}", en=f"a code of KBLI {link.version}")
            reading.fault(reading.places[LINKS, _link_key(link)], met=same(link.code), expected=expected, todo=_MEND)


def _check_apart(book: ClassificationBook, reading: Reading) -> None:
    tested = _folded(book.test)
    for line in book.training:
        if line.text.casefold() in tested:
            expected = Text(id="baris uji tidak dipakai untuk melatih", en="a test line is not used for training")
            reading.fault(reading.places[TRAINING, line.key], met=same(line.text), expected=expected, todo=_MEND)


def _folded(lines: Iterable[LabelledLine]) -> set[str]:
    return {line.text.casefold() for line in lines}


_MEND = Text(id="perbaiki baris itu", en="mend the row")
