import xml.etree.ElementTree as ET

import pytest

from jejaring.index import methods
from jejaring.web.formulas import formula, scale_formula
from jejaring.words import speech


def test_every_method_of_the_index_has_a_formula_drawn_or_as_the_index_writes_it():
    for step, known in methods().items():
        assert [name for name, method in known.items() if formula(name) is None and not method.formula] == [], step


@pytest.mark.parametrize(
    "method", ["linear", "geometric", "harmonic", "goalposts", "log_goalposts", "range_goalposts", "minmax", "zscore", "divide"]
)
def test_formulas_are_sound_mathml(method: str):
    assert ET.fromstring(formula(method) or "").tag == "math"


def text(method: str, language: str = "en", **parameters: float) -> str:
    return "".join(ET.fromstring(scale_formula(method, parameters, speech(language)) or "").itertext())


def test_a_leaf_shows_its_own_goalposts_in_the_readers_numbers():
    assert text("goalposts", low=10.5, high=15.5) == "z=100·x−10.515.5−10.5"
    assert text("goalposts", language="id", low=5300.0, high=16800.0) == "z=100·x−5.30016.800−5.300"


def test_an_offset_is_shown_where_there_is_one():
    assert "x+1" in text("log_goalposts", low=0, high=1.2, offset=1)
    assert "+" not in text("log_goalposts", low=8, high=9500, offset=0)


def test_a_negative_goalpost_keeps_its_sign():
    assert "x−−5" in text("goalposts", low=-5, high=5)


def test_a_method_without_goalposts_has_no_scale_of_its_own():
    assert scale_formula("minmax", {"low": 0, "high": 100}, speech("id")) is None
