"""Section 7."""

import numpy as np

import small_recipes as small
from jejaring.index import doubt
from jejaring.index.coherence.audit.material import Material, gather
from jejaring.index.coherence.audit.sensitivity import sensitivity
from jejaring.index.coherence.audit.table import AuditTable
from jejaring.index.coherence.remove import remove_one
from jejaring.index.sensitivity.analysis import sensitivity as indices_of
from jejaring.terms.recipe import Step, VarySteps


def table_of(material: Material, key: str) -> AuditTable:
    return next(table for table in sensitivity(material).tables if table.key == key)


def test_sobol_indices_are_those_of_the_sensitivity_analysis(material: Material):
    table = table_of(material, "sobol")
    found = indices_of(material.panel, material.recipe, base=64)  # the largest power of 2 within 100 draws
    first = dict(zip(table.column("choice"), table.column("first"), strict=True))
    for name, share in zip(found.factors, found.shift.first.tolist(), strict=True):
        assert first[name] == round(share, 9)
    totals = [float(str(cell)) for cell in table.column("total")]
    assert totals == sorted(totals, reverse=True)


def test_a_recipe_without_doubt_has_no_indices():
    table = table_of(gather(small.nine_columns(12), small.two_level(), draws=5, seed=0), "sobol")
    assert not table.assessable
    assert "doubts nothing" in table.finding.en


def test_each_choice_alone_is_a_doubt_with_that_choice_only(material: Material):
    table = table_of(material, "one_at_a_time")
    widths = [float(str(cell)) for cell in table.column("mean")]
    assert widths == sorted(widths, reverse=True)
    place = next(number for number, name in enumerate(material.intervals.varied) if "aggregate" in name)
    spread = material.recipe.doubt.model_copy(update={"choices": (material.recipe.doubt.choices[place],)})
    alone = doubt(material.panel, material.recipe.model_copy(update={"doubt": spread}))
    row = next(row for row in table.rows if row[0] == material.intervals.varied[place])
    assert row[1] == round(float((alone.rank_high - alone.rank_low)[material.ranked, 0].mean()), 9)


def test_two_alternatives_that_come_to_the_same_move_nobody():
    # Scores start at 1, so that neither floor ever lifts one.
    same = VarySteps(vary="aggregate", among=(Step(method="geometric", floor=0), Step(method="geometric", floor=0.5)))
    root = small.node("I", None, aggregate=Step(method="geometric"))
    recipe = small.two_level((same,))
    recipe = recipe.model_copy(update={"nodes": (root, *recipe.nodes[1:])})
    found = gather(small.nine_columns(20, gaps=False), recipe, draws=40, seed=1)
    table = table_of(found, "one_at_a_time")
    assert table.rows[0][1:] == (0.0, 0.0, 0.0)
    assert table_of(found, "sobol").rows[0][1:] == (0.0,) * 6


def test_removals_come_with_the_largest_first(material: Material):
    table = table_of(material, "removals")
    plain = {removal.code: removal for removal in remove_one(material.panel, material.recipe)}
    shifts = [float(str(cell)) for cell in table.column("mean")]
    assert shifts == sorted(shifts, reverse=True)
    assert table.rows[0][1] == round(plain[str(table.rows[0][0])].mean_shift, 9)
    assert len(table.rows) == 9
    assert np.isfinite(shifts).all()


def test_a_single_indicator_cannot_be_left_out():
    table = table_of(gather(small.panel([[10], [20], [30]]), small.flat([1]), draws=5, seed=0), "removals")
    assert not table.assessable
