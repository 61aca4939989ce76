"""An edition's arrays as tables, and the tables as arrays again: the scores and the panel, by their contracts."""

import json
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from jejaring.edition.edition import Edition
from jejaring.edition.standing import band_of
from jejaring.indicators import groupings
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import Intervals, Scores
from jejaring.terms.status import Status
from jejaring.terms.tables import PANEL, SCORES
from jejaring.terms.text import Text


def score_table(edition: Edition) -> pd.DataFrame:
    """Return every region × node as a row by the SCORES contract, regions in catalogue order, nodes from the root to the leaves.

    The words of SAKIP (letter), EPPD and IID are those that correspond to the score, in Indonesian; they are no results of those systems.
    """
    scores, intervals, books = edition.scores, edition.intervals, edition.catalogue
    n, k = scores.score.shape
    regions = [region for region in books.regions for _ in range(k)]
    flat = scores.score.ravel()
    bands = {system: [band_of(books.band_systems, system, value) for value in flat] for system in ("sakip", "eppd", "iid")}
    band = pd.array(intervals.band.ravel(), dtype="Int64")
    table = pd.DataFrame(
        {
            "region": [region.key for region in regions],
            "bps": [region.codes.get("bps34") for region in regions],
            "bps38": [region.codes.get("bps38") for region in regions],
            "name": [region.name for region in regions],
            "group": np.repeat(scores.group, k),
            "node": np.tile(scores.nodes, n),
            "score": flat,
            "low": intervals.low.ravel(),
            "high": intervals.high.ravel(),
            "rank": _wholes(scores.rank),
            "rank_low": _wholes(intervals.rank_low),
            "rank_high": _wholes(intervals.rank_high),
            "band": pd.Series(band).where(pd.Series(band) > 0),
            "coverage": scores.coverage.ravel(),
            "sakip": [item.code if item else None for item in bands["sakip"]],
            "eppd": [item.label.id if item else None for item in bands["eppd"]],
            "iid": [item.label.id if item else None for item in bands["iid"]],
            "imputed": scores.imputed.ravel(),
        }
    )
    return SCORES.check(table)


def scores_of(table: pd.DataFrame, recipe: Recipe) -> tuple[Scores, Intervals]:
    """Return the arrays of a score table as `score_table` writes it."""
    nodes = tuple(dict.fromkeys(table["node"]))
    shape = (-1, len(nodes))
    first = table.iloc[:: len(nodes)]
    scores = Scores(
        regions=tuple(first["region"]),
        nodes=nodes,
        group=tuple(first["group"]),
        score=_floats(table["score"]).reshape(shape),
        coverage=_floats(table["coverage"]).reshape(shape),
        rank=_floats(table["rank"]).reshape(shape),
        imputed=table["imputed"].to_numpy(dtype=bool).reshape(shape),
    )
    intervals = Intervals(
        low=_floats(table["low"]).reshape(shape),
        high=_floats(table["high"]).reshape(shape),
        rank_low=_floats(table["rank_low"]).reshape(shape),
        rank_high=_floats(table["rank_high"]).reshape(shape),
        band=np.nan_to_num(_floats(table["band"]), nan=0.0).astype(np.int64).reshape(shape),
        draws=recipe.doubt.draws,
        seed=recipe.doubt.seed,
        varied=tuple(choice.vary for choice in recipe.doubt.choices),
    )
    return scores, intervals


def panel_table(panel: Panel) -> pd.DataFrame:
    """Return every region × column of a panel as a row by the PANEL contract; a note is written as JSON in both languages."""
    n, m = panel.values.shape
    table = pd.DataFrame(
        {
            "region": np.repeat(panel.regions, m),
            "indicator": np.tile(panel.columns, n),
            "value": panel.values.ravel(),
            "status": [Status(status).value for status in panel.status.ravel()],
            "year": panel.year.ravel(),
            "source": [source or None for source in panel.source.ravel()],
            "note": [None if note is None else note.model_dump_json() for note in panel.note.ravel()],
        }
    )
    return PANEL.check(table)


def panel_of(table: pd.DataFrame, catalogue: Catalogue, *, period: str) -> Panel:
    """Return the panel of a table as `panel_table` writes it, with the groupings of the catalogue's regions."""
    columns = tuple(dict.fromkeys(table["indicator"]))
    shape = (-1, len(columns))
    notes = [None if pd.isna(note) else Text(**json.loads(note)) for note in table["note"]]
    return Panel(
        regions=tuple(dict.fromkeys(table["region"])),
        columns=columns,
        period=period,
        values=_floats(table["value"]).reshape(shape),
        status=_objects([Status(status) for status in table["status"]]).reshape(shape),
        year=_objects([None if pd.isna(year) else year for year in table["year"]]).reshape(shape),
        source=_objects(["" if pd.isna(source) else source for source in table["source"]]).reshape(shape),
        note=_objects(notes).reshape(shape),
        groupings=groupings(catalogue),
    )


def _wholes(values: Floats) -> pd.Series:
    return pd.Series(values.ravel()).astype("Int64")


def _floats(column: pd.Series) -> Floats:
    return column.to_numpy(dtype=float, na_value=np.nan)


def _objects(values: Sequence[object]) -> npt.NDArray[np.object_]:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
