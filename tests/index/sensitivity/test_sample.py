"""The draws themselves are those of doubt, and acceptability follows from them."""

import numpy as np
import pytest

from jejaring.index import doubt
from jejaring.index.sensitivity.sample import sample
from jejaring.terms.problem import BadRecipe, UnknownName
from jejaring.terms.recipe import Ranking, VaryWeights
from small_recipes import EVERY_CHOICE, nine_columns, two_level


def test_the_quantiles_of_the_sample_are_the_intervals_of_doubt() -> None:
    data, subject = nine_columns(), two_level(EVERY_CHOICE)
    taken, intervals = sample(data, subject), doubt(data, subject)
    ranked = ~np.isnan(intervals.rank_low[:, 0])
    low = np.quantile(taken.ranks[:, ranked], 0.05, axis=0, method="inverted_cdf")
    np.testing.assert_array_equal(low, intervals.rank_low[ranked, 0])
    high = np.quantile(taken.scores[:, ranked], 0.95, axis=0, method="inverted_cdf")
    np.testing.assert_array_equal(high, intervals.high[ranked, 0])


def test_acceptability_counts_the_places_of_the_sample() -> None:
    taken = sample(nine_columns(), two_level((VaryWeights(),)), node="N1")
    members = taken.members()
    result = taken.acceptability()
    np.testing.assert_allclose(result.places.sum(axis=0), 1)
    np.testing.assert_allclose(result.places.sum(axis=1), 1)
    first = [taken.ranks[:, taken.regions.index(code)] for code in members]
    np.testing.assert_allclose(result.places[:, 0], [(ranks == 1).mean() for ranks in first])
    np.testing.assert_allclose(result.central[result.places[:, 0] > 0].sum(axis=1), 4)  # four sibling groups, each summing to 1
    assert len(taken.edges) == taken.weights.shape[1]


def test_groups_are_ranked_apart() -> None:
    taken = sample(nine_columns(), two_level((VaryWeights(),), ranking=Ranking(group_by="kind")))
    assert len(taken.acceptability("kota").places) == len(taken.members("kota"))
    assert not set(taken.members("kota")) & set(taken.members("kabupaten"))
    with pytest.raises(UnknownName, match="unknown group: None"):
        taken.acceptability()


def test_impossible_requests_are_refused() -> None:
    data, subject = nine_columns(), two_level((VaryWeights(),))
    with pytest.raises(BadRecipe, match="draws = 0"):
        sample(data, subject, draws=0)
    with pytest.raises(UnknownName, match="unknown node: Z"):
        sample(data, subject, node="Z")
