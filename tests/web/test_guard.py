import pytest
from fastapi.testclient import TestClient

from jejaring.web.guard import POLICY


@pytest.mark.parametrize(
    "address", ["/", "/id", "/id.json", "/en/peta", "/id/nothing", "/aset/nothing.js", "/id/data/konteks-kreatif-2021/scores.csv"]
)
def test_every_answer_carries_the_policy(client: TestClient, address: str):
    headers = client.get(address).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_the_policy_allows_no_inline_script_and_no_other_host():
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "default-src 'none'" in POLICY


@pytest.mark.parametrize("address", ["/id", "/id/wilayah/3273", "/id/peringkat.json", "/id/data/konteks-kreatif-2021/scores.csv"])
def test_head_is_answered_like_get_without_a_body(client: TestClient, address: str):
    head, get = client.head(address), client.get(address)
    assert head.status_code == get.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == get.headers["etag"]
