"""Small made-up files for the tests of the store."""

import hashlib

import pandas as pd

from jejaring.terms.imported import Boundary, Imported
from jejaring.terms.tables import OBSERVATIONS


def rows(*cells):
    """Return an observations table of (region, indicator, value) in 2021 from `bps`."""
    table = [(region, indicator, "2021", value, "persen", "bps", "reported", None) for region, indicator, value in cells]
    return pd.DataFrame(table, columns=list(OBSERVATIONS.columns))


def file(name, observations, *boundaries):
    """Return an imported file whose hash follows from its name."""
    return Imported("workbook", name, hashlib.sha256(name.encode()).hexdigest(), observations, boundaries)


def triangle(region, top):
    """Return a boundary that is told apart by its top."""
    return Boundary(region, {"type": "Polygon", "coordinates": [[[0.1, 0.2], [1.0, 0.2], [1.0, top], [0.1, 0.2]]]}, "peta")
