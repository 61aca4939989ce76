from jejaring.api import ScoreFile, holdings
from jejaring.api.holdings import MEANINGS
from jejaring.edition import Edition
from jejaring.terms.tables import SCORES


def test_every_column_of_the_scores_is_explained_in_both_languages():
    assert set(MEANINGS) == set(SCORES.columns)


def test_files_carry_the_hash_that_the_manifest_states(edition: Edition):
    manifest = edition.manifest.model_copy(update={"files": {"b.csv": "22", "a.json": "11"}})
    scores = (ScoreFile(format="CSV", name="b.csv", bytes=2, address="/id/b"),)
    view = holdings(edition, manifest, scores=scores, files={"b.csv": (2, "/id/b"), "a.json": (1, "/id/a")})
    assert [(item.name, item.sha256, item.bytes, item.address) for item in view.files] == [
        ("a.json", "11", 1, "/id/a"),
        ("b.csv", "22", 2, "/id/b"),
    ]


def test_every_data_set_has_a_licence_to_show(edition: Edition):
    view = holdings(edition, edition.manifest, scores=(), files={})
    assert view.datasets
    assert all(dataset.licence for dataset in view.datasets)
