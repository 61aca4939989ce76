import pytest
from fastapi.testclient import TestClient

from jejaring.web.errors import preferred


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "id"),
        ("en-GB,en;q=0.9,id;q=0.5", "en"),
        ("id-ID,id;q=0.9,en;q=0.8", "id"),
        ("fr,en;q=0.4", "en"),
        ("de,fr", "id"),
        ("en;q=0, id;q=0.1", "id"),
        ("en;q=nonsense, in", "id"),
    ],
)
def test_the_readers_first_language_of_ours_is_chosen(accepted: str, language: str):
    assert preferred(accepted) == language


def test_an_unknown_region_is_answered_with_near_names(client: TestClient):
    answer = client.get("/en/wilayah/bandung")
    assert answer.status_code == 404
    assert "There is no region with the code bandung" in answer.text
    assert "/en/wilayah/3273" in answer.text


def test_errors_of_twins_speak_both_languages(client: TestClient):
    answer = client.get("/en/wilayah/surabya.json")
    problem = answer.json()["problems"][0]
    assert answer.status_code == 404
    assert problem["met"] == {"id": "Tidak ada daerah dengan kode surabya", "en": "There is no region with the code surabya"}
    assert [hit["name"] for hit in answer.json()["near"]][:1] == ["Kota Surabaya"]


@pytest.mark.parametrize(
    "address", ["/id/tidak-ada", "/xx", "/fr/peta", "/id/wilayah/", "/id?edition=lain", "/en/peta?node=K9", "/id?region=0000"]
)
def test_what_does_not_exist_is_a_page_that_says_so(client: TestClient, address: str):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_an_unknown_edition_is_answered_with_those_known(client: TestClient):
    text = client.get("/id?edition=lain").text
    assert "ipm-2019, konteks-kreatif-2021" in text
    assert 'href="/id/peta"' in text


def test_a_twin_refuses_a_parameter_that_it_does_not_know(client: TestClient):
    answer = client.get("/id/peringkat.json?grup=kota")
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["expected"]["id"] == "edition, node, region"


def test_a_value_that_a_page_does_not_know_is_refused(client: TestClient):
    assert client.get("/id/peta?shape=globe").status_code == 400
    assert client.get("/id", params={"q": "x" * 81}).status_code == 400


def test_without_an_edition_the_page_says_how_to_make_one(empty: TestClient):
    for address in ("/id", "/id/peta", "/en/metode"):
        answer = empty.get(address)
        assert answer.status_code == 404
        assert "jejaring demo" in answer.text
