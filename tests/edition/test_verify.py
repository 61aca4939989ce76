"""An edition is made again from its own export."""

from pathlib import Path

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
