import pytest

from jejaring.cli.open_edition import edition_folders, open_edition
from jejaring.terms.problem import BadEdition


def test_an_edition_or_a_folder_with_editions_will_do(home):
    assert edition_folders(home.edition) == (home.edition,)
    assert edition_folders(home.edition.parent) == (home.edition,)
    assert open_edition(home.edition.parent).manifest.id == "konteks-kreatif-2021"


def test_no_edition_is_a_refusal_that_says_how_to_make_one(tmp_path):
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(BadEdition, match="jejaring demo"):
            edition_folders(folder)
