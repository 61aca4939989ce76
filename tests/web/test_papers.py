import hashlib
import io
import json

import pandas as pd
import pytest
from fastapi.testclient import TestClient

from jejaring.edition import score_table
from page_editions import context_edition


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("edition", ["konteks-kreatif-2021", "ipm-2019"])
def test_the_method_page_names_every_node_leaf_and_goalpost(client: TestClient, language: str, edition: str):
    text = client.get(f"/{language}/metode?edition={edition}").text
    twin = client.get(f"/{language}/metode.json?edition={edition}").json()
    for item in (*twin["branches"], *twin["leaves"]):
        assert item["name"][language] in text
    assert text.count("<math") >= len(twin["leaves"])


def test_the_formula_of_a_leaf_carries_its_own_goalposts(client: TestClient):
    """BPS, metode baru 2014: life expectancy from 20 to 85 years."""
    text = client.get("/id/metode?edition=ipm-2019").text
    assert "<mn>85</mn><mo>−</mo><mn>20</mn>" in text


def test_the_method_page_says_what_doubt_varies(client: TestClient):
    text = client.get("/en/metode").text
    assert "one indicator left out" in text
    assert "The index was run 40 times (seed 1)" in text


def test_declared_corrections_are_open_to_read(client: TestClient):
    text = client.get("/id/metode").text
    corrections = context_edition().catalogue.corrections
    assert corrections
    assert all(item.reason.id in text.replace("&#39;", "'").replace("&#34;", '"') for item in corrections)


def test_every_file_is_served_with_the_hash_that_the_page_shows(client: TestClient):
    view = client.get("/id/data.json").json()
    assert {item["name"] for item in view["files"]} >= {"scores.csv", "scores.parquet", "scores.json", "recipe.json"}
    page = client.get("/id/data").text
    for item in view["files"]:
        body = client.get(item["address"]).content
        assert hashlib.sha256(body).hexdigest() == item["sha256"]
        assert len(body) == item["bytes"]
        assert item["sha256"] in page


def test_the_four_formats_hold_the_same_scores(client: TestClient):
    files = {item["format"]: client.get(item["address"]).content for item in client.get("/id/data.json").json()["scores"]}
    assert set(files) == {"CSV", "XLSX", "Parquet", "JSON"}
    expected = score_table(context_edition())
    csv = pd.read_csv(io.BytesIO(files["CSV"]), dtype={"region": str})
    assert csv["score"].round(9).equals(expected["score"].round(9))
    assert csv["region"].tolist() == expected["region"].tolist()
    split = json.loads(files["JSON"])
    scores = [row[split["columns"].index("score")] for row in split["data"]]
    assert scores == [None if pd.isna(score) else score for score in expected["score"].round(9)]
    sheet = pd.read_excel(io.BytesIO(files["XLSX"]), sheet_name="Peringkat", dtype={"Kode": str})
    root = expected[expected["node"] == "KK"]
    assert sheet["score"].round(9).tolist() == pytest.approx(root["score"].round(9).tolist(), nan_ok=True)


def test_licences_stand_beside_every_data_set(client: TestClient):
    text = client.get("/en/data").text
    assert all(dataset.key in text for dataset in context_edition().catalogue.datasets)


@pytest.mark.parametrize("name", ["..%2Fipm-2019%2Frecipe.json", "%2e%2e", "..%2F..%2Fpasswd", "nothing.csv", "catalogue.json%00.csv"])
def test_no_file_outside_the_edition_can_be_fetched(client: TestClient, name: str):
    assert client.get(f"/id/data/konteks-kreatif-2021/{name}").status_code == 404


def test_the_list_of_addresses_holds_every_page_and_twin(client: TestClient):
    paths = {route["path"] for route in client.get("/id/api.json").json()["routes"]}
    assert {
        "/{language}",
        "/{language}.json",
        "/{language}/peringkat",
        "/{language}/peringkat.json",
        "/{language}/wilayah/{key}.pdf",
    } <= paths
    page = client.get("/id/api").text
    assert all(path in page for path in paths)
