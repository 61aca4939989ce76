"""Folders appear whole or not at all, and what a killed run left is mended."""

import os
import time
from pathlib import Path

import pytest

from jejaring.edition.beside import STALE_SECONDS, appearing


def test_a_block_that_ends_well_leaves_only_the_folder(tmp_path: Path):
    with appearing(tmp_path / "a" / "edition") as beside:
        (beside / "x").write_text("1")
        assert not (tmp_path / "a" / "edition").exists()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["edition"]
    assert (tmp_path / "a" / "edition" / "x").read_text() == "1"


def test_a_block_that_fails_leaves_everything_as_it_was(tmp_path: Path):
    folder = tmp_path / "edition"
    folder.mkdir()
    (folder / "x").write_text("old")

    def fail_halfway() -> None:
        with appearing(folder) as beside:
            (beside / "x").write_text("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert (folder / "x").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]


def test_the_old_folder_gives_way_to_the_new_as_a_whole(tmp_path: Path):
    folder = tmp_path / "edition"
    folder.mkdir()
    (folder / "gone").write_text("old")
    with appearing(folder) as beside:
        (beside / "x").write_text("new")
    assert [path.name for path in folder.iterdir()] == ["x"]
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]


def test_a_run_killed_between_the_two_moves_is_mended_by_the_next(tmp_path: Path):
    kept = tmp_path / ".edition-old-k" / "edition"
    kept.mkdir(parents=True)
    (kept / "x").write_text("old")
    with pytest.raises(RuntimeError), appearing(tmp_path / "edition"):
        raise RuntimeError
    assert (tmp_path / "edition" / "x").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]


def test_only_what_is_older_than_any_run_is_removed(tmp_path: Path):
    stale, fresh = tmp_path / ".edition-new-a", tmp_path / ".edition-new-b"
    for path in (stale, fresh):
        path.mkdir()
    old = time.time() - STALE_SECONDS - 60
    os.utime(stale, (old, old))
    with appearing(tmp_path / "edition"):
        pass
    assert not stale.exists()
    assert fresh.exists()


def test_the_folder_is_readable_as_any_other(tmp_path: Path):
    (tmp_path / "other").mkdir()
    with appearing(tmp_path / "edition"):
        pass
    assert (tmp_path / "edition").stat().st_mode == (tmp_path / "other").stat().st_mode
