"""A recipe on a panel as a workbook of live formulas: every number can be followed, every weight and goalpost changed."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from jejaring.index.build import Stages, run, settled
from jejaring.index.registry import parameters_of
from jejaring.index.tree import compile_tree
from jejaring.report import formula_text as formula
from jejaring.report.formula_layout import FIRST_COLUMN, FIRST_ROW, PARAMETERS, SHEETS, Layout, SheetKey, letters
from jejaring.report.formula_style import LONGEST_FORMULA, Painter, dated
from jejaring.terms.panel import Bools, Panel
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.recipe import Leaf, Node, Recipe, Step
from jejaring.terms.scores import DECIMALS
from jejaring.terms.text import Language, Text, same
from jejaring.words import Speech, speech

Names = Mapping[str, str]
GIVEN = ("given", "equal")
"""Ways of weighing that the formulas follow; what other ways make stands as a weight that may be changed."""


def formula_workbook(
    panel: Panel, recipe: Recipe, language: Language, *, date: str, names: Names | None = None, regions: Names | None = None
) -> bytes:
    """Return an XLSX in which raw data become scores and ranks by formulas alone, the same bytes for the same input.

    `names` are the words of leaves by code, `regions` those of regions by key; `date` is the ISO date that the file carries. Cells that
    imputation or treatment changed are values, marked as such, since no formula can hold them. Raises BadRecipe or CannotBuild where
    the engine would, and CannotBuild listing every choice of the recipe that no formula can show.
    """
    stages = run(panel, recipe)
    faults = formula.unshowable(recipe)
    if faults:
        raise CannotBuild(faults)
    from openpyxl import Workbook

    said = speech(language)
    whole = settled(panel, recipe)
    inner = (recipe.root, *(node for node in recipe.nodes if node.parent is not None))
    titles = {key: said.say(f"audit_sheet_{key}") for key in SHEETS}
    layout = Layout(recipe, len(panel.regions), _columns(recipe), inner, titles)
    book = Workbook()
    book.remove(book.worksheets[0])
    made = _Making(panel, recipe, stages, layout, said, names or {}, regions or {}, _shares(whole))
    for key, fill in made.fillers().items():
        painter = Painter(book.create_sheet(titles[key]), key)
        fill(painter)
    day = datetime.fromisoformat(date)
    book.properties.creator, book.properties.title, book.properties.created = "Jejaring", said.text(recipe.name), day
    book.calculation.fullCalcOnLoad = True
    packed = io.BytesIO()
    book.save(packed)
    return dated(packed.getvalue(), day)


def _shares(recipe: Recipe) -> Mapping[str, float]:
    """Return the share of every member among its siblings; companions 0, the root 1."""
    tree = compile_tree(recipe)
    shares = dict.fromkeys(tree.nodes, 0.0) | {recipe.root.code: 1.0}
    for group in tree.groups:
        shares |= {tree.nodes[child]: share for child, share in zip(group.children, tree.weights[group.edges].tolist(), strict=True)}
    return shares


def _columns(recipe: Recipe) -> tuple[str, ...]:
    """Return the panel columns that the recipe reads: first those of leaves, then denominators."""
    of_leaves = [leaf.column for leaf in recipe.leaves]
    return tuple(dict.fromkeys([*of_leaves, *(leaf.denominator for leaf in recipe.leaves if leaf.denominator)]))


@dataclass(frozen=True)
class _Making:
    """One workbook under way: what it is made of, and a method for each sheet."""

    panel: Panel
    recipe: Recipe
    stages: Stages
    layout: Layout
    said: Speech
    names: Names
    regions: Names
    shares: Mapping[str, float]

    def fillers(self) -> Mapping[SheetKey, Callable[[Painter], None]]:
        """Return what fills each sheet, in the order of the sheets."""
        return {
            "about": self.about,
            "data": self.data,
            "weights": self.weights,
            "parameters": self.parameters,
            "divided": lambda painter: self._by_leaf(painter, lambda leaf, row: formula.divided(self.layout, leaf, row)),
            "treated": self.treated,
            "normalised": lambda painter: self._by_leaf(painter, self._normalised),
            "coverage": self.coverage,
            "scores": lambda painter: self._by_node(painter, self._score),
            "ranks": self.ranks,
        }

    def about(self, painter: Painter) -> None:
        """Say what the workbook is, how it is read, and what is a value where a formula is expected."""
        said = self.said
        painter.title(said.text(self.recipe.name))
        painter.lines([said.text(self.recipe.statement), said.say("audit_book_what")])
        painter.legend({kind: said.say(f"audit_book_{kind}") for kind in ("input", "formula", "value")})
        painter.lines([f"{self.layout.titles[key]}: {said.say(f'audit_book_sheet_{key}')}" for key in SHEETS[1:]])
        changed = int(self._changed().sum())
        note = said.say("audit_book_changed", count=said.whole(changed)) if changed else said.say("audit_book_unchanged")
        recipe = f"{self.recipe.key} {self.recipe.version}, {self.recipe.digest[:12]}"
        made = [
            f"{node.code}: {step.method}"
            for node in self.layout.inner
            if (step := node.weigh or self.recipe.steps.weight).method not in GIVEN
        ]
        weighed = [said.say("audit_book_weighed", nodes=said.list(made))] if made else []
        painter.lines([note, *weighed, said.say("audit_book_recipe", recipe=recipe, period=self.panel.period or "–")])

    def data(self, painter: Painter) -> None:
        """Write the raw figures."""
        labels = {leaf.column: self._name(leaf) for leaf in self.recipe.leaves}
        self._heads(painter, [(column, labels.get(column, column)) for column in self.layout.columns])
        for place, row in self._rows():
            for number, column in enumerate(self.layout.columns):
                painter.put(row, FIRST_COLUMN + number, _plain(self.panel.column(column)[place]), kind="input")

    def weights(self, painter: Painter) -> None:
        """Write the weight of every node and leaf, its share, and the rules of coverage."""
        keys = ("code", "name", "parent", "weight", "share", "in_index", "least", "least_rank", "least_branch", "mean", "floor")
        painter.heads([self.said.say(f"audit_book_{key}") for key in keys], note=self.said.say("audit_book_sheet_weights"))
        painter.widths([14, 44, 14, *[13] * 8])
        for row, member in enumerate(self.layout.members, start=FIRST_ROW):
            painter.put(row, 1, member.code)
            painter.put(row, 2, self._name(member))
            painter.put(row, 3, member.parent)
            painter.put(row, 4, self._weight(member), kind="input", number="0.0000")
            painter.put(row, 5, formula.share(self.layout, member, self._weighing(member)), number="0.0000")
            painter.put(row, 6, formula.in_index(self.layout, member), number="0.0000")
            if isinstance(member, Node):
                self._rules(painter, member, row)

    def parameters(self, painter: Painter) -> None:
        """Write how each leaf is normalised, and what the formulas observe in its column."""
        said = self.said
        keys = ("code", "name", "polarity", "scale", "method", *PARAMETERS, "minimum", "maximum", "average", "deviation")
        painter.heads([said.say(f"audit_book_{key}") for key in keys], note=said.say("audit_book_sheet_parameters"))
        painter.widths([14, 44, 12, 14, 18, *[13] * 11])
        for row, leaf in enumerate(self.recipe.leaves, start=FIRST_ROW):
            step = leaf.normalise or self.recipe.steps.normalise
            given = parameters_of("normalise", step)
            painter.put(row, 1, leaf.code)
            painter.put(row, 2, self._name(leaf))
            painter.put(row, 3, leaf.polarity, kind="input")
            painter.put(row, 4, leaf.denominator_scale if leaf.denominator else None, kind="input")
            painter.put(row, 5, step.method)
            for number, name in enumerate(PARAMETERS):
                value = given.get(name)
                if isinstance(value, int | float):
                    painter.put(row, 6 + number, value, kind="input")
            for number, text in enumerate(formula.observed(self.layout, leaf.code).values()):
                painter.put(row, 6 + len(PARAMETERS) + number, text)

    def treated(self, painter: Painter) -> None:
        """Write the cells that imputation and treatment left as formulas, those they changed as values."""
        changed = self._changed()
        self._heads(painter, [(leaf.code, self._name(leaf)) for leaf in self.recipe.leaves])
        for place, row in self._rows():
            for number, leaf in enumerate(self.recipe.leaves):
                if changed[place, number]:
                    painter.put(row, FIRST_COLUMN + number, _plain(self.stages.treated[place, number]), kind="value")
                else:
                    painter.put(row, FIRST_COLUMN + number, formula.passed_on(self.layout, leaf, row))

    def coverage(self, painter: Painter) -> None:
        """Write the share of data below each node, and right of it the share of its children that have a score."""
        heads = [(node.code, self._name(node)) for node in self.layout.inner]
        told = self.said.say("audit_book_held")
        self._heads(painter, [*heads, ("", ""), *((code, f"{told}: {name}") for code, name in heads)])
        for _, row in self._rows():
            for number, node in enumerate(self.layout.inner):
                painter.put(row, FIRST_COLUMN + number, formula.coverage(self.layout, node, row), number="0%")
                painter.put(row, FIRST_COLUMN + len(heads) + 1 + number, formula.held(self.layout, node, row), number="0%")

    def ranks(self, painter: Painter) -> None:
        """Write ranks, the rounded scores they follow from, and the engine's score beside the workbook's."""
        said, count = self.said, len(self.layout.inner)
        heads = [(node.code, self._name(node)) for node in self.layout.inner]
        rounded = [(code, f"{said.say('audit_book_rounded')}: {name}") for code, name in heads]
        beside = [(self.recipe.root.code, said.say("audit_book_engine")), (self.recipe.root.code, said.say("audit_book_moved"))]
        self._heads(painter, [*heads, ("", ""), *rounded, ("", ""), *beside])
        for place, row in self._rows():
            for number, node in enumerate(self.layout.inner):
                column = FIRST_COLUMN + count + 1 + number
                painter.put(row, FIRST_COLUMN + number, formula.rank(self.layout, letters(column), row), number="0")
                painter.put(row, column, formula.rankable(self.layout, node, row))
            engine = FIRST_COLUMN + 2 * count + 2
            own, theirs = self.layout.node("scores", self.recipe.root.code, row), f"{letters(engine)}{row}"
            painter.put(row, engine, _plain(np.round(self.stages.scores[place, 0], DECIMALS)), kind="value")
            painter.put(row, engine + 1, f'=IF(AND(ISNUMBER({own}),ISNUMBER({theirs})),ROUND({own}-{theirs},6),"")', number="0.00;−0.00;–")

    def _by_leaf(self, painter: Painter, text: Callable[[Leaf, int], str]) -> None:
        self._heads(painter, [(leaf.code, self._name(leaf)) for leaf in self.recipe.leaves])
        for _, row in self._rows():
            for number, leaf in enumerate(self.recipe.leaves):
                painter.put(row, FIRST_COLUMN + number, text(leaf, row))

    def _by_node(self, painter: Painter, text: Callable[[Node, int], str]) -> None:
        self._heads(painter, [(node.code, self._name(node)) for node in self.layout.inner])
        for _, row in self._rows():
            for number, node in enumerate(self.layout.inner):
                painter.put(row, FIRST_COLUMN + number, _short(text(node, row), node))

    def _normalised(self, leaf: Leaf, row: int) -> str:
        return formula.normalised(self.layout, leaf, (leaf.normalise or self.recipe.steps.normalise).method, row)

    def _score(self, node: Node, row: int) -> str:
        return formula.score(self.layout, node, self._mean(node).method, row)

    def _rules(self, painter: Painter, node: Node, row: int) -> None:
        ranking, mean = self.recipe.ranking, self._mean(node)
        is_root = node.parent is None
        least = min(node.min_coverage, ranking.min_score_coverage) if is_root else node.min_coverage
        painter.put(row, 7, least, kind="input", number="0.0%")
        if is_root:
            painter.put(row, 8, node.min_coverage, kind="input", number="0.0%")
            painter.put(row, 9, ranking.min_branch_coverage, kind="input", number="0.0%")
        painter.put(row, 10, mean.method)
        floor = parameters_of("aggregate", mean).get("floor")
        if isinstance(floor, int | float):
            painter.put(row, 11, floor, kind="input")

    def _heads(self, painter: Painter, columns: list[tuple[str, str]]) -> None:
        """Write the heads of a sheet by region, and the regions."""
        said, key = self.said, painter.key
        painter.by_region(
            said.say(f"audit_book_sheet_{key}"), [said.say(f"audit_book_{head}") for head in ("code", "name", "group")], columns
        )
        for place, row in self._rows():
            code = self.panel.regions[place]
            for column, value in enumerate((code, self.regions.get(code, code), self.stages.group[place]), start=1):
                painter.put(row, column, value)

    def _rows(self) -> Iterator[tuple[int, int]]:
        return ((place, FIRST_ROW + place) for place in range(len(self.panel.regions)))

    def _changed(self) -> Bools:
        before, after = self.stages.denominated, self.stages.treated
        return np.asarray((before != after) & ~(np.isnan(before) & np.isnan(after)))

    def _mean(self, node: Node) -> Step:
        return node.aggregate or self.recipe.steps.aggregate

    def _weighing(self, member: Node | Leaf) -> str:
        parents = {node.code: node for node in self.recipe.nodes}
        own = parents[member.parent].weigh if member.parent else None
        return (own or self.recipe.steps.weight).method

    def _weight(self, member: Node | Leaf) -> float:
        """Return the weight that may be changed: the recipe's own, or the share that a method of weighing made."""
        return member.weight if self._weighing(member) in GIVEN else self.shares[member.code]

    def _name(self, member: Node | Leaf) -> str:
        return self.said.text(member.name) if isinstance(member, Node) else self.names.get(member.code, member.code)


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _short(text: str, node: Node) -> str:
    """Return a formula that a spreadsheet can hold; raises CannotBuild for a node with too many children."""
    if len(text) <= LONGEST_FORMULA:
        return text
    raise CannotBuild(
        Problem(
            met=Text(
                id=f"rumus simpul {node.code} sepanjang {len(text)} huruf", en=f"the formula of {node.code} has {len(text)} characters"
            ),
            expected=same(f"≤ {LONGEST_FORMULA}"),
            todo=Text(id="bagi anak-anaknya ke beberapa simpul", en="divide its children among several nodes"),
        )
    )
