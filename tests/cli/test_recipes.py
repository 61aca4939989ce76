import pytest

from jejaring.catalogue import load
from jejaring.cli.recipes import recipe_of, with_indicators
from jejaring.terms.problem import BadRecipe, UnknownName


@pytest.fixture(scope="module")
def catalogue():
    return load()


def recipe(catalogue, key):
    return next(item for item in catalogue.recipes if item.key == key)


def test_a_key_of_the_catalogue_is_found(catalogue):
    assert recipe_of("ipm", catalogue) is recipe(catalogue, "ipm")


def test_an_unknown_recipe_lists_the_known(catalogue):
    with pytest.raises(UnknownName, match="ikk-terbuka-2026, ipm, konteks-kreatif, coinr-default"):
        recipe_of("indeks", catalogue)


def test_a_recipe_from_a_file_is_the_same_value(catalogue, tmp_path):
    import yaml

    shipped = recipe(catalogue, "konteks-kreatif")
    file = tmp_path / "mine.yml"
    file.write_text(yaml.safe_dump(shipped.model_dump(mode="json")), encoding="utf-8")
    assert recipe_of(str(file), catalogue) == shipped
    written = tmp_path / "recipe.json"
    written.write_text(shipped.model_dump_json(indent=1), encoding="utf-8")
    assert recipe_of(str(written), catalogue) == shipped


def test_every_fault_of_a_recipe_file_is_told(catalogue, tmp_path):
    file = tmp_path / "bad.yml"
    file.write_text("key: mine\nversion: '1'\ncolour: red\n", encoding="utf-8")
    with pytest.raises(BadRecipe) as refusal:
        recipe_of(str(file), catalogue)
    assert "bad.yml" in refusal.value.say("id")
    assert "colour" in refusal.value.say("id")
    assert "isian yang dikenal: key, version" in refusal.value.say("id")
    assert "isian ini wajib ada" in refusal.value.say("id")


def test_an_absent_recipe_file_is_told(catalogue, tmp_path):
    with pytest.raises(BadRecipe, match=r"none\.yml"):
        recipe_of(str(tmp_path / "none.yml"), catalogue)
    with pytest.raises(BadRecipe, match=r"none\.yml"):
        recipe_of("none.yml", catalogue)


def test_a_recipe_file_that_is_no_text_is_told(catalogue, tmp_path):
    (tmp_path / "a.yml").write_bytes(b"key: \xff\xfe")
    with pytest.raises(BadRecipe, match=r"a\.yml"):
        recipe_of(str(tmp_path / "a.yml"), catalogue)


def test_a_recipe_without_tree_cannot_be_built(catalogue):
    with pytest.raises(BadRecipe, match="index run"):
        with_indicators(recipe(catalogue, "coinr-default"), catalogue)


def test_leaves_of_another_recipe_bring_their_indicators(catalogue):
    mine = recipe(catalogue, "ipm").model_copy(update={"key": "mine"})
    books = with_indicators(mine, catalogue)
    assert [item.code for item in books.indicators["mine"]] == [leaf.code for leaf in mine.leaves]


def test_a_leaf_that_nobody_describes_is_refused(catalogue):
    shipped = recipe(catalogue, "ipm")
    strange = shipped.leaves[0].model_copy(update={"code": "Q9"})
    with pytest.raises(BadRecipe, match="'Q9'"):
        with_indicators(shipped.model_copy(update={"leaves": (strange,)}), catalogue)
