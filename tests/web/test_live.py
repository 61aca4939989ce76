import json

import pytest
from fastapi.testclient import TestClient

from jejaring.web.assets import FOREVER
from page_editions import RANKED

PICTURES = ["tile-map", "ranking", "ranking.json?group=kabupaten", f"profile.json?region={RANKED}", f"among-peers.json?region={RANKED}"]


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_live_picture_has_a_specification_with_its_data(client: TestClient, picture: str, language: str):
    address = f"/{language}/gambar/{picture}" if "?" in picture else f"/{language}/gambar/{picture}.json"
    answer = client.get(address).json()
    assert answer["spec"]["datasets"]
    assert len(answer["ratio"]) == 2
    assert "site.invalid" not in json.dumps(answer)


def test_tiles_of_the_live_map_are_no_links_the_module_hears_them(client: TestClient):
    tiles = client.get("/id/gambar/tile-map.json").json()["spec"]["datasets"]["tiles"]
    assert len(tiles) == 514
    assert not any("href" in tile for tile in tiles)


def test_what_names_todays_stamp_may_be_kept_forever(client: TestClient):
    page = client.get("/id").text
    address = page.split('data-picture="')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(address).headers["cache-control"] == FOREVER
    assert client.get("/id/gambar/tile-map.json").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "address", ["pie", "choropleth", "profile", "ranking.json?group=desa", "tile-map.json?node=K9", "profile.json?region=9999"]
)
def test_an_unknown_picture_is_refused(client: TestClient, address: str):
    address = address if "?" in address else f"{address}.json"
    assert client.get(f"/id/gambar/{address}").status_code == 404


def test_every_file_that_a_page_names_is_there_and_kept_forever(client: TestClient):
    page = client.get("/id").text
    names = {part.split('"')[0] for part in page.split('"/aset/')[1:]}
    assert len(names) >= 6
    for name in names:
        answer = client.get(f"/aset/{name}")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, FOREVER)
