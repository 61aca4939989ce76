"""The form of a WebAPI answer: lists, keys of any length, and answers without data."""

import json

import pytest

from jejaring.sources.bps_answer import read_answer
from jejaring.sources.faults import Faults


def answer(**changes):
    """Return a small answer of variable 413 with one item of one digit."""
    content = {
        "status": "OK",
        "data-availability": "available",
        "var": [{"val": 413, "label": "[Metode Baru] Indeks Pembangunan Manusia", "unit": ""}],
        "turvar": [{"val": 0, "label": "Tidak ada"}],
        "vervar": [{"val": 1100, "label": "<b>ACEH</b>"}, {"val": 1101, "label": "Simeulue"}],
        "tahun": [{"val": 119, "label": "2019"}, {"val": 120, "label": "2020"}],
        "turtahun": [{"val": 0, "label": "Tahun"}],
        "datacontent": {"110041301190": 71.9, "110141301190": 66.05},
    }
    return content | changes


@pytest.fixture
def read(tmp_path):
    """Read an answer given as a value; return it and what was met."""

    def run(content):
        path = tmp_path / "a.json"
        path.write_text(json.dumps(content))
        faults = Faults("a.json")
        found = read_answer(path, faults)
        return found, [problem.met.en for problem in faults.problems]

    return run


def test_keys_are_joined_from_numbers_of_any_length_and_may_be_absent(read):
    found, met = read(answer())
    assert met == []
    assert [(cell.unit.label, cell.item.val, cell.year.label, cell.value) for cell in found.cells] == [
        ("ACEH", "0", "2019", 71.9),
        ("Simeulue", "0", "2019", 66.05),
    ]


@pytest.mark.parametrize(
    ("changes", "met"),
    [
        ({"data-availability": "list-not-available"}, "BPS gave no data: status 'OK', data-availability 'list-not-available'"),
        ({"status": "Error", "message": "Invalid key"}, "BPS gave no data: status 'Error', data-availability 'available', 'Invalid key'"),
        ({"vervar": []}, "member vervar is absent, empty, or of another form"),
        ({"datacontent": [1]}, "member datacontent is absent, empty, or of another form"),
        ({"var": [{"val": 1, "label": "a"}, {"val": 2, "label": "b"}]}, "2 variables in one answer"),
        ({"turtahun": [{"val": 1, "label": "Triwulan I"}]}, "parts of the year: Triwulan I"),
        ({"tahun": [{"val": 119, "label": "19"}]}, "year '19'"),
        ({"vervar": [{"val": 1101, "label": "a"}, {"val": 1101, "label": "b"}]}, "val 1101 is wrong or repeated"),
        ({"vervar": [{"val": None, "label": "a"}]}, "val None is wrong or repeated"),
        ({"datacontent": {"110141301190": 1, "999": 2}}, "1 keys that fit no list: 999"),
    ],
)
def test_each_fault_of_the_form_is_said(read, changes, met):
    assert read(answer(**changes))[1] == [met]


def test_a_key_that_can_be_read_in_two_ways_is_refused(read):
    clash = {"vervar": [{"val": 1, "label": "a"}, {"val": 14, "label": "b"}], "var": [{"val": 4, "label": "v"}]}
    clash |= {
        "turvar": [{"val": 40, "label": "x"}, {"val": 0, "label": "y"}],
        "tahun": [{"val": 119, "label": "2019"}],
        "datacontent": {"14401190": 1},
    }
    # 1·4·40·119·0 and 14·4·0·119·0 are the same string.
    assert read(answer(**clash))[1] == ["key 14401190 can be read in two ways"]


def test_json_that_is_no_object_is_refused(read):
    assert read([1, 2]) == (None, ["the JSON is no object"])
