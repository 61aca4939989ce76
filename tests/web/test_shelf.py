import shutil
from pathlib import Path

import pytest

from jejaring.terms.problem import BadEdition, UnknownName
from jejaring.web.shelf import Shelf, read_shelf


def test_editions_are_found_in_a_folder_or_in_folders_of_it(folder: Path):
    assert len(read_shelf([folder]).shelved) == 2
    assert len(read_shelf([folder / "ipm-2019"]).shelved) == 1
    assert len(read_shelf([folder.parent / folder.name]).shelved) == 2


def test_an_edition_is_taken_by_id_or_by_its_recipe(folder: Path):
    shelf = read_shelf([folder])
    assert shelf.get("ipm-2019") is shelf.get("ipm")
    assert shelf.get(None).edition.recipe.key == "konteks-kreatif"


def test_all_editions_of_a_recipe_are_found(folder: Path):
    shelf = read_shelf([folder])
    assert [edition.manifest.id for edition in shelf.of_recipe("ipm")] == ["ipm-2019"]
    assert shelf.of_recipe("none") == ()


def test_an_unknown_edition_is_refused_with_those_known(folder: Path):
    with pytest.raises(UnknownName, match="konteks-kreatif-2021"):
        read_shelf([folder]).get("lain")


def test_an_empty_shelf_says_how_to_fill_it():
    with pytest.raises(UnknownName, match="jejaring demo"):
        Shelf(()).get(None)


def test_the_same_edition_twice_is_refused(folder: Path, tmp_path: Path):
    shutil.copytree(folder / "ipm-2019", tmp_path / "copy")
    with pytest.raises(BadEdition, match="there twice"):
        read_shelf([folder, tmp_path])


def test_an_altered_edition_is_refused(folder: Path, tmp_path: Path):
    shutil.copytree(folder / "ipm-2019", tmp_path / "copy")
    (tmp_path / "copy" / "recipe.json").write_text("{}")
    with pytest.raises(BadEdition):
        read_shelf([tmp_path])
