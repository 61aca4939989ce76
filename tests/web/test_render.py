from fastapi.testclient import TestClient

from jejaring.web.render import plain_number
from jejaring.words import speech


def test_a_reader_who_has_the_page_is_not_sent_it_again(client: TestClient):
    first = client.get("/id/metode")
    again = client.get("/id/metode", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/en/metode", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_pages_travel_packed(client: TestClient):
    assert client.get("/id", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_a_number_keeps_the_decimals_it_has():
    said = speech("id")
    assert [plain_number(value, said) for value in (5, 10.5, 0.25, 16800.0)] == ["5", "10,5", "0,25", "16.800"]
