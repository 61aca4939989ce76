"""One statement for all engines."""

from jejaring.ecosystem.counting.statement import COUNT, view_of


def test_weights_are_added_as_decimals_of_six_places():
    assert "SUM(CAST(weight AS DECIMAL(9,6)))" in COUNT


def test_a_register_without_weights_counts_each_row_as_one():
    names = {"region": "kab", "subsector": "sub", "helix": "h", "stage": "t", "year": "thn"}
    assert view_of("raw", names).endswith(
        "SELECT kab AS region, sub AS subsector, h AS helix, t AS stage, thn AS year, CAST(1 AS DECIMAL(9,6)) AS weight FROM raw"
    )
