import numpy as np
import pytest

from jejaring.api.attainable import attainable
from jejaring.api.weights import read_weights, reweighted
from jejaring.edition import Edition
from jejaring.index import build, run
from jejaring.terms.recipe import Step
from page_editions import PROVISIONAL, RANKED


def ranks_of(edition: Edition, node: str, shares: np.ndarray) -> list[int]:
    codes = {"KK": ("K1", "K2", "K3", "K4"), "K1": ("K1.1", "K1.2", "K1.3")}[node]
    found = []
    for row in shares:
        text = ";".join(f"{code}:{share}" for code, share in zip(codes, row, strict=True))
        rank = build(edition.panel, reweighted(edition.recipe, read_weights(edition.recipe, text))).rank
        found.append(int(rank[edition.row(RANKED), 0]))
    return found


@pytest.mark.parametrize(("node", "count"), [("KK", 4), ("K1", 3)])
def test_no_weights_within_the_bounds_go_beyond_the_ranks_in_reach(edition: Edition, node: str, count: int):
    found = attainable(run(edition.panel, edition.recipe), edition.recipe, RANKED, node=node, bound=0.5)
    assert found is not None
    generator = np.random.default_rng(3)
    equal = 1 / count
    tries = [row for row in generator.dirichlet(np.full(count, 8.0), 400) if (np.abs(row - equal) <= 0.5 * equal).all()][:40]
    met = ranks_of(edition, node, np.array(tries))
    assert len(met) >= 20
    assert found.best_bound <= min(met)
    assert max(met) <= found.worst_bound
    assert found.best_bound <= found.best <= found.worst <= found.worst_bound


def test_weights_that_cannot_move_leave_one_rank(edition: Edition):
    found = attainable(run(edition.panel, edition.recipe), edition.recipe, RANKED, node="KK", bound=0.0)
    own = int(edition.scores.rank[edition.row(RANKED), 0])
    assert found is not None
    assert (found.best_bound, found.best, found.worst, found.worst_bound) == (own, own, own, own)


def test_wider_bounds_reach_no_less(edition: Edition):
    stages = run(edition.panel, edition.recipe)
    near, far = (attainable(stages, edition.recipe, RANKED, node="KK", bound=bound) for bound in (0.25, 1.0))
    assert near is not None
    assert far is not None
    assert far.best_bound <= near.best_bound
    assert far.worst_bound >= near.worst_bound


def test_who_has_no_rank_reaches_none(edition: Edition):
    assert attainable(run(edition.panel, edition.recipe), edition.recipe, PROVISIONAL, node="KK", bound=0.5) is None


@pytest.mark.parametrize(("method", "exponent"), [("geometric", 0.0), ("harmonic", -1.0)])
def test_a_power_mean_is_the_mean_that_its_exponent_names(edition: Edition, method: str, exponent: float):
    found = []
    for step in (Step(method=method, floor=5.0), Step(method="power", exponent=exponent, floor=5.0)):
        nodes = tuple(node.model_copy(update={"aggregate": step}) if node.parent is None else node for node in edition.recipe.nodes)
        recipe = edition.recipe.model_copy(update={"nodes": nodes})
        bare = recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"choices": ()})})
        found.append(attainable(run(edition.panel, bare), bare, RANKED, node="KK", bound=0.5))
    assert found[0] is not None
    assert found[0] == found[1]


def test_a_mean_of_another_kind_is_not_guessed_at(edition: Edition):
    nodes = tuple(node.model_copy(update={"aggregate": Step(method="unheard")}) for node in edition.recipe.nodes)
    other = edition.recipe.model_copy(update={"nodes": nodes})
    assert attainable(run(edition.panel, edition.recipe), other, RANKED, node="KK", bound=0.5) is None
