"""Counts of a register: region by subsector by helix by stage by year, the same table from every engine."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import numpy.typing as npt
import pandas as pd

from jejaring.ecosystem.classify.shares import split
from jejaring.ecosystem.counting.duck import DuckEngine
from jejaring.ecosystem.counting.source import Engine, Row, Source
from jejaring.ecosystem.counting.statement import COLUMNS, COUNT
from jejaring.terms.actor import Actor
from jejaring.terms.tables import COUNTS


def count(source: Source, engine: Engine | None = None) -> pd.DataFrame:
    """Return the counts of a source (contract COUNTS), counted by an engine (DuckDB where None).

    `n` holds Decimal values of six decimals; rows are in the order of the columns, unknown values last.
    """
    if engine is None:
        with DuckEngine() as own:
            return count(source, own)
    engine.register(source)
    return _table(engine.run(COUNT))


def count_actors(actors: Sequence[Actor], engine: Engine | None = None) -> pd.DataFrame:
    """Return the counts of the actors of a clean register; their sum is the number of creative actors that are not closed."""
    return count(Source("rows", rows=exploded(actors)), engine)


def exploded(actors: Sequence[Actor]) -> list[Row]:
    """Return one row (region, subsector, helix, stage, year, weight) for each subsector and stage of each actor.

    The weights of an actor add up to exactly one. `year` is the founding year. The subsector is None where it is not known or the
    actor cuts across all; the stage is None where not known. Actors outside the creative economy and closed ones have no row.
    """
    rows: list[Row] = []
    for actor in actors:
        if actor.verdict.outcome == "outside" or actor.status == "closed":
            continue
        shares: list[tuple[str | None, Decimal]] = [(share.subsector, share.weight) for share in actor.verdict.shares] or [
            (None, Decimal(1))
        ]
        cells = [
            (subsector, stage, weight / len(actor.stages or (None,))) for subsector, weight in shares for stage in actor.stages or (None,)
        ]
        weights = split([weight for _, _, weight in cells])
        rows += [
            (actor.region, subsector, actor.helix, stage, actor.founded, weight)
            for (subsector, stage, _), weight in zip(cells, weights, strict=True)
        ]
    return rows


def write_counts(counts: pd.DataFrame) -> str:
    """Return counts as CSV text; `n` without trailing zeros, unknown values empty."""
    shown = counts.assign(n=[f"{n.normalize():f}" for n in counts["n"]], year=counts["year"].astype("Int64"))
    return str(shown.to_csv(index=False, lineterminator="\n"))


def _table(rows: Sequence[Row]) -> pd.DataFrame:
    columns = (*COLUMNS, "n")
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    table = pd.DataFrame({name: pd.Series(cells[i], dtype=object) for i, name in enumerate(columns)})
    # Databases order words by their own rules; here the order is that of the letters' codes, unknown values last.
    keys = [_places(table[name]) for name in reversed(COLUMNS)]
    ordered = table.iloc[np.lexsort(keys)].reset_index(drop=True)
    return COUNTS.check(ordered)


def _places(column: pd.Series) -> npt.NDArray[np.int64]:
    """Return the place of each value among the sorted values of a column, the largest for unknown ones."""
    codes, _ = pd.factorize(column, sort=True)
    return np.where(codes < 0, len(column), codes).astype(np.int64)
