"""Finds doubt that is misspelt or could never change a score: such a choice is an error, not a step that is skipped."""

from collections.abc import Iterator

from jejaring.index.check_paths import overlaps, path_problems, target_of
from jejaring.index.check_spread import error_problems, weights_problems
from jejaring.index.factors import choice_name, takes_floor
from jejaring.index.fault import fault
from jejaring.index.ineffective import ineffective
from jejaring.index.registry import METHODS, step_problems
from jejaring.index.sensitivity.path import Path
from jejaring.index.sensitivity.sobol import MOST_DIMENSIONS
from jejaring.index.settle import provisional
from jejaring.index.tree import children_by_parent, compile_tree
from jejaring.terms.problem import BadRecipe, Problem
from jejaring.terms.recipe import (
    Choice,
    LeaveOut,
    Recipe,
    Step,
    VaryClaims,
    VaryData,
    VaryFloor,
    VaryGaps,
    VaryPath,
    VaryRounding,
    VarySteps,
    VaryWeights,
)

FEWEST_DRAWS = 1


def doubt_problems(recipe: Recipe, *, sound_tree: bool) -> Iterator[Problem]:
    """Yield what is wrong with a recipe's doubt; what depends on the tree only where the tree is sound."""
    yield from _numbers(recipe)
    seen: list[tuple[str, Path | None]] = []
    for number, choice in enumerate(recipe.doubt.choices, 1):
        where = f"doubt {number} ({choice.vary})"
        if not sound_tree and not isinstance(choice, VarySteps | VaryFloor | VaryRounding):
            continue
        try:
            name, target = choice_name(recipe, choice) if sound_tree else where, target_of(recipe, choice) if sound_tree else None
        except BadRecipe as refusal:
            yield from (problem.model_copy(update={"met": _at(where, problem)}) for problem in refusal.problems)
            continue
        if any(name == other or overlaps(target, path) for other, path in seen):
            yield fault(
                (f"{where}: diulang", f"{where}: repeated"),
                ("tiap sasaran satu kali", "each target once"),
                ("gabungkan pilihan itu", "join the choices"),
            )
        seen.append((name, target))
        yield from _choice_problems(recipe, choice, where, sound_tree=sound_tree)
    if sound_tree:
        yield from _weights_twice(recipe)
        yield from _dimensions(recipe)


def _at(where: str, problem: Problem) -> object:
    return problem.met.model_copy(update={"id": f"{where}: {problem.met.id}", "en": f"{where}: {problem.met.en}"})


def _numbers(recipe: Recipe) -> Iterator[Problem]:
    doubt = recipe.doubt
    if doubt.draws < FEWEST_DRAWS:
        yield fault(
            (f"doubt: draws = {doubt.draws}", f"doubt: draws = {doubt.draws}"),
            ("bilangan bulat mulai 1", "a whole number from 1"),
            ("perbaiki draws", "mend draws"),
        )
    if doubt.seed < 0:
        yield fault(
            (f"doubt: seed = {doubt.seed}", f"doubt: seed = {doubt.seed}"),
            ("bilangan bulat mulai 0", "a whole number from 0"),
            ("perbaiki seed", "mend seed"),
        )
    if not 0 < doubt.low < doubt.high < 1:
        limits = f"doubt: low = {doubt.low:g}, high = {doubt.high:g}"
        yield fault((limits, limits), "0 < low < high < 1", ("perbaiki kuantil itu", "mend the quantiles"))


def _choice_problems(recipe: Recipe, choice: Choice, where: str, *, sound_tree: bool) -> Iterator[Problem]:
    match choice:
        case VaryWeights():
            yield from weights_problems(recipe, choice, where)
        case VarySteps():
            yield from _steps(recipe, choice, where)
        case VaryFloor():
            yield from _floor(recipe, choice, where)
        case LeaveOut() if sound_tree and not _has_two_scored_leaves(recipe):
            yield ineffective(where, ("paling sedikit dua indikator berbobot", "at least two indicators with weight"))
        case VaryRounding() if all(leaf.decimals is None for leaf in recipe.leaves):
            yield ineffective(where, ("indikator dengan decimals", "indicators with decimals"))
        case VaryData() | VaryClaims() | VaryGaps():
            yield from error_problems(recipe, choice, where)
        case VaryPath():
            yield from path_problems(recipe, choice, where)


