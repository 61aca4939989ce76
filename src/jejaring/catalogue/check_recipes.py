"""Recipes against the catalogue: trees, weights, derivations, helices and questions."""

from collections.abc import Sequence

from jejaring.catalogue.read import Reading
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.indicator import Derivation, Indicator, Question
from jejaring.terms.problem import Place
from jejaring.terms.recipe import Node, Recipe
from jejaring.terms.text import Text, same

WEIGHT_TOLERANCE = 1e-6
"""Thirds are written with six decimals."""


def check_recipes(catalogue: Catalogue, reading: Reading) -> None:
    """Add a problem to the reading for each fault of a recipe."""
    for recipe in catalogue.recipes:
        if not recipe.nodes and not recipe.leaves:
            continue
        _check_tree(recipe, reading)
        _check_context(recipe, catalogue, reading)
        for indicator in catalogue.indicators[recipe.key]:
            _check_indicator(indicator, recipe, catalogue, reading)
        _check_questions(catalogue.questions[recipe.key], recipe, catalogue, reading)


def _check_tree(recipe: Recipe, reading: Reading) -> None:
    file = f"recipes/{recipe.key}/nodes.csv"
    roots = [node.code for node in recipe.nodes if node.parent is None]
    if len(roots) != 1:
        _fault(reading, Place(file=file, column="parent"), ", ".join(roots) or "-", Text(id="tepat satu akar", en="exactly one root"))
        return
    by_code = {node.code: node for node in recipe.nodes}
    for node in recipe.nodes:
        place = reading.places[file, node.code]
        if node.parent is not None and node.parent not in by_code:
            _fault(reading, place, node.parent, same(", ".join(by_code)), column="parent")
        elif not _reaches(node, roots[0], by_code):
            _fault(reading, place, node.code, Text(id=f"jalan ke akar {roots[0]}", en=f"a path to the root {roots[0]}"), column="parent")
        _check_siblings(recipe, node, reading, place)
    for leaf in recipe.leaves:
        if leaf.parent not in by_code:
            place = reading.places[f"recipes/{recipe.key}/indicators.csv", leaf.code]
            _fault(reading, place, leaf.parent, same(", ".join(by_code)), column="parent")
        if leaf.code in by_code:
            _fault(
                reading,
                reading.places[file, leaf.code],
                leaf.code,
                Text(id="kode yang belum dipakai", en="a code of its own"),
                column="code",
            )


def _reaches(node: Node, root: str, by_code: dict[str, Node]) -> bool:
    seen: set[str] = set()
    while node.code != root:
        if node.code in seen or node.parent not in by_code:
            return False
        seen.add(node.code)
        node = by_code[node.parent]
    return True


def _check_siblings(recipe: Recipe, node: Node, reading: Reading, place: Place) -> None:
    weights = [child.weight for child in recipe.children(node.code)]
    if not weights:
        _fault(reading, place, node.code, Text(id="sedikitnya satu anak", en="at least one child"), column="code")
    elif min(weights) < 0 or abs(sum(weights) - 1) > len(weights) * WEIGHT_TOLERANCE:
        # The sum is nominal: it catches a mistyped weight; the engine renormalises what is left after missing leaves.
        _fault(
            reading,
            place,
            f"{sum(weights):.6f}",
            Text(id="bobot anak berjumlah 1", en="weights of children that add up to 1"),
            column="weight",
        )


def _check_context(recipe: Recipe, catalogue: Catalogue, reading: Reading) -> None:
    variables = {variable.key for variable in catalogue.variables}
    for item in recipe.context:
        if item.variable not in variables:
            place = Place(file=f"recipes/{recipe.key}/recipe.yml")
            _fault(reading, place, item.variable, same(", ".join(sorted(variables))), column="context")


def _check_indicator(indicator: Indicator, recipe: Recipe, catalogue: Catalogue, reading: Reading) -> None:
    place = reading.places[f"recipes/{recipe.key}/indicators.csv", indicator.code]
    helices = {helix.key for helix in catalogue.helices}
    for helix in (*indicator.respondent_helix, *([indicator.lead_helix] if indicator.lead_helix else [])):
        if helix not in helices:
            _fault(reading, place, helix, same(", ".join(sorted(helices)) or "-"), column="respondent_helix")
    if indicator.derivation is not None:
        _check_derivation(indicator.derivation, catalogue, reading, place)


def _check_derivation(derivation: Derivation, catalogue: Catalogue, reading: Reading, place: Place) -> None:
    variables = {variable.key for variable in catalogue.variables}
    groups = {point.group for point in catalogue.points}
    known = groups if derivation.method == "distance" else variables
    if derivation.variable not in known:
        _fault(reading, place, derivation.variable, same(", ".join(sorted(known)) or "-"), column="derive_variable")
    for variable in derivation.also:
        if variable not in variables:
            _fault(reading, place, variable, same(", ".join(sorted(variables))), column="derive_also")
    if (derivation.method == "mean") != bool(derivation.also):
        expected = Text(id="peubah lain pada mean saja", en="further variables with mean only")
        _fault(reading, place, ";".join(derivation.also) or "-", expected, column="derive_also")
    if (derivation.method == "ratio") != (derivation.denominator is not None):
        expected = Text(id="penyebut pada ratio saja", en="a denominator with ratio only")
        _fault(reading, place, str(derivation.denominator), expected, column="derive_denominator")
    elif derivation.denominator is not None and derivation.denominator not in variables:
        _fault(reading, place, derivation.denominator, same(", ".join(sorted(variables))), column="derive_denominator")


def _check_questions(questions: Sequence[Question], recipe: Recipe, catalogue: Catalogue, reading: Reading) -> None:
    file = f"recipes/{recipe.key}/questions.csv"
    codes = {indicator.code for indicator in catalogue.indicators[recipe.key]}
    helices = {helix.key for helix in catalogue.helices}
    totals: dict[str, float] = {}
    for question in questions:
        place = reading.places[file, question.question_id]
        totals[question.indicator_code] = totals.get(question.indicator_code, 0) + question.question_weight
        if question.indicator_code not in codes:
            _fault(reading, place, question.indicator_code, same(", ".join(sorted(codes))), column="indicator_code")
        for helix in question.helix:
            if helix not in helices:
                _fault(reading, place, helix, same(", ".join(sorted(helices)) or "-"), column="helix")
    for code, total in totals.items():
        if abs(total - 1) > WEIGHT_TOLERANCE:
            expected = Text(id=f"bobot pertanyaan {code} berjumlah 1", en=f"question weights of {code} that add up to 1")
            _fault(reading, Place(file=file), f"{total:.6f}", expected, column="question_weight")


def _fault(reading: Reading, place: Place, met: str, expected: Text, *, column: str | None = None) -> None:
    where = place.model_copy(update={"column": column}) if column else place
    reading.fault(where, met=same(met), expected=expected, todo=Text(id="perbaiki resep", en="mend the recipe"))
