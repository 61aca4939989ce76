"""An edition is made again from its own export."""

import hashlib
import json
from pathlib import Path

import pytest

from jejaring.edition import Edition, verify_edition, write_edition
from jejaring.edition.folder import write_files


def test_a_sound_edition_rebuilds_to_the_same_bytes(context: Edition, tmp_path: Path):
    write_edition(context, tmp_path / "edition")
    verdict = verify_edition(tmp_path / "edition")
    assert verdict.identical
    assert verdict.equal
    assert verdict.differences == ()


def test_other_versions_are_named_and_the_scores_compared(tiny: Edition, tmp_path: Path):
    manifest = tiny.manifest.model_copy(update={"versions": tiny.manifest.versions | {"numpy": "0.0.1"}})
    older = type(tiny)(**{name: getattr(tiny, name) for name in tiny.__dataclass_fields__} | {"manifest": manifest})
    write_files(older, tmp_path)
    verdict = verify_edition(tmp_path)
    assert not verdict.identical
    assert verdict.equal
    assert [(item.what, item.name, item.stored) for item in verdict.differences] == [("version", "numpy", "0.0.1")]


def test_scores_that_do_not_follow_from_the_observations_are_found(tiny: Edition, tmp_path: Path):
    scores = type(tiny.scores)(
        **{name: getattr(tiny.scores, name) for name in tiny.scores.__dataclass_fields__} | {"score": tiny.scores.score + 1e-6}
    )
    forged = type(tiny)(**{name: getattr(tiny, name) for name in tiny.__dataclass_fields__} | {"scores": scores})
    write_files(forged, tmp_path)
    verdict = verify_edition(tmp_path)
    assert not verdict.identical
    assert not verdict.equal
    assert ("scores", "score") in {(item.what, item.name) for item in verdict.differences}


def test_an_edition_from_before_a_field_existed_still_verifies(tiny: Edition, tmp_path: Path):
    write_files(tiny, tmp_path)
    catalogue = json.loads((tmp_path / "catalogue.json").read_text(encoding="utf-8"))
    assert catalogue["points"]
    for point in catalogue["points"]:
        del point["period"]
    (tmp_path / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    _vouch_for(tmp_path, "catalogue.json")
    verdict = verify_edition(tmp_path)
    assert not verdict.identical
    assert verdict.equal


@pytest.mark.parametrize("name", ["scores.csv", "scores.json", "peers.json"])
def test_a_forged_copy_is_found_even_where_the_manifest_was_forged_with_it(tiny: Edition, tmp_path: Path, name: str):
    write_files(tiny, tmp_path)
    content = (tmp_path / name).read_text(encoding="utf-8")
    first = tiny.scores.regions[0]
    (tmp_path / name).write_text(content.replace(first, "9999", 1), encoding="utf-8", newline="\n")
    _vouch_for(tmp_path, name)
    verdict = verify_edition(tmp_path)
    assert not verdict.equal
    assert [(item.what, item.name) for item in verdict.differences] == [("file", name), ("content", name)]


def _vouch_for(folder: Path, name: str) -> None:
    """Write the hash of a changed file into the manifest."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
