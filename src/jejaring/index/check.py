"""Finds everything that is wrong with a recipe, alone and on a panel, before anything is computed."""

from collections import Counter
from collections.abc import Iterator
from math import isfinite

from jejaring.index import leaves as stage
from jejaring.index.check_doubt import doubt_problems
from jejaring.index.check_nodes import node_problems
from jejaring.index.check_panel import problems_of_panel
from jejaring.index.fault import fault, some
from jejaring.index.method import StepName
from jejaring.index.registry import METHODS, step_problems
from jejaring.index.tree import children_by_parent, members
from jejaring.terms.panel import Panel
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Recipe, Step


def check(recipe: Recipe, panel: Panel) -> tuple[Problem, ...]:
    """Return every problem of a recipe and of running it on a panel; empty means `build`, `run` and `doubt` accept both."""
    return (*problems_of_recipe(recipe), *problems_of_panel(recipe, panel))


def problems_of_recipe(recipe: Recipe) -> tuple[Problem, ...]:
    """Return what is wrong with a recipe whatever the data: its tree, weights, thresholds, steps and doubt."""
    tree = [*_tree_problems(recipe)]
    steps = [problem for name, step, where in _steps(recipe) for problem in step_problems(name, step, where)]
    children = [] if tree or steps else node_problems(recipe)
    return (*tree, *_weight_problems(recipe), *_threshold_problems(recipe), *steps, *children, *doubt_problems(recipe, sound_tree=not tree))


def _tree_problems(recipe: Recipe) -> Iterator[Problem]:
    codes = Counter(member.code for member in members(recipe))
    for code, times in codes.items():
        if times > 1:
            yield fault(
                (f"kode {code} dipakai {times} kali", f"code {code} is used {times} times"),
                ("tiap kode satu kali", "each code once"),
                ("ganti salah satu kode", "change one of the codes"),
            )
    roots = [node.code for node in recipe.nodes if node.parent is None]
    if len(roots) != 1:
        yield fault(
            (f"{len(roots)} akar: {some(roots)}" if roots else "tanpa akar", f"{len(roots)} roots: {some(roots)}" if roots else "no root"),
            ("tepat satu simpul tanpa induk", "exactly one node without parent"),
            ("beri induk pada simpul lain", "give the other nodes a parent"),
        )
    inner = {node.code for node in recipe.nodes}
    for member in members(recipe):
        if member.parent is not None and member.parent not in inner:
            yield fault(
                (f"{member.code}: induk {member.parent} tidak ada", f"{member.code}: parent {member.parent} does not exist"),
                some(sorted(inner)),
                ("perbaiki kode induk itu", "mend the parent's code"),
            )
    below = children_by_parent(recipe)
    for node in recipe.nodes:
        if not below[node.code]:
            yield fault(
                (f"simpul {node.code} kosong", f"node {node.code} is empty"),
                ("paling sedikit satu anak", "at least one child"),
                ("beri anak atau hapus simpul itu", "give it a child or remove it"),
            )
    yield from _cycles(recipe)


def _cycles(recipe: Recipe) -> Iterator[Problem]:
    parent = {node.code: node.parent for node in recipe.nodes}
    reported: set[str] = set()
    for start in parent:
        path: list[str] = []
        code: str | None = start
        while code is not None and code in parent and code not in path:
            path.append(code)
            code = parent[code]
        if code in path and not reported & set(path):
            circle = path[path.index(code) :]
            reported |= set(circle)
            yield fault(
                (f"lingkaran: {' → '.join([*circle, code])}", f"circle: {' → '.join([*circle, code])}"),
                ("pohon tanpa lingkaran", "a tree without circles"),
                ("perbaiki salah satu induk", "mend one of the parents"),
            )


def _weight_problems(recipe: Recipe) -> Iterator[Problem]:
    for member in members(recipe):
        if not isfinite(member.weight) or member.weight < 0:
            yield fault(
                (f"{member.code}: bobot {member.weight:g}", f"{member.code}: weight {member.weight:g}"),
                ("bilangan 0 atau lebih", "a number of 0 or more"),
                ("perbaiki bobot itu; arah terbalik ditulis dengan polarity", "mend the weight; write a reversed direction as polarity"),
            )
    for parent, children in children_by_parent(recipe).items():
        if children and all(child.weight == 0 for child in children):
            yield fault(
                (f"{parent}: semua bobot anaknya 0", f"{parent}: all its children weigh 0"),
                ("paling sedikit satu anak berbobot", "at least one child with weight"),
                ("beri bobot pada salah satu anak", "give one of the children a weight"),
            )


def _threshold_problems(recipe: Recipe) -> Iterator[Problem]:
    shares = {f"{node.code}: min_coverage": node.min_coverage for node in recipe.nodes}
    shares["ranking: min_branch_coverage"] = recipe.ranking.min_branch_coverage
    shares["ranking: min_score_coverage"] = recipe.ranking.min_score_coverage
    for where, share in shares.items():
        if not 0 <= share <= 1:
            yield fault(
                (f"{where} = {share:g}", f"{where} = {share:g}"),
                ("bagian dari 0 sampai 1", "a share from 0 to 1"),
                ("perbaiki ambang itu", "mend the threshold"),
            )


def _steps(recipe: Recipe) -> Iterator[tuple[StepName, Step, str]]:
    """Yield every step that the recipe writes outside its doubt, with its kind and place."""
    name: StepName
    for name in METHODS:
        yield name, getattr(recipe.steps, name), f"steps.{name}"
    for leaf in recipe.leaves:
        for leaf_step in ("impute", "treat", "normalise"):
            own = stage.own_step(leaf, leaf_step)
            if own is not None:
                yield leaf_step, own, f"{leaf.code}.{leaf_step}"
    for node in recipe.nodes:
        if node.weigh is not None:
            yield "weight", node.weigh, f"{node.code}.weigh"
        if node.aggregate is not None:
            yield "aggregate", node.aggregate, f"{node.code}.aggregate"
