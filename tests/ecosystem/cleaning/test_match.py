"""Fellegi-Sunter: weights by the formula, m learnt by EM, u from pairs that are different for sure."""

from collections.abc import Callable

import numpy as np
import pytest

from jejaring.ecosystem.cleaning.compare import FIELDS, prepared
from jejaring.ecosystem.cleaning.match import USUAL_U, score
from jejaring.ecosystem.synthetic import messy_register
from jejaring.terms.actor import Actor
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook


def test_too_few_pairs_keep_the_starting_values_and_the_formula_holds(actor: Callable[..., Actor]):
    actors = [actor("a", "Batik Sinar Jaya", phone="62811111111"), actor("b", "Batik Sinar Jya", phone="62811111111")]
    scored = score(prepared(actors), rng=np.random.default_rng(0))
    model = scored.model
    assert model.rounds == 0
    assert list(model.u[0]) == list(USUAL_U["name"])
    # name level 3 of 5: m = 4^3 / (1+4+16+64+256); phone equal: m = 4/5; helix equal: m = 4/5 (starting values).
    weight = np.log2(64 / 341 / 0.03) + np.log2(0.8 / 0.02) + np.log2(0.8 / 0.7)
    assert scored.bits[0].sum() == pytest.approx(weight)
    assert scored.probability[0] == pytest.approx(1 / (1 + 0.95 / 0.05 * 2**-weight))


def test_what_is_learnt_tells_copies_from_others_and_repeats_with_the_seed(catalogue: Catalogue, book: ClassificationBook):
    from jejaring.ecosystem.cleaning.clean import clean
    from made_up_registers import register_of

    register, _ = register_of(messy_register(catalogue, book, rows=1500, seed=3, regions=("3273", "3578")))
    model = clean(register, catalogue, book).model
    assert model.rounds > 0
    for field, m, u in zip(FIELDS, model.m, model.u, strict=True):
        assert m.sum() == pytest.approx(1)
        assert u.sum() == pytest.approx(1)
        if field != "website":
            assert m[-1] > u[-1]
    assert clean(register, catalogue, book).model.share == model.share


def test_a_common_name_is_weaker_evidence_than_a_rare_one(actor: Callable[..., Actor]):
    common = [actor(f"c{i}", "Rumah Makan Sederhana", region=("3273", "1101")[i % 2]) for i in range(10)]
    rare = [actor("r1", "Tenun Gringsing Wates"), actor("r2", "Tenun Gringsing Wates")]
    others = [actor(f"o{i}", f"Rumah Makan {chr(97 + i) * 6}", region=("3273", "1101")[i % 2]) for i in range(26)]
    scored = score(prepared([*common, *rare, *others]), rng=np.random.default_rng(0))
    bits = {tuple(pair): row[0] for pair, row in zip(scored.pairs, scored.bits, strict=True)}
    assert bits[(10, 11)] > bits[(0, 2)]
