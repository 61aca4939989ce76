"""Plain panels mark what is missing."""

import numpy as np

from jejaring.terms.panel import plain_panel
from jejaring.terms.status import Status


def test_a_plain_panel_marks_filled_and_missing_cells():
    panel = plain_panel(("a", "b"), ("x",), np.array([[1.0], [np.nan]]), period="2020", source="s")
    assert panel.status[:, 0].tolist() == [Status.REPORTED, Status.MISSING]
    assert panel.year[:, 0].tolist() == ["2020", None]
    assert panel.source[:, 0].tolist() == ["s", ""]


def test_a_column_is_found_by_its_name():
    panel = plain_panel(("a",), ("x", "y"), np.array([[1.0, 2.0]]))
    assert panel.column("y").tolist() == [2.0]
