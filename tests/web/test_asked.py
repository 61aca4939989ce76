import pytest
from starlette.requests import Request

from jejaring.terms.problem import JejaringError
from jejaring.web.asked import HomeAsked, MapAsked, refuse_unknown


def request(query: str) -> Request:
    return Request({"type": "http", "query_string": query.encode(), "headers": [], "path": "/", "method": "GET"})


def test_known_parameters_pass():
    refuse_unknown(request("edition=a&region=b&q=c"), HomeAsked)


def test_every_unknown_parameter_is_named_at_once():
    with pytest.raises(JejaringError, match=r"colour, size.*edition, node, region, shape"):
        refuse_unknown(request("colour=red&node=K1&size=2"), MapAsked)
