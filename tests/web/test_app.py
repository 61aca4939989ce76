import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from jejaring.store import open_archive
from jejaring.terms.imported import Boundary, Imported
from jejaring.terms.problem import BadEdition
from jejaring.web import create_app

SLOWEST_MS = 300


def test_the_door_leads_to_the_readers_language(client: TestClient):
    answer = client.get("/?region=3273", headers={"Accept-Language": "en-GB"})
    assert (answer.status_code, answer.headers["location"]) == (307, "/en?region=3273")
    assert client.get("/").headers["location"] == "/id"


def test_no_page_of_documentation_from_outside_is_served(client: TestClient):
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
    assert client.get("/openapi.json").json()["info"]["title"] == "Jejaring"


def test_a_folder_without_an_edition_is_refused(tmp_path: Path):
    with pytest.raises(BadEdition, match="no edition in this folder"):
        create_app(tmp_path)


def test_home_is_quick_once_it_has_been_seen(client: TestClient):
    client.get("/id?region=3273")
    times = []
    for region in ("3374", "1101", "9171"):
        start = time.perf_counter()
        assert client.get(f"/id?region={region}").status_code == 200
        times.append((time.perf_counter() - start) * 1000)
    assert min(times) < SLOWEST_MS


def test_imported_boundaries_open_the_geographic_map(folder: Path, tmp_path: Path):
    square = {"type": "Polygon", "coordinates": [[[107.5, -7.0], [107.7, -7.0], [107.7, -6.8], [107.5, -6.8], [107.5, -7.0]]]}
    url = f"sqlite:///{tmp_path / 'jejaring.db'}"
    with open_archive(url) as archive:
        file = Imported("batas", "a.geojson", "00", boundaries=(Boundary("3273", square, "batas_cod_ab"),))
        archive.add(file, who="ani", when=datetime(2026, 11, 24, tzinfo=UTC))
    with TestClient(create_app(folder, archive_url=url)) as client:
        page = client.get("/id/peta").text
        assert "shape=geographic" in page
        geographic = client.get("/id/peta?shape=geographic&region=3273").text
        assert 'id="choropleth"' in geographic
        assert len(client.get("/id/gambar/choropleth.json").json()["spec"]["datasets"]["shapes"]) == 1
