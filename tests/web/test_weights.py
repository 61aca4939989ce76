from html import unescape

import pytest
from fastapi.testclient import TestClient

from jejaring.words import speech
from page_editions import RANKED

HUMAN = "K1:70;K2:10;K3:10;K4:10"


def test_the_form_without_script_leads_to_an_address_that_holds_the_view(client: TestClient):
    answer = client.get(f"/en/bobot?b.K1=70&b.K2=10&b.K3=10&b.K4=10&region={RANKED}&edition=konteks-kreatif&w=K1.1:2;K1.2:1;K1.3:1")
    assert answer.status_code == 303
    assert answer.headers["location"] == (
        f"/en/bobot?edition=konteks-kreatif&region={RANKED}&w=K1.1:2;K1.2:1;K1.3:1;K1:70;K2:10;K3:10;K4:10"
    )
    assert client.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("language", ["id", "en"])
def test_page_and_twin_say_the_same(client: TestClient, language: str):
    twin = client.get(f"/{language}/bobot.json?w={HUMAN}&region={RANKED}").json()
    page, said = unescape(client.get(f"/{language}/bobot?w={HUMAN}&region={RANKED}").text), speech(language)
    assert all(sentence in page for sentence in twin["said"].values())
    assert all(f">{line['name']}</a>" in page for line in twin["lines"])
    assert said.score(twin["columns"][0]["score"]) == twin["said"]["score"]


def test_the_twin_has_the_weights_of_the_address(client: TestClient):
    twin = client.get(f"/id/bobot.json?w={HUMAN}").json()
    assert twin["weights"] == [["K1", 70.0], ["K2", 10.0], ["K3", 10.0], ["K4", 10.0]]
    assert [child["asked"] for child in twin["children"]] == [70.0, 10.0, 10.0, 10.0]


@pytest.mark.parametrize(
    ("query", "status", "met"),
    [
        ("w=K1:-5;K2:1;K3:1;K4:1", 400, "The weight of K1 reads '-5'"),
        ("w=K1:many;K2:1;K3:1;K4:1", 400, "The weight of K1 reads 'many'"),
        ("w=K1:0;K2:0;K3:0;K4:0", 400, "All weights below KK are zero"),
        ("w=K9:1", 400, "There is no weighted part with the code 'K9'"),
        ("node=K9", 404, "The node K9 has no weights to move"),
        ("node=K1.1", 404, "The node K1.1 has no weights to move"),
        ("region=9999", 404, "There is no region with the code 9999"),
    ],
)
def test_wrong_weights_get_one_clear_message_on_page_and_twin(client: TestClient, query: str, status: int, met: str):
    answer = client.get(f"/en/bobot.json?{query}")
    assert answer.status_code == status
    assert [problem["met"]["en"] for problem in answer.json()["problems"]] == [met]
    page = client.get(f"/en/bobot?{query}")
    assert page.status_code == status
    assert met in page.text.replace("&#39;", "'")


@pytest.mark.parametrize("query", ["bound=101", "bound=x", "speed=3"])
def test_other_parameters_are_checked_too(client: TestClient, query: str):
    assert client.get(f"/id/bobot.json?{query}").status_code == 400


def test_a_search_without_doubt_stays_on_the_page_with_its_weights(client: TestClient):
    answer = client.get(f"/en/bobot?q=Kota+Bandung&w={HUMAN}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/en/bobot?region=3273&w={HUMAN}")


def test_names_that_fit_are_links_that_keep_the_weights(client: TestClient):
    page = client.get(f"/en/bobot?q=bandung&w={HUMAN}").text
    assert f'href="/en/bobot?region=3204&amp;w={HUMAN}"' in page


def test_equal_weights_and_the_recipes_are_one_click_away(client: TestClient):
    page = client.get(f"/en/bobot?w={HUMAN}&region={RANKED}").text
    assert f'href="/en/bobot?region={RANKED}" data-weights=""' in page
    assert f'href="/en/bobot?region={RANKED}&amp;w=K1:1;K2:1;K3:1;K4:1"' in page


def test_another_edition_leaves_the_weights_of_this_one_behind(client: TestClient):
    page = client.get(f"/en/bobot?w={HUMAN}&region={RANKED}").text
    assert f'href="/en/bobot?region={RANKED}&amp;edition=ipm-2019"' in page
