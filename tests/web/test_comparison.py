import pytest
from fastapi.testclient import TestClient

from page_editions import PROVISIONAL, RANKED

OTHER = "3578"


@pytest.mark.parametrize("language", ["id", "en"])
def test_page_and_twin_say_the_same(client: TestClient, language: str):
    query = f"region={RANKED}&region={OTHER}"
    twin = client.get(f"/{language}/bandingkan.json?{query}").json()
    page = client.get(f"/{language}/bandingkan?{query}").text
    assert twin["said"]["headline"] in page
    assert [each["region"]["key"] for each in twin["regions"]] == [RANKED, OTHER]
    assert all(each["region"]["name"] in page for each in twin["regions"])


def test_regions_are_added_by_search_and_taken_away_by_a_link_without_script(client: TestClient):
    answer = client.get(f"/en/bandingkan?region={RANKED}&q=Kota+Surabaya")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/en/bandingkan?region={RANKED}&region={OTHER}")
    page = client.get(answer.headers["location"]).text
    assert f'class="drop" href="/en/bandingkan?region={OTHER}"' in page
    found = client.get(f"/en/bandingkan?region={RANKED}&q=bandung").text
    assert f'href="/en/bandingkan?region={RANKED}&amp;region=3204"' in found


def test_one_region_asks_for_another_and_offers_its_peers(client: TestClient):
    page = client.get(f"/en/bandingkan?region={RANKED}").text
    assert "Peers of Kota Bandung:" in page
    assert "What sets them apart?" not in page


def test_a_region_named_twice_is_compared_once(client: TestClient):
    twin = client.get(f"/id/bandingkan.json?region={RANKED}&region={RANKED}").json()
    assert len(twin["regions"]) == 1


def test_a_full_comparison_takes_no_fifth(client: TestClient):
    four = "&".join(f"region={key}" for key in (RANKED, OTHER, "3204", PROVISIONAL))
    assert "Four regions already" in client.get(f"/en/bandingkan?{four}").text
    answer = client.get(f"/en/bandingkan.json?{four}&region=3171")
    assert answer.status_code == 400
    assert answer.json()["problems"][0]["met"]["en"] == "5 regions are asked for"


@pytest.mark.parametrize(("query", "status"), [("region=9999", 404), ("tahun=2020", 400)])
def test_what_is_unknown_is_refused(client: TestClient, query: str, status: int):
    assert client.get(f"/id/bandingkan.json?{query}").status_code == status
