"""What a table of many regions shows of itself at a prompt or in a notebook: its size and its first rows, never all of it."""

import math
from collections.abc import Sequence
from html import escape

import numpy as np
import numpy.typing as npt

ROWS, COLUMNS = 6, 7


def line(name: str, **sizes: int | str) -> str:
    """Return one line that names a value and how large it is.

    >>> line("Scores", regions=514, nodes=20)
    '<Scores: 514 regions, 20 nodes>'
    """
    return f"<{name}: {', '.join(f'{size} {what}' if isinstance(size, int) else f'{what} {size}' for what, size in sizes.items())}>"


def table(title: str, regions: Sequence[str], columns: Sequence[str], values: npt.NDArray[np.float64]) -> str:
    """Return the first rows and columns of (regions × columns) values as an HTML table; what is left out is counted."""
    shown = list(columns[:COLUMNS])
    head = "".join(f"<th>{escape(name)}</th>" for name in ("", *shown))
    rows = [
        f"<tr><th>{escape(region)}</th>" + "".join(f"<td>{_cell(float(value))}</td>" for value in values[place, :COLUMNS]) + "</tr>"
        for place, region in enumerate(regions[:ROWS])
    ]
    more = f"{len(regions)} × {len(columns)}" + (" …" if len(regions) > ROWS or len(columns) > COLUMNS else "")
    return f"<table><caption>{escape(title)} ({more})</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _cell(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.4g}"
