"""Helices, subsectors, stages and performance bands as sources give them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejaring.catalogue import load
from jejaring.terms.field import BandSystem

SYSTEMS = {system.key: system for system in load().band_systems}


def test_five_helices_are_fixed_and_the_sixth_has_two_variants():
    # ../shared/facts/hexa_helix_variants.csv
    helices = load().helices
    assert [helix.key for helix in helices if not helix.sixth] == ["akademisi", "bisnis", "komunitas", "pemerintah", "media"]
    assert [helix.key for helix in helices if helix.sixth] == ["agregator", "lembaga_keuangan"]


def test_the_three_lists_have_16_17_and_21_subsectors():
    # The list of 16 counts applications and games as one.
    subsectors = load().subsectors
    counts = {length: sum(length in subsector.lists for subsector in subsectors) for length in ("16", "17", "21")}
    merged = {frozenset({item.key, item.merged_in_16}) for item in subsectors if item.merged_in_16}
    assert merged == {frozenset({"aplikasi", "pengembang_permainan"})}
    assert (counts["16"] + len(merged), counts["17"], counts["21"]) == (16, 17, 21)


def test_the_value_chain_has_five_stages_in_order():
    stages = sorted(load().stages, key=lambda stage: stage.order)
    assert [stage.key for stage in stages] == ["kreasi", "produksi", "distribusi", "konsumsi", "konservasi"]


@pytest.mark.parametrize(
    ("system", "value", "code"),
    [
        ("sakip", 0.0, "D"), ("sakip", 30.0, "D"), ("sakip", 30.000001, "C"), ("sakip", 60.0, "CC"), ("sakip", 80.0, "BB"),
        ("sakip", 100.0, "AA"), ("eppd", 20.0, "SR"), ("eppd", 80.0001, "ST"), ("iid", 0.0, "TDN"), ("iid", 34.995, "KI"),
        ("iid", 35.0, "I"), ("iid", 60.0, "I"), ("iid", 60.005, "SI"), ("ipk", 40.0, "IPK2"),
    ],
)  # fmt: skip
def test_edges_belong_to_the_band_that_the_design_says(system: str, value: float, code: str):
    # design/performance-bands.csv
    band = SYSTEMS[system].band_of(value)
    assert band is not None
    assert band.code == code


@given(system=st.sampled_from(sorted(SYSTEMS)), value=st.floats(min_value=0, max_value=100))
def test_every_value_from_0_to_100_lies_in_exactly_one_band(system: str, value: float):
    bands: BandSystem = SYSTEMS[system]
    assert sum(band.holds(value) for band in bands.bands) == 1


@given(system=st.sampled_from(sorted(SYSTEMS)), low=st.floats(0, 100), high=st.floats(0, 100))
def test_a_higher_value_never_has_a_lower_band(system: str, low: float, high: float):
    first, second = (SYSTEMS[system].band_of(value) for value in sorted((low, high)))
    assert first is not None
    assert second is not None
    assert first.order <= second.order


def test_every_framework_node_belongs_to_a_framework_and_the_principles_are_ten():
    catalogue = load()
    assert len([node for node in catalogue.framework_nodes if node.framework == "ICCN10"]) == 10
    assert len([node for node in catalogue.framework_nodes if node.framework == "CATHA"]) == 11
    assert {node.framework for node in catalogue.framework_nodes} <= {framework.key for framework in catalogue.frameworks}


def test_museums_far_from_their_stated_region_carry_a_note():
    # ../shared/data/README.md, trap G: 15 of 428 points lie more than half a degree away
    museums = [point for point in load().points if point.group == "museum"]
    assert len(museums) == 428
    assert sum(point.note is not None for point in museums) == 15


@pytest.mark.parametrize(
    ("group", "percentile_km", "tolerance"),
    [
        # design/konteks-kreatif.csv, K4.2: P97.5 is 290 km with all 428 points (302 km without the 15 doubtful ones)
        ("museum", 290, 1),
        # K4.3: about 1,140 km
        ("designated", 1140, 10),
    ],
)
def test_distances_to_points_have_the_spread_that_the_goalposts_rest_on(group: str, percentile_km: float, tolerance: float):
    catalogue = load()
    here = np.radians([(region.latitude, region.longitude) for region in catalogue.regions])
    there = np.radians([(point.latitude, point.longitude) for point in catalogue.points if point.group == group])
    angle = np.sin(here[:, None, 0]) * np.sin(there[None, :, 0]) + np.cos(here[:, None, 0]) * np.cos(there[None, :, 0]) * np.cos(
        here[:, None, 1] - there[None, :, 1]
    )
    nearest = 6371.0088 * np.arccos(np.clip(angle, -1, 1)).min(axis=1)
    assert np.percentile(nearest, 97.5) == pytest.approx(percentile_km, abs=tolerance)
