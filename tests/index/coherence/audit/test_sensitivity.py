"""Section 7."""

import numpy as np

import small_recipes as small
from jejaring.index import doubt
from jejaring.index.coherence.audit.material import Material, gather
from jejaring.index.coherence.audit.sensitivity import sensitivity
from jejaring.index.coherence.remove import remove_one
from jejaring.terms.recipe import Step, VarySteps


def test_each_choice_alone_is_a_doubt_with_that_choice_only(material: Material):
    table = sensitivity(material).tables[0]
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
    table = sensitivity(found).tables[0]
    assert table.rows[0][1:] == (0.0, 0.0, 0.0)


def test_removals_come_with_the_largest_first(material: Material):
    table = sensitivity(material).tables[1]
    plain = {removal.code: removal for removal in remove_one(material.panel, material.recipe)}
    shifts = [float(str(cell)) for cell in table.column("mean")]
    assert shifts == sorted(shifts, reverse=True)
    assert table.rows[0][1] == round(plain[str(table.rows[0][0])].mean_shift, 9)
    assert len(table.rows) == 9
    assert np.isfinite(shifts).all()


def test_a_single_indicator_cannot_be_left_out():
    table = sensitivity(gather(small.panel([[10], [20], [30]]), small.flat([1]), draws=5, seed=0)).tables[1]
    assert not table.assessable
