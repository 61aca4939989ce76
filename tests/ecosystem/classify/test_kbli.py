"""KBLI codes speak only together with their version."""

from decimal import Decimal

import pytest

from jejaring.ecosystem.classify.kbli import by_kbli, kbli_table
from jejaring.terms.actor import Share
from jejaring.terms.classification import ClassificationBook, KbliTitle


def test_the_same_code_means_something_else_in_another_version(book: ClassificationBook):
    # facts/README: 74201 is photography in KBLI 2020, aerial photography in 2025; 58200 was split in 2025.
    table = kbli_table(book)
    assert by_kbli(table, "2020", "58200", subsectors="17").shares == (
        Share("aplikasi", Decimal("0.5")),
        Share("pengembang_permainan", Decimal("0.5")),
    )
    assert by_kbli(table, "2025", "58200", subsectors="17").because == "not_in_map: KBLI 2025 58200"


def test_a_told_code_shows_its_basis_and_stage(book: ClassificationBook):
    verdict = by_kbli(kbli_table(book), "2020", "13134", subsectors="17")
    assert (verdict.outcome, verdict.shares[0].subsector, verdict.stage) == ("told", "kriya", "produksi")
    assert verdict.because == "KBLI 2020 13134 (inferred)"


@pytest.mark.parametrize(
    ("version", "code", "reason"),
    [
        (None, None, "no_code"),
        (None, "13134", "no_version"),
        ("2020", "1313", "not_five_digits"),
        ("2009", "13134", "unknown_version"),
        ("2020", "99999", "unknown_code"),
        ("2020", "47111", "not_in_map"),
        ("2020", "45201", "candidate"),
        ("2015", "13134", "bridge_no_titles"),
    ],
)
def test_a_code_that_cannot_speak_says_why(book: ClassificationBook, version: str | None, code: str | None, reason: str):
    verdict = by_kbli(kbli_table(book), version, code, subsectors="17")
    assert verdict.outcome == "abstained"
    assert verdict.because.startswith(reason)


def test_a_museum_is_creative_without_a_subsector(book: ClassificationBook):
    verdict = by_kbli(kbli_table(book), "2020", "91021", subsectors="17")
    assert (verdict.outcome, verdict.shares, verdict.stage) == ("cross_cutting", (), "konservasi")


def test_a_subsector_of_the_list_of_21_is_told_as_its_neighbour_in_the_list_of_17(book: ClassificationBook):
    table = kbli_table(book)
    assert by_kbli(table, "2020", "62015", subsectors="21").shares[0].subsector == "teknologi_baru"
    assert by_kbli(table, "2020", "62015", subsectors="17").shares[0].subsector == "aplikasi"


def test_codes_of_2015_are_carried_over_only_where_code_and_title_did_not_change(book: ClassificationBook):
    titles = [
        KbliTitle(version="2015", code=code, title=title, source="tes") for code, title in (("13134", "INDUSTRI BATIK"), ("56101", "Hotel"))
    ]
    table = kbli_table(book.model_copy(update={"titles": (*book.titles, *titles)}))
    carried = by_kbli(table, "2015", "13134", subsectors="17")
    assert (carried.shares[0].subsector, carried.because) == ("kriya", "KBLI 2015 13134 = KBLI 2020 (inferred)")
    assert by_kbli(table, "2015", "56101", subsectors="17").because.startswith("bridge_changed")
    assert by_kbli(table, "2015", "56102", subsectors="17").because.startswith("bridge_changed")
