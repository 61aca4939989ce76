"""The quality report counts what happened, the silence of old codes among it."""

from collections.abc import Callable
from dataclasses import replace

from jejaring.ecosystem.cleaning import Kbli2015, clean
from jejaring.terms.actor import RegisterFile
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook


def test_codes_of_2015_are_counted_with_the_share_that_could_not_be_carried_over(
    catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]
):
    file = register(
        {"id": "a", "name": "Satu", "kbli_version": "2015", "kbli": "13134"},
        {"id": "b", "name": "Dua", "kbli_version": "2015", "kbli": "56101", "subsector": "kuliner"},
        {"id": "c", "name": "Tiga", "kbli_version": "2020", "kbli": "13134"},
        {"id": "d", "name": "Empat", "kbli": "1313"},
        {"id": "e", "name": "Lima", "region": ""},
        ties=({"from": "a", "to": "a", "kind": "mou"}, {"from": "a", "to": "e", "kind": "mou"}),
    )
    quality = clean(replace(file, ignored=("catatan",)), catalogue, book).quality
    assert quality.kbli_2015 == Kbli2015(2, 1, 1.0)
    assert quality.kbli_silent == {"bridge_no_titles": 1}
    assert (quality.rows_in, quality.kept, quality.set_aside_rows) == (5, 4, 1)
    assert quality.set_aside == {"no_region": 1}
    assert quality.cells_ignored == {"bad_kbli": 1}
    assert quality.headings_ignored == ("catatan",)
    assert (quality.ties_in, quality.ties_kept, quality.ties_set_aside, quality.ties_fallen) == (2, 0, 1, 1)
    assert quality.ties_set_aside_by == {"tie_to_row_set_aside": 1}
    assert quality.adds_up
    assert not replace(quality, kept=3).adds_up


def test_without_codes_of_2015_there_is_no_share(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    assert clean(register({"id": "a"}), catalogue, book).quality.kbli_2015 == Kbli2015(0, 0, None)
