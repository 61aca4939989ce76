import pytest

from jejaring.cli.folder import refuse_full
from jejaring.terms.problem import BadFile


def test_a_new_or_empty_folder_is_taken(tmp_path):
    refuse_full(tmp_path / "new", ["a.csv"], replace=False)
    refuse_full(tmp_path, ["a.csv"], replace=False)


def test_own_results_are_replaced_only_when_asked(tmp_path):
    (tmp_path / "a.csv").touch()
    with pytest.raises(BadFile, match="--replace"):
        refuse_full(tmp_path, ["a.csv"], replace=False)
    refuse_full(tmp_path, ["a.csv"], replace=True)


def test_a_folder_with_anything_else_and_a_file_of_that_name_are_never_replaced(tmp_path):
    (tmp_path / "note.txt").touch()
    for place in (tmp_path, tmp_path / "note.txt"):
        with pytest.raises(BadFile, match="something else"):
            refuse_full(place, ["a.csv"], replace=True)
