"""Section 5."""

import small_recipes as small
from jejaring.index.coherence.audit.design import design
from jejaring.index.coherence.audit.material import Material, gather


def test_every_choice_is_listed_with_its_alternatives(material: Material):
    (table,) = design(material).tables
    assert len(table.rows) == 3
    assert "spread = 0.25" in str(table.rows[0][1])
    assert table.rows[1][1] == "among = geometric(floor = 5), linear"
    assert "100 draws (seed 3)" in table.finding.en
    assert "90%" in table.finding.en


def test_a_recipe_without_doubt_says_so():
    (table,) = design(gather(small.nine_columns(12), small.two_level(), draws=5, seed=0)).tables
    assert not table.assessable
    assert "doubts nothing" in table.finding.en
