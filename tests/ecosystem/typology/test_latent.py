"""Types: as many as there are, none where there are none, small classes refused, stability told."""

import numpy as np
import pytest

from jejaring.ecosystem.typology.latent import entropy_r2, latent_types
from jejaring.terms.problem import CannotBuild


def test_two_kinds_of_regions_are_two_types_and_stable(two_kinds):
    items, mature = two_kinds
    found = latent_types(items, seed=1, most=3, starts=3, replicates=10)
    assert found.model.k == 2
    assert [each.k for each in found.candidates] == [1, 2, 3]
    assert found.candidates[1].bic == min(each.bic for each in found.candidates)
    assert np.mean((found.type_of == 1) == mature) > 0.98
    assert found.stable
    assert found.stability_low > 0.9


def test_answers_without_kinds_are_one_type():
    items = (np.random.default_rng(3).random((150, 6)) < 0.5).astype(float)
    found = latent_types(items, seed=1, most=3, starts=2, replicates=2)
    assert found.model.k == 1
    assert (found.type_of == 0).all()
    assert np.isnan(found.stability)
    assert not found.stable


def test_a_handful_of_odd_regions_is_no_type():
    rng = np.random.default_rng(4)
    items = (rng.random((120, 10)) < 0.1).astype(float)
    items[:8] = 1.0
    found = latent_types(items, seed=1, most=2, starts=3, replicates=2)
    two = found.candidates[1]
    assert two.bic < found.candidates[0].bic
    assert two.smallest < 20
    assert not two.admissible
    assert found.model.k == 1


def test_as_many_classes_are_tried_as_there_are_fifties_of_regions(two_kinds):
    found = latent_types(two_kinds[0][:110], seed=1, starts=1, replicates=1)
    assert [each.k for each in found.candidates] == [1, 2]


def test_a_region_without_answers_and_an_item_without_levels_change_nothing(two_kinds):
    items, _ = two_kinds
    wide = np.column_stack([items, np.ones(240)])
    tall = np.vstack([wide, np.full((1, 9), np.nan)])
    found = latent_types(tall, seed=1, most=2, starts=2, replicates=2)
    plain = latent_types(items, seed=1, most=2, starts=2, replicates=2)
    assert found.type_of[-1] == -1
    assert np.array_equal(found.type_of[:-1], plain.type_of)
    assert found.stability == plain.stability


@pytest.mark.parametrize(("items", "said"), [(np.ones((49, 3)), "49 regions"), (np.ones((80, 3)), "0 items")])
def test_too_little_is_refused_in_both_languages(items: np.ndarray, said: str):
    with pytest.raises(CannotBuild) as refusal:
        latent_types(items, seed=1)
    assert said in refusal.value.say("en")
    assert "wilayah" in refusal.value.say("id")


def test_certain_regions_have_an_entropy_of_one_and_undecided_ones_of_nothing():
    assert entropy_r2(np.array([[1.0, 0.0], [0.0, 1.0]])) == pytest.approx(1.0)
    assert entropy_r2(np.full((4, 2), 0.5)) == pytest.approx(0.0)
    assert entropy_r2(np.ones((4, 1))) == 1.0
