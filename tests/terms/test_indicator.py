"""Indicators and variables refuse what is not a kind or a polarity."""

import pytest
from pydantic import ValidationError

from jejaring.terms.indicator import Derivation, Variable
from jejaring.terms.text import same


def test_a_derivation_is_one_of_the_known_methods():
    with pytest.raises(ValidationError, match="take"):
        Derivation.model_validate({"method": "guess", "variable": "hls"})


def test_a_variable_is_dated_unless_it_is_a_snapshot():
    assert Variable(key="hls", name=same("HLS"), unit=same("tahun")).snapshot is False
