import time
from html import unescape

import pytest
from fastapi.testclient import TestClient

from page_editions import RANKED

OWN = "spread=25&top=geometric&top=linear&floor=1&floor=5&floor=10&leave_out=1&draws=40"


@pytest.mark.parametrize("language", ["id", "en"])
def test_page_and_twin_say_the_same(client: TestClient, language: str):
    twin = client.get(f"/{language}/keraguan.json").json()
    page = unescape(client.get(f"/{language}/keraguan").text)
    assert all(sentence in page for sentence in twin["said"].values())
    assert twin["asked"] == twin["recipe"]


def test_the_recipes_own_choices_by_name_are_the_default(client: TestClient):
    own, named = (client.get(f"/en/keraguan.json?{query}").json() for query in ("draws=40", OWN))
    assert set(own["asked"].pop("tops")) == set(named["asked"].pop("tops"))
    assert own["asked"] == named["asked"]


def test_a_region_asked_for_stands_first_though_it_moves_little(client: TestClient):
    page = client.get(f"/en/keraguan?region={RANKED}&spread=0").text
    body = page[page.index('id="h-moves"') :]
    assert body.index('class="own"') < body.index("</tr>", body.index("<tbody>"))


def test_what_is_closed_is_closed_and_one_choice_is_not_compared(client: TestClient):
    twin = client.get("/en/keraguan.json?spread=10&draws=40").json()
    assert twin["asked"]["tops"] == []
    assert twin["asked"]["spread"] == 10
    assert twin["shares"] == []
    assert "Open two choices or more" in twin["said"]["matters"]


def test_the_second_reader_waits_for_nothing(client: TestClient):
    address = "/en/keraguan.json?spread=25&leave_out=1&draws=200"
    first = client.get(address)
    started = time.perf_counter()
    second = client.get(address)
    assert time.perf_counter() - started < 0.5
    assert first.text == second.text


@pytest.mark.parametrize(
    "query",
    ["draws=2001", "draws=0", "spread=101", "spread=-1", "top=cubic", "floor=-1", "floor=1&" * 7, "extra=1", "spread=0&rounding=maybe"],
)
def test_what_would_be_too_much_or_wrong_is_refused(client: TestClient, query: str):
    assert client.get(f"/en/keraguan.json?{query}").status_code == 400


def test_an_unknown_region_is_refused(client: TestClient):
    assert client.get("/en/keraguan?region=9999").status_code == 404
