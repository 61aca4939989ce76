"""The word books: every *.yml beside this file, checked as one and read once."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from jejaring.terms.problem import BadCatalogue, Place, Problem
from jejaring.terms.text import LANGUAGES, Text, same

PLACEHOLDER = re.compile(r"\{(\w*)\}")
# The C reader, where PyYAML has it, is sixteen times faster: help on the command line waits for it.
_READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENTRY = Text(id="kunci: {id: ..., en: ...}", en="key: {id: ..., en: ...}")


@cache
def book() -> Mapping[str, Text]:
    """Return all entries of the shipped word books by key; raises BadCatalogue with every fault of every file."""
    folder = files("jejaring.words")
    return bind(
        {entry.name: entry.read_text("utf-8") for entry in sorted(folder.iterdir(), key=lambda e: e.name) if entry.name.endswith(".yml")}
    )


def bind(sources: Mapping[str, str]) -> Mapping[str, Text]:
    """Return the entries of YAML sources by file name; a fault in any entry is raised as BadCatalogue, all faults at once.

    Each key stands once in all files, has both languages, and names the same {parameters} in both.
    """
    entries: dict[str, Text] = {}
    home: dict[str, str] = {}
    problems: list[Problem] = []
    for file, source in sources.items():
        for row, key, value in _pairs(source):
            place = Place(file=file, row=row)
            if key in entries:
                problems.append(_fault(place, f"{key} ({home[key]})", expected=Text(id="tiap kunci satu kali", en="each key once")))
                continue
            fault = _wrong(key, value, place)
            if fault is not None:
                problems.append(fault)
                continue
            entries[key] = Text(id=value["id"], en=value["en"])
            home[key] = file
    if problems:
        raise BadCatalogue(problems)
    return entries


def placeholders(sentence: str) -> frozenset[str]:
    """Return the names of the {parameters} of a sentence."""
    return frozenset(PLACEHOLDER.findall(sentence))


def _pairs(source: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    node = yaml.compose(source, Loader=_READER)
    if node is None:
        return
    loader = yaml.SafeLoader("")
    for key, value in node.value:
        loader_value = loader.construct_object(value, deep=True)
        yield key.start_mark.line + 1, key.value, loader_value


def _wrong(key: str, value: object, place: Place) -> Problem | None:
    if not isinstance(value, dict) or set(value) != set(LANGUAGES) or not all(isinstance(word, str) and word for word in value.values()):
        return _fault(place, f"{key}: {value!r}", expected=_ENTRY)
    if "" in placeholders(value["id"]) | placeholders(value["en"]):
        return _fault(place, f"{key}: {{}}", expected=Text(id="parameter bernama", en="named parameters"))
    if placeholders(value["id"]) != placeholders(value["en"]):
        met = f"{key}: id {sorted(placeholders(value['id']))}, en {sorted(placeholders(value['en']))}"
        return _fault(place, met, expected=Text(id="parameter yang sama dalam kedua bahasa", en="the same parameters in both languages"))
    return None


def _fault(place: Place, met: str, *, expected: Text) -> Problem:
    return Problem(place=place, met=same(met), expected=expected, todo=Text(id="perbaiki entri itu", en="mend the entry"))
