"""Section 1."""

import small_recipes as small
from jejaring.index.coherence.audit.concept import concept
from jejaring.index.coherence.audit.material import Material, gather


def test_the_tree_shows_every_member_with_its_nominal_weight(material: Material):
    (table,) = concept(material).tables
    assert table.column("code") == ("I", "N0", "N1", "N2", *(f"x{number}" for number in range(9)))
    assert table.column("nominal")[:3] == (1.0, round(1 / 6, 9), round(1 / 3, 9))
    assert table.column("mean")[:2] == ("geometric", "linear")
    assert table.column("children")[:2] == (3, 3)
    assert "9 indicators" in table.finding.en


def test_single_children_companions_and_columns_scored_twice_are_named():
    recipe = small.recipe(
        [small.node("I", None), small.node("N")],
        [small.leaf("a", "N"), small.leaf("b"), small.leaf("c", column="b"), small.leaf("d", weight=0)],
    )
    (table,) = concept(gather(small.panel([[1, 2, 3, 4], [4, 3, 2, 1]]), recipe, draws=5, seed=0)).tables
    assert "Nodes with a single child: N." in table.finding.en
    assert "Companions without weight: d." in table.finding.en
    assert "Columns scored twice: b." in table.finding.en
    assert table.rows[-1][5:7] == (0.0, 0.0)
