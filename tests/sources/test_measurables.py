"""What a workbook may report: variables of the catalogue and statistics that only a region can fill."""

import pytest

from jejaring.sources.measurables import choose, measurables, named, nearest
from jejaring.terms.problem import UnknownName


def test_variables_come_first_then_statistics_without_a_derivation_under_their_recipe(catalogue):
    found = [variable.key for variable in measurables(catalogue)]
    assert found[: len(catalogue.variables)] == [variable.key for variable in catalogue.variables]
    wanted = {
        f"{recipe}:{indicator.code}"
        for recipe, indicators in catalogue.indicators.items()
        for indicator in indicators
        if indicator.derivation is None and indicator.kind == "statistic"
    }
    assert set(found[len(catalogue.variables) :]) == wanted
    assert len(found) == len(set(found))


def test_a_variable_is_found_by_key_before_name(catalogue):
    known = measurables(catalogue)
    assert [variable.key for variable in named("HLS", known)] == ["hls"]
    assert "hls" in [variable.key for variable in named("Expected years of schooling", known)]
    assert named("apa saja", known) == []


def test_advice_names_the_nearest_keys(catalogue):
    assert nearest("pendudk", measurables(catalogue)).en.startswith("perhaps: penduduk")
    assert "sheet of lists" in nearest("zzzzzz", measurables(catalogue)).en


def test_chosen_variables_keep_the_order_asked_for_and_unknown_ones_are_all_named(catalogue):
    known = measurables(catalogue)
    assert [variable.key for variable in choose(known, ["rls", "uhh"])] == ["rls", "uhh"]
    assert choose(known, None) == known
    with pytest.raises(UnknownName) as caught:
        choose(known, ["a", "uhh", "b"])
    assert len(caught.value.problems) == 2
