"""Rubin's rules."""

import numpy as np
import pytest

from jejaring.index.imputation import rubin


def test_the_rules_by_hand() -> None:
    # methods.md 1.3: D = 4, Q = 1, 2, 3, 6 and U = 1 each: B = 14/3, T = 1 + 5/4 · 14/3, ν = 3 (1 + 1 / (35/6))²
    pooled = rubin(np.array([1.0, 2.0, 3.0, 6.0]), np.ones(4))
    assert float(pooled.estimate) == 3
    assert float(pooled.between) == pytest.approx(14 / 3)
    assert float(pooled.total) == pytest.approx(1 + 35 / 6)
    assert float(pooled.freedom) == pytest.approx(3 * (1 + 6 / 35) ** 2)


def test_the_total_is_never_below_the_variance_within() -> None:
    generator = np.random.default_rng(0)
    pooled = rubin(generator.normal(0, 1, (5, 30)), generator.uniform(0, 2, (5, 30)))
    assert (pooled.total >= pooled.within).all()


def test_copies_that_agree_have_endless_freedom() -> None:
    pooled = rubin(np.full(3, 7.0), np.ones(3))
    assert pooled.total == 1
    assert np.isinf(pooled.freedom)
