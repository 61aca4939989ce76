"""Section 4."""

from jejaring.index.coherence.audit.added_value import added_value
from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.redundancy import index_against_parts


def test_the_index_is_held_against_each_part(material: Material):
    (table,) = added_value(material).tables
    found = index_against_parts(material.stages, material.recipe)
    assert table.column("code") == found.parts
    assert table.column("far") == tuple(round(float(share), 9) for share in found.far)
    assert table.column("adds") == found.adds


def test_ten_places_mean_nothing_among_twelve_regions(few: Material):
    (table,) = added_value(few).tables
    assert not table.assessable
    assert table.rows == ()
