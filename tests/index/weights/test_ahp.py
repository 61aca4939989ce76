"""Analytic hierarchy process."""

import numpy as np
import pytest

from jejaring.index.weights.ahp import group_hierarchy, hierarchy, is_linked, judgement_faults, judgement_matrix, pooled

GAP = np.nan
SAATY = np.array([3.0, 5.0, 3.0])
FOUR = np.array([2.0, 4.0, 8.0, 2.0, 4.0, 2.0])


def test_the_vector_of_the_handbook() -> None:
    # methods.md 1.6 (3): [[1,3,5],[1/3,1,3],[1/5,1/3,1]] → w = (.6370, .2583, .1047), λ = 3.0385, CI = .01926, CR = .0332
    done = hierarchy(judgement_matrix(SAATY))
    np.testing.assert_allclose(done.weights, [0.6370, 0.2583, 0.1047], atol=5e-5)
    assert done.largest == pytest.approx(3.0385, abs=5e-5)
    assert done.index == pytest.approx(0.01926, abs=5e-6)
    assert done.ratio == pytest.approx(0.0332, abs=5e-5)


def test_up_to_three_children_both_estimators_coincide() -> None:
    # methods.md 1.6 (3)
    eigenvector, row_mean = (hierarchy(judgement_matrix(SAATY), estimator=name).weights for name in ("eigenvector", "row_mean"))
    np.testing.assert_allclose(eigenvector, row_mean, atol=1e-12)


def test_the_row_mean_is_the_geometric_mean_of_each_row() -> None:
    matrix = judgement_matrix(np.array([3.0, 5.0, 7.0, 2.0, 4.0, 9.0]))
    means = matrix.prod(axis=1) ** (1 / 4)
    np.testing.assert_allclose(hierarchy(matrix, estimator="row_mean").weights, means / means.sum(), atol=1e-12)


@pytest.mark.parametrize("estimator", ["eigenvector", "row_mean"])
def test_consistent_judgements_give_their_weights_back_and_a_ratio_of_zero(estimator: str) -> None:
    done = hierarchy(judgement_matrix(FOUR), estimator=estimator)
    np.testing.assert_allclose(done.weights, np.array([8, 4, 2, 1]) / 15, atol=1e-12)
    assert done.ratio == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("estimator", ["eigenvector", "row_mean"])
def test_a_missing_judgement_that_the_others_imply_changes_nothing(estimator: str) -> None:
    # Harker 1987: 0 in the missing place, 1 + their number on the diagonal
    judged = FOUR.copy()
    judged[[2, 4]] = GAP
    done = hierarchy(judgement_matrix(judged), estimator=estimator)
    np.testing.assert_allclose(done.weights, np.array([8, 4, 2, 1]) / 15, atol=1e-9)
    assert done.ratio == pytest.approx(0, abs=1e-9)


def test_an_inconsistent_ratio_is_returned_not_hidden() -> None:
    assert hierarchy(judgement_matrix(np.array([9.0, 1 / 9, 9.0]))).ratio > 0.10


def test_two_children_are_always_consistent() -> None:
    done = hierarchy(judgement_matrix(np.array([4.0])))
    np.testing.assert_allclose(done.weights, [0.8, 0.2])
    assert done.ratio == 0


def test_a_group_pools_each_judgement_by_its_geometric_mean_and_stays_reciprocal() -> None:
    whole = pooled(judgement_matrix(np.array([[2.0, 3.0, 4.0], [8.0, 3.0, 1.0]])))
    np.testing.assert_allclose(whole[0], [1, 4, 3])
    np.testing.assert_allclose(whole * whole.T, 1)


def test_a_judgement_that_one_expert_left_out_comes_from_the_others() -> None:
    np.testing.assert_allclose(pooled(judgement_matrix(np.array([[2.0, GAP, 4.0], [8.0, 3.0, 1.0]])))[0], [1, 4, 3])


def test_every_expert_stays_in_the_sample_for_doubt() -> None:
    group = group_hierarchy(np.array([[2.0, 4.0, 2.0], [1.0, 1.0, 1.0], [3.0, GAP, GAP]]))
    np.testing.assert_allclose(group.experts.weights[:2], [[4 / 7, 2 / 7, 1 / 7], [1 / 3, 1 / 3, 1 / 3]])
    assert np.isnan(group.experts.weights[2]).all()
    assert np.isnan(group.experts.ratio[2])
    assert np.isfinite(group.pooled.weights).all()


def test_the_order_of_children_does_not_matter() -> None:
    matrix = judgement_matrix(np.array([3.0, 5.0, 7.0, 2.0, 4.0, 9.0]))
    turned = np.array([2, 0, 3, 1])
    np.testing.assert_allclose(hierarchy(matrix[np.ix_(turned, turned)]).weights, hierarchy(matrix).weights[turned], atol=1e-12)


@pytest.mark.parametrize(
    ("judgements", "items", "met"),
    [
        (((3.0, 5.0),), 3, "expert 1: judgements"),
        (((3.0, 0.0, 2.0),), 3, "expert 1: judgements"),
        (((3.0, 5.0, 3.0), (1.0, -2.0, 1.0)), 3, "expert 2: judgements"),
        (((3.0, None, None),), 3, "do not link"),
        ((tuple([1.0] * 55),), 11, "11 children"),
    ],
)
def test_wrong_judgements_are_named(judgements: tuple[tuple[float | None, ...], ...], items: int, met: str) -> None:
    assert met in judgement_faults(judgements, items)[0].met.en


def test_sound_judgements_have_no_fault() -> None:
    assert judgement_faults(((3.0, 5.0, 3.0), (2.0, None, 2.0)), 3) == ()


def test_a_chain_links() -> None:
    assert is_linked(np.eye(3, k=1, dtype=bool) | np.eye(3, k=-1, dtype=bool))
    assert not is_linked(np.array([[0, 1, 0], [1, 0, 0], [0, 0, 0]], dtype=bool))
