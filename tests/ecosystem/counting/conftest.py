"""A register of weighted rows and the counts that follow from it by hand."""

from decimal import Decimal

import pandas as pd
import pytest

HEADER = "region,subsector,helix,stage,year,weight\n"


@pytest.fixture
def rows() -> list[tuple[object, ...]]:
    """Rows with thirds that only add up as decimals, unknown cells, and a code that begins with zero."""
    third, rest = Decimal("0.333333"), Decimal("0.333334")
    thirds = [("0901", "kuliner", "bisnis", "produksi", 2010, part) for part in (third, third, rest) * 1000]
    return [*thirds, ("3273", None, "media", None, None, Decimal(1)), ("3273", "musik", "bisnis", "kreasi", 1999, Decimal("0.5"))]


@pytest.fixture
def counted() -> pd.DataFrame:
    """The counts of those rows: three thousand parts are one thousand actors, exactly."""
    return pd.DataFrame(
        {
            "region": ["0901", "3273", "3273"],
            "subsector": ["kuliner", "musik", None],
            "helix": ["bisnis", "bisnis", "media"],
            "stage": ["produksi", "kreasi", None],
            "year": [2010, 1999, None],
            "n": [Decimal("1000.000000"), Decimal("0.500000"), Decimal("1.000000")],
        },
        dtype=object,
    )


@pytest.fixture
def csv_text(rows: list[tuple[object, ...]]) -> str:
    """The same rows as CSV."""
    return HEADER + "".join(",".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)
