"""Which observations enter an edition."""

from jejaring.edition import Edition
from jejaring.edition.figures import used_observations


def test_only_variables_of_the_snapshot_enter_in_a_fixed_order(tiny: Edition):
    used = used_observations(tiny.observations.sample(frac=1, random_state=1), tiny.catalogue, tiny.recipe)
    assert used.equals(tiny.observations)
    other = tiny.observations.assign(indicator="unheard")
    assert used_observations(other, tiny.catalogue, tiny.recipe).empty
