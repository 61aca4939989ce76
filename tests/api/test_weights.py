import numpy as np
import pytest

from jejaring.api.method import child_shares
from jejaring.api.weights import equal_weights, percents, read_weights, reweighted, scored_children, weighable, with_weights, write_weights
from jejaring.edition import Edition
from jejaring.index import build
from jejaring.terms.problem import JejaringError


def problems(edition: Edition, text: str) -> list[str]:
    with pytest.raises(JejaringError) as refusal:
        read_weights(edition.recipe, text)
    return [problem.met.en for problem in refusal.value.problems]


def test_weights_are_read_and_written_in_recipe_order(edition: Edition):
    weights = read_weights(edition.recipe, " K2:20; K1:30.5 ;K4:9,5;K3:40;")
    assert write_weights(weights) == "K1:30.5;K2:20;K3:40;K4:9.5"
    assert read_weights(edition.recipe, write_weights(weights)) == weights
    assert read_weights(edition.recipe, "") == ()


def test_every_wrong_weight_is_named_at_once(edition: Edition):
    met = problems(edition, "K1:-1;K2:x;K9:3;K2.4:1;K3:inf;K4:")
    assert len(met) == 6
    assert "'-1'" in met[0]
    assert "'K9'" in met[2]
    # K2.4 is a companion: it is shown and never scored.
    assert "'K2.4'" in met[3]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("K1:0;K2:0;K3:0;K4:0", "All weights below KK are zero"),
        ("K1:50", "The weights of K2, K3, K4 are not given"),
        ("K1:5;K1:6", "The weight of K1 is given twice"),
        ("K1:nan", "The weight of K1 reads 'nan'"),
    ],
)
def test_one_fault_gives_one_clear_message(edition: Edition, text: str, met: str):
    assert problems(edition, text) == [met]


def test_only_proportions_count(edition: Edition):
    once, twice = (
        reweighted(edition.recipe, read_weights(edition.recipe, text)) for text in ("K1:1;K2:2;K3:3;K4:4", "K1:2;K2:4;K3:6;K4:8")
    )
    assert np.array_equal(build(edition.panel, once).score, build(edition.panel, twice).score, equal_nan=True)
    assert dict(child_shares(once, "KK")) == {"K1": 0.1, "K2": 0.2, "K3": 0.3, "K4": 0.4}


def test_the_recipes_own_weights_give_its_own_scores(edition: Edition):
    own = tuple((code, share) for code, share in child_shares(edition.recipe, "KK") if share)
    same = build(edition.panel, reweighted(edition.recipe, own))
    assert np.array_equal(same.score, edition.scores.score, equal_nan=True)
    assert np.array_equal(same.rank, edition.scores.rank, equal_nan=True)


def test_equal_weights_keep_those_of_other_groups(edition: Edition):
    kept = read_weights(edition.recipe, "K1.1:2;K1.2:1;K1.3:1")
    assert write_weights(equal_weights(edition.recipe, "KK", kept)) == "K1:1;K2:1;K3:1;K4:1;K1.1:2;K1.2:1;K1.3:1"
    assert dict(with_weights(edition.recipe, kept, {"K1.1": 5.0}))["K1.1"] == 5.0


def test_companions_are_no_children_to_weigh(edition: Edition):
    assert scored_children(edition.recipe, "K2") == ("K2.1", "K2.2", "K2.3")
    assert weighable(edition.recipe) == ("KK", "K1", "K2", "K3", "K4")


def test_a_node_with_one_child_has_no_weights_to_move(ipm: Edition):
    # BPS: health and expenditure have one indicator each, education has two.
    assert weighable(ipm.recipe) == ("IPM", "M2")


@pytest.mark.parametrize("shares", [[1, 1, 1], [0.1, 0.2, 0.7], [1 / 7] * 7, [1, 0]])
def test_percents_sum_to_a_hundred(shares: list[float]):
    assert round(sum(percents(shares)), 9) == 100
    assert all(abs(part - share / sum(shares) * 100) < 0.1 for part, share in zip(percents(shares), shares, strict=True))
