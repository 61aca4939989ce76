"""Readings of a doubtful figure: the creative businesses of 2016 from the catalogue, and the range beside the interval."""

import numpy as np
import pytest

from jejaring.catalogue.ecosystem import ecosystem_book
from jejaring.ecosystem.specialisation.quotient import location_quotients
from jejaring.ecosystem.specialisation.readings import quotient_readings


@pytest.fixture(scope="module")
def businesses():
    rows = ecosystem_book().businesses
    groups, subsectors = sorted({row.group for row in rows}), sorted({row.subsector for row in rows})
    counts = np.zeros((len(groups), len(subsectors)))
    for row in rows:
        counts[groups.index(row.group), subsectors.index(row.subsector)] = row.businesses
    (doubt,) = [row for row in rows if row.doubt]
    cell = groups.index(doubt.group), subsectors.index(doubt.subsector)
    return quotient_readings(counts, cell=cell, other=doubt.other_reading), groups, subsectors


def test_advertising_of_jakarta_stands_out_in_every_reading(businesses):
    # Issue 4: 19.20 as published, 7.19 if the culinary cell is ten times larger, 8.03 without culinary.
    readings, groups, subsectors = businesses
    at = groups.index("dki_jakarta"), subsectors.index("periklanan")
    assert [float(found.lq[at]) for found in readings.quotients] == pytest.approx([19.20, 7.19, 8.03], abs=0.005)
    assert all(found.stands_out()[at] for found in readings.quotients)


def test_design_of_yogyakarta_has_a_range_of_readings_and_a_wider_interval_of_chance(businesses):
    # Issue 4: 12.28 (10.65-12.75). That is the range over the readings; the 95 % interval by the delta method is 10.34-14.58.
    readings, groups, subsectors = businesses
    at = groups.index("yogyakarta"), subsectors.index("desain_komunikasi_visual")
    published = readings.quotients[0]
    assert published.lq[at] == pytest.approx(12.28, abs=0.005)
    assert (readings.low[at], readings.high[at]) == pytest.approx((10.65, 12.75), abs=0.005)
    assert (published.low[at], published.high[at]) == pytest.approx((10.34, 14.58), abs=0.005)
    assert published.interval[at] == "delta"


def test_the_doubtful_subsector_has_no_quotient_without_itself(businesses):
    readings, groups, subsectors = businesses
    at = groups.index("dki_jakarta"), subsectors.index("kuliner")
    assert np.isnan(readings.quotients[2].lq[at])
    assert readings.high[at] > readings.low[at]


def test_leaving_a_subsector_out_is_the_same_as_never_having_had_it():
    counts = np.array([[3.0, 20.0, 9.0], [8.0, 30.0, 1.0]])
    found = quotient_readings(counts, cell=(0, 1), other=25.0)
    assert found.quotients[2].lq[:, [0, 2]] == pytest.approx(location_quotients(counts[:, [0, 2]]).lq)
    assert counts[0, 1] == 20.0
