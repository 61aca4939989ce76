"""Pandas in and out: a frame of figures becomes a panel, scores and stages become frames."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from jejaring.index.build import Stages
from jejaring.index.fault import fault, some
from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.problem import BadTable, Problem, UnknownName
from jejaring.terms.scores import Intervals, Scores

StageName = Literal["denominated", "imputed", "treated", "normalised", "scores", "ranks", "coverage"]
BY_LEAF: tuple[StageName, ...] = ("denominated", "imputed", "treated", "normalised")
BY_NODE: tuple[StageName, ...] = ("scores", "ranks", "coverage")


def panel_from_frame(
    frame: pd.DataFrame,
    *,
    region: str | None = None,
    groupings: Sequence[str] = (),
    columns: Sequence[str] | None = None,
    period: str = "",
    source: str = "",
) -> Panel:
    """Return a panel of the numbers of a frame, one row per region; empty cells are missing.

    `region` is the column of keys (None: the index of the frame). `groupings` are the columns by which regions are grouped. `columns`
    are the figures (None: every other column). Raises BadTable with every fault: absent columns, empty or repeated keys, regions without
    a group, cells that are no finite number.
    """
    absent = [name for name in (*([region] if region else []), *groupings, *(columns or ())) if name not in frame.columns]
    if absent:
        raise BadTable(_absent(absent, frame))
    keys = [*(frame.index if region is None else frame[region])]
    taken = {region, *groupings}
    figures = [str(name) for name in frame.columns if name not in taken] if columns is None else list(columns)
    problems = [*_bad_keys(keys), *_lone(frame, groupings)]
    values = np.full((len(frame), len(figures)), np.nan)
    for place, name in enumerate(figures):
        column, bad = _numbers(frame[name], keys, name)
        values[:, place] = column
        problems += bad
    if problems:
        raise BadTable(problems)
    groups = {name: tuple(str(label) for label in frame[name]) for name in groupings}
    return plain_panel(tuple(str(key) for key in keys), tuple(figures), values, period=period, source=source, groupings=groups)


def panel_frame(panel: Panel) -> pd.DataFrame:
    """Return a panel as a frame: regions as index, groupings first, then the figures."""
    groups = pd.DataFrame({name: list(labels) for name, labels in panel.groupings.items()}, index=_regions(panel.regions))
    return groups.join(pd.DataFrame(panel.values, index=groups.index, columns=list(panel.columns)))


def scores_frame(scores: Scores, intervals: Intervals | None = None, *, node: str | None = None) -> pd.DataFrame:
    """Return the scores of every node as a frame with a row per region and node, or with a row per region for one node.

    With intervals the columns low, high, rank_low, rank_high and band follow. Raises UnknownName for a node that does not exist.
    """
    places = [_place(scores.nodes, node)] if node is not None else list(range(len(scores.nodes)))
    tables: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = {"score": scores.score, "rank": scores.rank}
    tables["coverage"] = scores.coverage
    if intervals is not None:
        tables |= {name: getattr(intervals, name) for name in ("low", "high", "rank_low", "rank_high", "band")}
    frames = []
    for place in places:
        frame = pd.DataFrame({name: table[:, place] for name, table in tables.items()}, index=_regions(scores.regions))
        frame.insert(0, "group", list(scores.group))
        if node is None:
            frame.insert(0, "node", scores.nodes[place])
        frames.append(frame)
    return pd.concat(frames)


def stage_frame(stages: Stages, name: StageName) -> pd.DataFrame:
    """Return one stage of a run as a frame: regions as index, leaves or nodes as columns. Raises UnknownName for another name."""
    if name not in (*BY_LEAF, *BY_NODE):
        raise UnknownName(
            fault((f"tahap {name!r}", f"the stage {name!r}"), ", ".join((*BY_LEAF, *BY_NODE)), ("pilih salah satu", "choose one of them"))
        )
    columns = stages.leaves if name in BY_LEAF else stages.nodes
    return pd.DataFrame(getattr(stages, name), index=_regions(stages.regions), columns=list(columns))


def _regions(keys: tuple[str, ...]) -> pd.Index:
    return pd.Index(list(keys), name="region")


def _place(nodes: tuple[str, ...], node: str) -> int:
    if node not in nodes:
        raise UnknownName(fault((f"simpul {node!r}", f"the node {node!r}"), some(list(nodes), 20), ("perbaiki kode itu", "mend the code")))
    return nodes.index(node)


def _absent(names: list[str], frame: pd.DataFrame) -> Problem:
    known = some([str(name) for name in frame.columns], 20)
    return fault((f"kolom tidak ada: {some(names)}", f"no column: {some(names)}"), known, ("perbaiki nama kolom", "mend the names"))


def _bad_keys(keys: Sequence[object]) -> list[Problem]:
    words = [str(key) for key in keys]
    empty = sum(1 for key in keys if key is None or key != key or not str(key).strip())  # noqa: PLR0124 (only a missing number differs from itself)
    twice = sorted({word for word in words if words.count(word) > 1}) if len(set(words)) < len(words) else []
    found = []
    if empty:
        found.append(
            fault(
                (f"{empty} daerah tanpa kunci", f"{empty} regions without key"),
                ("satu kunci tiap baris", "a key in each row"),
                ("isi", "fill them"),
            )
        )
    if twice:
        found.append(
            fault(
                (f"kunci berulang: {some(twice)}", f"repeated keys: {some(twice)}"),
                ("satu baris tiap daerah", "one row per region"),
                ("pilih satu periode atau gabungkan barisnya", "choose one period or merge the rows"),
            )
        )
    return found


def _lone(frame: pd.DataFrame, groupings: Sequence[str]) -> list[Problem]:
    found = []
    for name in groupings:
        empty = int(frame[name].isna().sum())
        if empty:
            found.append(
                fault(
                    (f"{name}: {empty} daerah tanpa kelompok", f"{name}: {empty} regions without a group"),
                    ("kelompok tiap daerah", "a group for every region"),
                    ("isi kelompok itu", "fill in the groups"),
                )
            )
    return found


def _numbers(
    column: "pd.Series[float]", keys: Sequence[object], name: str
) -> tuple["np.ndarray[tuple[int, ...], np.dtype[np.float64]]", list[Problem]]:
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    bad = np.flatnonzero((np.isnan(numbers) & column.notna().to_numpy()) | np.isinf(numbers)).tolist()
    if not bad:
        return numbers, []
    cells = some([f"{keys[row]} = {column.iloc[row]}" for row in bad])
    return numbers, [
        fault(
            (f"{name}: {cells}", f"{name}: {cells}"), ("bilangan atau kosong", "a number or empty"), ("perbaiki sel itu", "mend the cells")
        )
    ]