def _steps(recipe: Recipe, choice: VarySteps, where: str) -> Iterator[Problem]:
    for place, step in enumerate(choice.among, 1):
        yield from step_problems(choice.vary, step, f"{where}, {place}")
    if len({step.model_dump_json() for step in choice.among}) < 2:
        yield ineffective(where, ("paling sedikit dua langkah berbeda", "at least two different steps"))
    if choice.vary == "aggregate":
        inner = [node.code for node in recipe.nodes]
        if choice.node is not None and choice.node not in inner:
            yield fault(
                (f"{where}: simpul {choice.node} tidak ada", f"{where}: node {choice.node} does not exist"),
                ", ".join(inner),
                ("perbaiki kode simpul itu", "mend the node's code"),
            )
        return
    if choice.node is not None:
        yield fault(
            (f"{where}: node = {choice.node}", f"{where}: node = {choice.node}"),
            ("tanpa node: langkah ini berlaku bagi indikator", "no node: this step belongs to indicators"),
            ("hapus node", "remove node"),
        )
    if all(getattr(leaf, choice.vary) is not None for leaf in recipe.leaves):
        yield ineffective(where, ("indikator yang memakai langkah baku resep", "indicators that use the recipe's default step"))


def _floor(recipe: Recipe, choice: VaryFloor, where: str) -> Iterator[Problem]:
    for value in choice.among:
        if not 0 <= value < float("inf"):
            yield fault(
                (f"{where}: {value:g}", f"{where}: {value:g}"),
                ("bilangan 0 atau lebih", "a number of 0 or more"),
                ("perbaiki lantai itu", "mend the floor"),
            )
    if len(set(choice.among)) < 2:
        yield ineffective(where, ("paling sedikit dua lantai berbeda", "at least two different floors"))
    nominal = [node.aggregate or recipe.steps.aggregate for node in recipe.nodes]
    drawn = [step for other in recipe.doubt.choices if isinstance(other, VarySteps) and other.vary == "aggregate" for step in other.among]
    placed = [step for other in recipe.doubt.choices if isinstance(other, VaryPath) for step in other.among if isinstance(step, Step)]
    if not any(takes_floor(step) for step in (*nominal, *drawn, *placed)):
        yield ineffective(where, ("simpul geometric atau harmonic", "a geometric or harmonic node"))


def _weights_twice(recipe: Recipe) -> Iterator[Problem]:
    """Yield groups of weights that two choices draw, of which the later would undo the earlier."""
    drawn = [(number, choice) for number, choice in enumerate(recipe.doubt.choices, 1) if isinstance(choice, VaryWeights)]
    for place, (number, choice) in enumerate(drawn):
        if any(choice.node is None or other.node is None for _, other in drawn[:place]) and choice.node != drawn[0][1].node:
            yield fault(
                (f"doubt {number} (weights): bobot sudah diundi", f"doubt {number} (weights): these weights are drawn already"),
                ("tiap bobot satu kali", "each weight once"),
                ("sebut node pada semua pilihan bobot", "name a node in every choice of weights"),
            )


def _has_two_scored_leaves(recipe: Recipe) -> bool:
    weighted = all(any(child.weight > 0 for child in children) for children in children_by_parent(recipe).values())
    sound = weighted and all(
        step.method in METHODS["weight"] for step in (recipe.steps.weight, *(node.weigh or recipe.steps.weight for node in recipe.nodes))
    )
    return not sound or int(compile_tree(provisional(recipe)).scored.sum()) > 1


def _dimensions(recipe: Recipe) -> Iterator[Problem]:
    """Yield whether a sound recipe asks the Sobol sequence for more dimensions than it has."""
    if recipe.doubt.sampling == "sobol":
        # A weight for every child bounds what compiled trees may hold.
        children = len(recipe.nodes) + len(recipe.leaves)
        width = sum(children if isinstance(choice, VaryWeights) else 1 for choice in recipe.doubt.choices)
        if width > MOST_DIMENSIONS:
            yield fault(
                (f"doubt: sobol dengan {width} dimensi", f"doubt: sobol with {width} dimensions"),
                f"≤ {MOST_DIMENSIONS}",
                ("pakai sampling: random", "use sampling: random"),
            )
