"""An edition carries the part of the catalogue it used, and no other."""

from jejaring.catalogue import load
from jejaring.edition.snapshot import snapshot


def test_a_snapshot_of_a_snapshot_is_itself():
    books = load()
    for recipe in books.recipes:
        if recipe.leaves:
            once = snapshot(books, recipe)
            assert snapshot(once, recipe) == once


def test_a_snapshot_keeps_what_the_recipe_reads():
    books = load()
    recipe = next(recipe for recipe in books.recipes if recipe.key == "ipm")
    kept = snapshot(books, recipe)
    assert {variable.key for variable in kept.variables} >= {"uhh", "hls", "rls", "pengeluaran", "penduduk"}
    assert "museum" not in {variable.key for variable in kept.variables}
    assert kept.points == ()
    assert kept.regions == books.regions
