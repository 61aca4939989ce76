"""The profile shows every node and figure against peers and group, and its table says the same."""

import pytest

from jejaring.charts import profile, svg
from jejaring.edition import portrait
from jejaring.terms.status import Status
from jejaring.words import speech


@pytest.fixture(scope="module")
def bandung(edition):
    return portrait(edition, "3273")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_table_says_what_the_picture_draws(bandung, language):
    voice = speech(language)
    picture = profile(bandung, voice)
    rows = picture.spec["datasets"]["rows"]
    assert len(rows) == len(picture.table.rows) == len(bandung.nodes) + len(bandung.figures)
    for drawn, told in zip(rows, picture.table.rows, strict=True):
        assert told.cells[0] == drawn["name"]
        assert (told.cells[4] == voice.missing) == (drawn["s"] is None)
        if drawn["style"] == "word":
            assert told.cells[1] == drawn["value"][0]


def test_the_title_is_the_finding(bandung):
    names = {figure.code: figure.name.id for figure in bandung.figures}
    title = profile(bandung, speech("id")).title
    assert title.startswith("Kota Bandung, dibanding daerah sebanding: unggul dalam ")
    assert names[bandung.weaknesses[0]].lower() in title.lower()


def test_without_strength_or_weakness_the_title_says_so(bandung):
    neither = bandung.model_copy(update={"strengths": (), "weaknesses": ()})
    assert profile(neither, speech("en")).title == "Kota Bandung cannot be compared with its peers yet"
    weak = bandung.model_copy(update={"strengths": ()})
    assert profile(weak, speech("en")).title.endswith("ahead in nothing")


def test_a_missing_figure_has_a_dotted_track_and_the_word(bandung):
    gone = bandung.figures[0].model_copy(update={"status": Status.MISSING, "value": None, "score": None, "year": None})
    picture = profile(bandung.model_copy(update={"figures": (gone, *bandung.figures[1:])}), speech("id"))
    row = picture.spec["datasets"]["rows"][2]
    assert (row["state"], row["s"], row["value"]) == ("missing", None, ["tidak ada data"])
    still = svg(picture, width=390)
    assert 'stroke-dasharray="2,4"' in still
    assert [entry["word"] for entry in picture.spec["datasets"]["key"]][-1] == "tidak ada data"


def test_an_imputed_figure_is_an_open_diamond_with_its_word(bandung):
    filled = bandung.figures[0].model_copy(update={"status": Status.IMPUTED})
    picture = profile(bandung.model_copy(update={"figures": (filled, *bandung.figures[1:])}), speech("id"))
    row = picture.spec["datasets"]["rows"][2]
    assert (row["shape"], row["open"]) == ("diamond", True)
    assert "diimputasi" in [entry["word"] for entry in picture.spec["datasets"]["key"]]


def test_names_stand_whole_in_both_arrangements(bandung):
    picture = profile(bandung, speech("id"))
    for width in (390, 700):
        assert "…" not in svg(picture, width=width)


def test_a_branch_is_a_picture_of_its_own(bandung):
    picture = profile(bandung, speech("id"), within="K3")
    assert picture.key == "profile-3273-K3"
    assert len(picture.table.rows) == 4
