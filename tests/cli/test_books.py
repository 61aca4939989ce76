import json
from typing import get_args

import pytest

from jejaring.catalogue import load
from jejaring.catalogue.search import HitKind, search
from jejaring.words import speech


def test_a_word_finds_regions_and_memberships(run):
    hits = json.loads(run("catalogue", "search", "kota", "bandung", "--json").stdout)["hits"]
    assert {"region", "membership"} <= {hit["kind"] for hit in hits}
    assert hits[0]["key"] == "3273"


def test_nothing_found_is_said_and_is_no_error(run):
    result = run("catalogue", "search", "qqqq")
    assert result.exit_code == 0
    assert "Tidak ada temuan untuk “qqqq”." in result.stdout


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_kind_and_place_of_a_hit_has_a_word(language):
    said = speech(language)
    assert all(said.say(f"cli_kind_{kind}") for kind in get_args(HitKind))
    places = {hit.where.split(" · ")[-1] for word in ("a", "1", "kota", "kreatif", "bps", "unesco") for hit in search(load(), word)}
    assert all(said.say(f"cli_where_{place}") for place in places)
