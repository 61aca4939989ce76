"""Decides which regions have data enough to be scored, overall and in every branch, and says why each other one is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from jejaring.index.fault import fault, some
from jejaring.index.tree import children_by_parent
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.recipe import Leaf, Recipe


class Because(StrEnum):
    """Why a region is kept or left out; a decision of its own overrides every share."""

    ENOUGH = "enough"
    KEPT_BY_DECISION = "kept_by_decision"
    LEFT_OUT_BY_DECISION = "left_out_by_decision"
    TOO_FEW_DATA = "too_few_data"
    TOO_FEW_DATA_IN_BRANCH = "too_few_data_in_branch"
    TOO_MANY_ZEROS = "too_many_zeros"


@dataclass(frozen=True)
class Screen:
    """The shares (0-1) that a region needs: of filled leaves, overall and below every child of the root, and of leaves not 0.

    `branches` sets another share for a node by its code, at any depth; `decided` keeps (True) or leaves out (False) regions whatever
    their data. Shares count scored leaves alike, whatever their weight (Becker et al. 2022); the defaults are COINr's.
    """

    least_data: float = 2 / 3
    least_branch_data: float = 0.0
    least_nonzero: float = 0.05
    branches: Mapping[str, float] = field(default_factory=dict)
    decided: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Screened:
    """One region: what it has and what becomes of it; `branch` names the first branch that falls short."""

    region: str
    missing: int
    zeros: int
    data: float
    nonzero: float
    kept: bool
    because: Because
    branch: str | None = None


@dataclass(frozen=True)
class Screening:
    """The panel of the regions that are kept, and a line for every region of the one before."""

    panel: Panel
    lines: tuple[Screened, ...]

    @property
    def left_out(self) -> tuple[Screened, ...]:
        """Return the lines of the regions that are left out."""
        return tuple(line for line in self.lines if not line.kept)


def screen(panel: Panel, recipe: Recipe, rules: Screen) -> Screening:
    """Return the panel without the regions whose data do not suffice.

    The share of data is filled leaves over all; the share of not-zeros is leaves filled with something else than 0 over filled ones.
    Raises CannotBuild with every problem: shares outside 0-1, nodes and regions that do not exist, nobody left.
    """
    problems = _problems(panel, recipe, rules)
    if problems:
        raise CannotBuild(problems)
    leaves = [leaf for leaf in recipe.leaves if leaf.weight > 0]
    values = np.column_stack([panel.column(leaf.column) for leaf in leaves])
    shares = _branch_shares(recipe, leaves, ~np.isnan(values), rules)
    lines = tuple(
        _line(region, values[row], {code: share[row] for code, share in shares.items()}, rules) for row, region in enumerate(panel.regions)
    )
    kept = np.array([line.kept for line in lines])
    if not kept.any():
        raise CannotBuild(
            fault(
                (f"tak satu pun dari {len(lines)} daerah lolos", f"none of {len(lines)} regions passes"),
                ("paling sedikit satu daerah", "at least one region"),
                ("turunkan ambang", "lower the shares"),
            )
        )
    return Screening(rows_of(panel, kept), lines)


def rows_of(panel: Panel, kept: Bools) -> Panel:
    """Return the panel with some of its regions (n,)."""
    rows = np.flatnonzero(kept).tolist()
    return Panel(
        regions=tuple(panel.regions[row] for row in rows),
        columns=panel.columns,
        period=panel.period,
        values=panel.values[rows],
        status=panel.status[rows],
        year=panel.year[rows],
        source=panel.source[rows],
        note=panel.note[rows],
        groupings={name: tuple(labels[row] for row in rows) for name, labels in panel.groupings.items()},
    )


def _line(region: str, values: Floats, shares: Mapping[str, float], rules: Screen) -> Screened:
    missing, zeros = int(np.isnan(values).sum()), int((values == 0).sum())
    filled = values.size - missing
    data, nonzero = filled / values.size, (filled - zeros) / filled if filled else 0.0
    short = next((code for code, share in shares.items() if share < _least(code, rules)), None)
    because = Because.ENOUGH
    if data < rules.least_data:
        because = Because.TOO_FEW_DATA
    elif short is not None:
        because = Because.TOO_FEW_DATA_IN_BRANCH
    elif nonzero < rules.least_nonzero:
        because = Because.TOO_MANY_ZEROS
    if region in rules.decided:
        because = Because.KEPT_BY_DECISION if rules.decided[region] else Because.LEFT_OUT_BY_DECISION
    kept = because in (Because.ENOUGH, Because.KEPT_BY_DECISION)
    return Screened(region, missing, zeros, data, nonzero, kept, because, short if because is Because.TOO_FEW_DATA_IN_BRANCH else None)


def _least(code: str, rules: Screen) -> float:
    return rules.branches.get(code, rules.least_branch_data)


def _branch_shares(recipe: Recipe, leaves: Sequence[Leaf], filled: Bools, rules: Screen) -> dict[str, Floats]:
    """Return the share of filled leaves (n,) below every child node of the root and every node that the rules name."""
    below, parent = children_by_parent(recipe), {node.code: node.parent for node in recipe.nodes}
    codes = [node.code for node in recipe.nodes if node.parent == recipe.root.code and below[node.code]]
    shares = {}
    for code in dict.fromkeys([*codes, *rules.branches]):
        mine = [place for place, leaf in enumerate(leaves) if code in _ancestors(leaf.parent, parent)]
        if mine:
            shares[code] = filled[:, mine].mean(axis=1)
    return shares


def _ancestors(code: str | None, parent: Mapping[str, str | None]) -> list[str]:
    found: list[str] = []
    while code is not None:
        found.append(code)
        code = parent.get(code)
    return found


def _problems(panel: Panel, recipe: Recipe, rules: Screen) -> list[Problem]:
    shares = {"least_data": rules.least_data, "least_branch_data": rules.least_branch_data, "least_nonzero": rules.least_nonzero}
    shares |= {f"branches: {code}": share for code, share in rules.branches.items()}
    problems = [
        fault((f"{name} = {share:g}", f"{name} = {share:g}"), ("bagian dari 0 sampai 1", "a share from 0 to 1"), ("perbaiki", "mend it"))
        for name, share in shares.items()
        if not 0 <= share <= 1
    ]
    absent = {
        "nodes": (
            [code for code in rules.branches if code not in {node.code for node in recipe.nodes}],
            [node.code for node in recipe.nodes],
        ),
        "regions": ([region for region in rules.decided if region not in panel.regions], list(panel.regions)),
        "columns": ([leaf.column for leaf in recipe.leaves if leaf.column not in panel.columns], list(panel.columns)),
    }
    words = {"nodes": "simpul", "regions": "daerah", "columns": "kolom"}
    problems += [
        fault(
            (f"{words[kind]} tidak dikenal: {some(names)}", f"unknown {kind}: {some(names)}"),
            some(known),
            ("perbaiki nama itu", "mend the names"),
        )
        for kind, (names, known) in absent.items()
        if names
    ]
    return problems
