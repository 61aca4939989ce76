"""Editions as folders: whole or absent, hashed, read back as they were."""

from pathlib import Path

import numpy as np
import pytest

from jejaring.edition import Edition, is_edition, portrait, read_edition, read_manifest, score_table, write_edition
from jejaring.terms.problem import BadEdition


@pytest.fixture
def folder(tiny: Edition, tmp_path: Path) -> Path:
    write_edition(tiny, tmp_path / "edition")
    return tmp_path / "edition"


def test_an_edition_is_read_back_as_it_was(tiny: Edition, folder: Path):
    read = read_edition(folder)
    assert score_table(read).equals(score_table(tiny))
    assert np.array_equal(read.panel.values, tiny.panel.values, equal_nan=True)
    assert read.recipe == tiny.recipe
    assert read.catalogue == tiny.catalogue
    assert [portrait(read, key) for key in read.scores.regions] == [portrait(tiny, key) for key in tiny.scores.regions]


def test_the_manifest_names_every_other_file_with_its_hash(folder: Path):
    names = {path.name for path in folder.iterdir()} - {"manifest.json"}
    assert set(read_manifest(folder).files) == names
    assert {"scores.csv", "scores.parquet", "observations.parquet", "recipe.json", "catalogue.json"} <= names


def test_two_runs_give_the_same_bytes(tiny: Edition, folder: Path, tmp_path: Path):
    write_edition(tiny, tmp_path / "again")
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


def test_nothing_else_is_left_beside_the_folder(folder: Path):
    assert [path.name for path in folder.parent.iterdir()] == ["edition"]


def test_an_altered_and_an_absent_file_are_both_named(folder: Path):
    (folder / "scores.csv").write_text("region\n")
    (folder / "peers.json").unlink()
    with pytest.raises(BadEdition) as refusal:
        read_edition(folder)
    assert {Path(problem.place.file or "").name for problem in refusal.value.problems} == {"scores.csv", "peers.json"}


def test_a_folder_that_is_not_empty_is_left_alone(tiny: Edition, tmp_path: Path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(BadEdition, match="not empty"):
        write_edition(tiny, tmp_path, replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_edition_is_replaced_only_when_asked(tiny: Edition, folder: Path):
    with pytest.raises(BadEdition, match="--replace"):
        write_edition(tiny, folder)
    (folder / "old.txt").write_text("of the old edition")
    write_edition(tiny, folder, replace=True)
    assert is_edition(folder)
    assert not (folder / "old.txt").exists()
    assert [path.name for path in folder.parent.iterdir()] == ["edition"]


def test_a_newer_format_is_refused(folder: Path):
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"format": 1', '"format": 99'))
    with pytest.raises(BadEdition, match="format 99"):
        read_edition(folder)


def test_a_folder_without_manifest_is_no_edition(tmp_path: Path):
    assert not is_edition(tmp_path)
    with pytest.raises(BadEdition, match=r"manifest\.json"):
        read_edition(tmp_path)
