"""Finds doubt that is misspelt or could never change a score: such a choice is an error, not a step that is skipped."""

from collections.abc import Iterator

from jejaring.index.fault import fault
from jejaring.index.registry import METHODS, step_problems
from jejaring.index.tree import children_by_parent, compile_tree
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Choice, LeaveOut, Recipe, Step, VaryFloor, VaryRounding, VarySteps, VaryWeights

FEWEST_DRAWS = 1


def doubt_problems(recipe: Recipe, *, sound_tree: bool) -> Iterator[Problem]:
    """Yield what is wrong with a recipe's doubt; what depends on the tree only where the tree is sound."""
    yield from _numbers(recipe)
    seen: set[tuple[str, str]] = set()
    for number, choice in enumerate(recipe.doubt.choices, 1):
        where = f"doubt {number} ({choice.vary})"
        target = (choice.vary, (choice.node or "") if isinstance(choice, VarySteps) else "")
        if target in seen:
            yield fault(
                (f"{where}: diulang", f"{where}: repeated"),
                ("tiap sasaran satu kali", "each target once"),
                ("gabungkan pilihan itu", "join the choices"),
            )
        seen.add(target)
        yield from _choice_problems(recipe, choice, where, sound_tree=sound_tree)


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
            yield from _weights(recipe, choice, where)
        case VarySteps():
            yield from _steps(recipe, choice, where)
        case VaryFloor():
            yield from _floor(recipe, choice, where)
        case LeaveOut():
            if sound_tree and not _has_two_scored_leaves(recipe):
                yield _ineffective(where, ("paling sedikit dua indikator berbobot", "at least two indicators with weight"))
        case VaryRounding():
            if all(leaf.decimals is None for leaf in recipe.leaves):
                yield _ineffective(where, ("indikator dengan decimals", "indicators with decimals"))


def _weights(recipe: Recipe, choice: VaryWeights, where: str) -> Iterator[Problem]:
    if not 0 < choice.spread < 1:
        yield fault(
            (f"{where}: spread = {choice.spread:g}", f"{where}: spread = {choice.spread:g}"),
            ("di antara 0 dan 1", "between 0 and 1"),
            ("perbaiki spread", "mend spread"),
        )
    siblings = (sum(child.weight > 0 for child in children) for children in children_by_parent(recipe).values())
    if not any(scored > 1 for scored in siblings):
        yield _ineffective(where, ("simpul dengan dua anak berbobot", "a node with two weighted children"))


def _steps(recipe: Recipe, choice: VarySteps, where: str) -> Iterator[Problem]:
    for place, step in enumerate(choice.among, 1):
        yield from step_problems(choice.vary, step, f"{where}, {place}")
    if len({step.model_dump_json() for step in choice.among}) < 2:
        yield _ineffective(where, ("paling sedikit dua langkah berbeda", "at least two different steps"))
    inner = [node.code for node in recipe.nodes]
    if choice.vary == "aggregate":
        if choice.node is not None and choice.node not in inner:
            yield fault(
                (f"{where}: simpul {choice.node} tidak ada", f"{where}: node {choice.node} does not exist"),
                ", ".join(inner),
                ("perbaiki kode simpul itu", "mend the node's code"),
            )
        elif choice.node is not None and _is_root(recipe, choice.node) and _also_drawn_without_node(recipe):
            yield _ineffective(where, ("akar diundi satu kali", "the root drawn once"))
        return
    if choice.node is not None:
        yield fault(
            (f"{where}: node = {choice.node}", f"{where}: node = {choice.node}"),
            ("tanpa node: langkah ini berlaku bagi indikator", "no node: this step belongs to indicators"),
            ("hapus node", "remove node"),
        )
    if all(getattr(leaf, choice.vary) is not None for leaf in recipe.leaves):
        yield _ineffective(where, ("indikator yang memakai langkah baku resep", "indicators that use the recipe's default step"))


def _is_root(recipe: Recipe, code: str) -> bool:
    return any(node.code == code and node.parent is None for node in recipe.nodes)


def _also_drawn_without_node(recipe: Recipe) -> bool:
    return any(isinstance(choice, VarySteps) and choice.vary == "aggregate" and choice.node is None for choice in recipe.doubt.choices)


def _floor(recipe: Recipe, choice: VaryFloor, where: str) -> Iterator[Problem]:
    for value in choice.among:
        if not 0 <= value < float("inf"):
            yield fault(
                (f"{where}: {value:g}", f"{where}: {value:g}"),
                ("bilangan 0 atau lebih", "a number of 0 or more"),
                ("perbaiki lantai itu", "mend the floor"),
            )
    if len(set(choice.among)) < 2:
        yield _ineffective(where, ("paling sedikit dua lantai berbeda", "at least two different floors"))
    nominal = [node.aggregate or recipe.steps.aggregate for node in recipe.nodes]
    drawn = [step for other in recipe.doubt.choices if isinstance(other, VarySteps) and other.vary == "aggregate" for step in other.among]
    if not any(_takes_floor(step) for step in (*nominal, *drawn)):
        yield _ineffective(where, ("simpul geometric atau harmonic", "a geometric or harmonic node"))


def _takes_floor(step: Step) -> bool:
    method = METHODS["aggregate"].get(step.method)
    return method is not None and "floor" in method.parameters


def _has_two_scored_leaves(recipe: Recipe) -> bool:
    weighted = all(any(child.weight > 0 for child in children) for children in children_by_parent(recipe).values())
    sound = weighted and all(
        step.method in METHODS["weight"] for step in (recipe.steps.weight, *(node.weigh or recipe.steps.weight for node in recipe.nodes))
    )
    return not sound or int(compile_tree(recipe).scored.sum()) > 1


def _ineffective(where: str, needed: tuple[str, str]) -> Problem:
    return fault(
        (f"{where}: tidak berpengaruh", f"{where}: cannot have an effect"),
        needed,
        ("hapus pilihan itu atau penuhi syaratnya", "remove the choice or meet its condition"),
    )
