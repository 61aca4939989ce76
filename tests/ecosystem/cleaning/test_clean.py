"""A messy register goes through in one call, adds up, and every merge can be undone."""

from collections.abc import Callable

import pytest

from jejaring.ecosystem.cleaning import MERGE, CleanRegister, b_cubed, clean, decide, pairwise, repaired, undo
from jejaring.ecosystem.synthetic import messy_register
from jejaring.terms.actor import RegisterFile
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook
from jejaring.terms.problem import UnknownName
from made_up_registers import register_of


@pytest.fixture(scope="module")
def dense(catalogue: Catalogue, book: ClassificationBook) -> tuple[CleanRegister, dict[str, int]]:
    """A register of two cities, where actors of one trade crowd, and the truth behind it."""
    file, truth = register_of(messy_register(catalogue, book, rows=4000, seed=1, regions=("3273", "3578")))
    return clean(file, catalogue, book), truth


def found_and_true(register: CleanRegister, truth: dict[str, int]) -> tuple[list[str], list[int]]:
    """Return the cluster found and the true actor of each row that was read."""
    now = {key: each.kept for each in register.merged for key in (each.kept, *each.absorbed)}
    ids = [actor.id for actor in register.before]
    return [now.get(key, key) for key in ids], [truth[key] for key in ids]


def test_every_row_is_kept_merged_or_set_aside(dense: tuple[CleanRegister, dict[str, int]]):
    quality = dense[0].quality
    assert quality.adds_up
    assert quality.rows_in == 4000 == quality.kept + quality.merged + quality.set_aside_rows
    assert sum(quality.set_aside.values()) == quality.set_aside_rows > 0
    assert sorted(row for actor in dense[0].actors for row in actor.rows) == sorted(row for actor in dense[0].before for row in actor.rows)


def test_duplicates_are_found_and_hardly_anything_else_is_merged(dense: tuple[CleanRegister, dict[str, int]]):
    # Measured on invented registers whose truth is known; how it does on a real one nobody has measured (docs/method/duplicates.md).
    found, true = found_and_true(*dense)
    measured = pairwise(found, true)
    assert measured.true > 800
    assert measured.precision >= 0.98
    assert measured.recall >= 0.93
    assert min(b_cubed(found, true)) >= 0.97


def test_the_model_is_no_better_sure_than_it_is_right(dense: tuple[CleanRegister, dict[str, int]]):
    register, truth = dense
    merged = [match for match in register.matches if match.decision == "merged"]
    right = sum(truth[match.first] == truth[match.second] for match in merged)
    assert all(match.probability >= MERGE for match in merged)
    assert right / len(merged) >= MERGE


def test_hard_identifiers_are_never_merged_across(dense: tuple[CleanRegister, dict[str, int]]):
    by_id = {actor.id: actor for actor in dense[0].before}
    for cluster in dense[0].merged:
        assert len({by_id[key].nib for key in (cluster.kept, *cluster.absorbed)} - {None}) <= 1


def test_a_merge_is_undone_and_done_again(dense: tuple[CleanRegister, dict[str, int]]):
    register = dense[0]
    cluster = next(each for each in register.merged if len(each.absorbed) == 1)
    undone = undo(register, cluster.absorbed[0])
    assert undone.quality.kept == register.quality.kept + 1
    assert undone.quality.adds_up
    again = decide(undone, cluster.kept, cluster.absorbed[0], same_actor=True)
    assert again.actors == register.actors
    assert again.ties == register.ties
    with pytest.raises(UnknownName, match=r"gabungan|merged"):
        undo(undone, cluster.kept)


def test_a_person_settles_a_pair(dense: tuple[CleanRegister, dict[str, int]]):
    pair = dense[0].to_review[0]
    apart = decide(dense[0], pair.first, pair.second, same_actor=False)
    assert len(apart.to_review) == len(dense[0].to_review) - 1
    assert apart.actors == dense[0].actors
    with pytest.raises(UnknownName):
        decide(apart, pair.first, pair.second, same_actor=True)


def test_the_same_nib_is_one_actor_and_another_nib_is_another(
    catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]
):
    file = register(
        {"id": "a", "name": "Kedai Senja", "nib": "1234567890123"},
        {"id": "b", "name": "Toko Lain", "nib": "1234567890123"},
        {"id": "c", "name": "Kedai Senja", "nib": "9876543210987", "phone": "0812345678"},
    )
    cleaned = clean(file, catalogue, book)
    assert [actor.id for actor in cleaned.actors] == ["a", "c"]
    assert cleaned.matches[0].basis == "identifier"


def test_a_repaired_row_is_read_anew(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    file = register({"id": "a", "region": "Bandung"})
    assert clean(file, catalogue, book).quality.set_aside == {"ambiguous_region": 1}
    mended = repaired(file, {2: {"region": "Kota Bandung", "founded": ""}})
    assert clean(mended, catalogue, book).actors[0].region == "3273"
    with pytest.raises(UnknownName, match="99"):
        repaired(file, {99: {}})


def test_an_empty_pair_list_is_no_trouble(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    cleaned = clean(register({"id": "a"}), catalogue, book)
    assert (cleaned.quality.kept, cleaned.quality.pairs_compared, cleaned.quality.adds_up) == (1, 0, True)


@pytest.mark.slow
def test_thirty_thousand_messy_rows_go_through_in_one_call(catalogue: Catalogue, book: ClassificationBook):
    file, truth = register_of(messy_register(catalogue, book, rows=30_000, seed=0))
    cleaned = clean(file, catalogue, book)
    assert cleaned.quality.rows_in == 30_000
    assert cleaned.quality.adds_up
    measured = pairwise(*found_and_true(cleaned, truth))
    assert measured.precision >= 0.99
    assert measured.recall >= 0.95
