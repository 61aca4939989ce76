"""The word books are checked as one: both languages, the same parameters, each key once."""

import pytest

from jejaring.terms.problem import BadCatalogue
from jejaring.terms.text import LANGUAGES
from jejaring.words.book import bind, book, placeholders


def test_the_shipped_books_hold_both_languages_with_the_same_parameters():
    assert len(book()) > 50
    for key, text in book().items():
        assert len({placeholders(text.say(language)) for language in LANGUAGES}) == 1, key


def test_entries_of_all_files_are_one_book():
    entries = bind({"a.yml": "one: {id: satu, en: one}", "b.yml": "# nothing yet\n", "c.yml": 'two: {id: "dua {n}", en: "two {n}"}'})
    assert {key: text.en for key, text in entries.items()} == {"one": "one", "two": "two {n}"}


@pytest.mark.parametrize(
    "fault",
    [
        "one: {id: satu}",
        "one: {en: one}",
        "one: {id: satu, en: one, nl: een}",
        "one: satu",
        'one: {id: "", en: one}',
        "one: {id: 1, en: one}",
        'one: {id: "{a}", en: "{b}"}',
        'one: {id: "{}", en: "{}"}',
        "one: {id: satu, en: one}\none: {id: dua, en: two}",
    ],
)
def test_a_faulty_entry_is_refused_with_its_file_and_row(fault):
    with pytest.raises(BadCatalogue, match=r"words\.yml, row \d"):
        bind({"words.yml": fault})


def test_a_key_of_two_files_is_refused():
    with pytest.raises(BadCatalogue, match=r"one \(a\.yml\)"):
        bind({"a.yml": "one: {id: satu, en: one}", "b.yml": "one: {id: satu, en: one}"})


def test_every_fault_is_told_at_once():
    with pytest.raises(BadCatalogue) as caught:
        bind({"a.yml": "one: {id: satu}\ntwo: {en: two}\nthree: {id: tiga, en: three}"})
    assert len(caught.value.problems) == 2
