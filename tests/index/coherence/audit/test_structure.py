"""Section 3."""

import numpy as np

from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.structure import structure
from jejaring.index.coherence.components import components
from jejaring.index.coherence.reliability import reliability


def test_every_table_is_what_its_function_says(material: Material):
    tables = {table.key: table for table in structure(material).tables}
    assert list(tables) == ["parents", "correlation_flags", "reliability", "components", "importance"]
    scores, nodes = material.stages.scores, material.stages.nodes
    first = tables["reliability"].rows[-1]
    assert first[0] == "I"
    assert first[3] == round(reliability(scores[:, 1:4]).alpha, 9)
    below = [nodes.index(code) for code in ("x0", "x3", "x6")]
    row = next(row for row in tables["components"].rows if row[0] == "N0")
    assert row[4] == round(float(components(scores[:, below]).eigenvalues[0]), 9)
    kin = next(row for row in tables["parents"].rows if row[0] == "N1")
    both = ~np.isnan(scores[:, [0, 2]]).any(axis=1)
    assert kin[2] == round(float(np.corrcoef(scores[both, 2], material.index[both])[0, 1]), 9)


def test_importance_shows_nodes_before_leaves_and_the_weight_beside_the_effect(material: Material):
    table = next(table for table in structure(material).tables if table.key == "importance")
    assert table.column("code") == ("N0", "N1", "N2", *(f"x{number}" for number in range(9)))
    for low, effect, high in zip(table.column("low"), table.column("effect"), table.column("high"), strict=True):
        assert 0 <= float(str(low)) <= float(str(high)) <= 1
        assert 0 <= float(str(effect)) <= 1


def test_with_twelve_regions_everything_is_said_to_be_not_assessable(few: Material):
    for table in structure(few).tables:
        assert not table.assessable
        assert table.finding.en.startswith("Not assessable")
        assert table.finding.id.startswith("Tidak dapat dinilai")
        assert table.key == "components" or table.rows == ()
