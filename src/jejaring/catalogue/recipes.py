"""Recipes of a country: recipe.yml with its nodes, indicators and questions, and the recipes without a tree that every country has."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from jejaring.catalogue.read import Reading, Row
from jejaring.terms.indicator import Derivation, Indicator, Question, Variable
from jejaring.terms.problem import Place
from jejaring.terms.recipe import Leaf, Node, Recipe
from jejaring.terms.text import Text

SHARED = Path(__file__).parent / "recipes"
LEAF_COLUMNS = ("parent", "weight", "low", "high", "target_low", "target_high", "scale", "log_offset")
DERIVE_COLUMNS = ("derive_method", "derive_variable", "derive_also", "derive_denominator", "derive_multiply", "derive_floor_km")
LEVELS = tuple(f"level{step}_{language}" for step in range(5) for language in ("id", "en"))
CHOICES = ("choices_id", "choices_en")
SCALES = ("linear", "log")


@dataclass(frozen=True)
class RecipeBook:
    """A recipe with the indicators and questions of its leaves."""

    recipe: Recipe
    indicators: tuple[Indicator, ...] = ()
    questions: tuple[Question, ...] = ()


def read_recipes(reading: Reading, variables: Mapping[str, Variable]) -> list[RecipeBook]:
    """Return the recipes of a country folder in alphabetical order, then the shared recipes without a tree."""
    folder = reading.folder / "recipes"
    names = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    books = [book for name in names if (book := _read_recipe(reading, name, variables)) is not None]
    shared = Reading(SHARED)
    for path in sorted(SHARED.glob("*.yml")):
        recipe = shared.value(Recipe, shared.document(path.name), Place(file=path.name))
        if recipe is not None and reading.keep("recipes", recipe.key, Place(file=path.name)):
            books.append(RecipeBook(recipe))
    reading.problems.extend(shared.problems)
    return books


def _read_recipe(reading: Reading, name: str, variables: Mapping[str, Variable]) -> RecipeBook | None:
    place = f"recipes/{name}"
    nodes = reading.records(
        f"{place}/nodes.csv", Node, key=lambda node: node.code, more=lambda row: _aggregate(reading, row), also=("aggregate", "floor")
    )
    indicators, leaves = [], []
    for row in reading.rows(f"{place}/indicators.csv"):
        derivation = _derivation(reading, row)
        extra = {"derivation": derivation} if derivation else {}
        indicator = reading.record(row, Indicator, extra=extra, also=(*LEAF_COLUMNS, *DERIVE_COLUMNS))
        leaf = reading.value(Leaf, _leaf(reading, row, derivation, variables), row.place)
        if indicator and leaf and reading.keep(f"{place}/indicators.csv", leaf.code, row.place):
            indicators.append(indicator)
            leaves.append(leaf)
    questions = reading.records(
        f"{place}/questions.csv", Question, key=lambda item: item.question_id, optional=True, more=_answers, also=(*LEVELS, *CHOICES)
    )
    document = {**reading.document(f"{place}/recipe.yml"), "key": name, "nodes": nodes, "leaves": tuple(leaves)}
    recipe = reading.value(Recipe, document, Place(file=f"{place}/recipe.yml"))
    if recipe is None or not reading.keep("recipes", name, Place(file=f"{place}/recipe.yml")):
        return None
    return RecipeBook(recipe, tuple(indicators), questions)


def _aggregate(reading: Reading, row: Row) -> dict[str, object]:
    method, parent = row.cells.get("aggregate", ""), row.cells.get("parent") or None
    if not method:
        return {"parent": parent}
    return {"parent": parent, "aggregate": _numbers(reading, row, method, ("floor",) if row.cells.get("floor") else ())}


def _derivation(reading: Reading, row: Row) -> Derivation | None:
    filled: dict[str, object] = {column.removeprefix("derive_"): cell for column in DERIVE_COLUMNS if (cell := row.cells.get(column))}
    if "also" in filled:
        filled["also"] = tuple(str(filled["also"]).split(";"))
    return reading.value(Derivation, filled, row.at("derive_method")) if filled else None


def _leaf(reading: Reading, row: Row, derivation: Derivation | None, variables: Mapping[str, Variable]) -> dict[str, object]:
    code = row.cells.get("code", "")
    fields: dict[str, object] = {
        "code": code,
        "column": code,
        "parent": row.cells.get("parent", ""),
        "weight": row.cells.get("weight") or 1.0,
        "polarity": -1 if row.cells.get("polarity") == "lower" else 1,
        "normalise": _normalise(reading, row),
    }
    if derivation and derivation.method == "take":
        fields["decimals"] = _decimals(variables.get(derivation.variable), derivation.multiply)
    return fields


def _decimals(variable: Variable | None, multiply: float) -> int | None:
    if variable is None or variable.decimals is None:
        return None
    # Only a power of ten keeps "half a unit of the last published decimal" exact.
    shift = math.log10(multiply)
    return variable.decimals - round(shift) if math.isclose(shift, round(shift), abs_tol=1e-12) else None


def _normalise(reading: Reading, row: Row) -> dict[str, object] | None:
    scale, polarity = row.cells.get("scale", ""), row.cells.get("polarity", "")
    if not scale and not row.cells.get("low") and not row.cells.get("high"):
        return None
    if scale not in SCALES or (scale == "log" and polarity == "range"):
        reading.fault(
            row.at("scale"),
            met=Text(id=f"skala {scale!r} dengan arah {polarity}", en=f"the scale {scale!r} with polarity {polarity}"),
            expected=Text(id="linear, atau log bila arahnya bukan range", en="linear, or log where the polarity is not range"),
            todo=Text(id="perbaiki skala", en="mend the scale"),
        )
        return None
    if polarity == "range":
        return _numbers(reading, row, "range_goalposts", ("low", "target_low", "target_high", "high"))
    if scale == "log":
        if not row.cells.get("log_offset"):
            return {**_numbers(reading, row, "log_goalposts", ("low", "high")), "offset": 0.0}
        step = _numbers(reading, row, "log_goalposts", ("low", "high", "log_offset"))
        return {("offset" if name == "log_offset" else name): value for name, value in step.items()}
    return _numbers(reading, row, "goalposts", ("low", "high"))


def _numbers(reading: Reading, row: Row, method: str, columns: tuple[str, ...]) -> dict[str, object]:
    step: dict[str, object] = {"method": method}
    for column in columns:
        try:
            step[column] = float(row.cells.get(column, ""))
        except ValueError:
            reading.fault(
                row.at(column),
                met=Text(id=f"{row.cells.get(column, '')!r} bukan bilangan", en=f"{row.cells.get(column, '')!r} is no number"),
                expected=Text(id="batas nilai", en="a goalpost"),
                todo=Text(id="isi batas itu", en="fill in the goalpost"),
            )
    return step


def _answers(row: Row) -> dict[str, object]:
    # A choice or step that one language lacks becomes an empty text, which the model then refuses.
    pairs = zip_longest(_options(row, "choices_id"), _options(row, "choices_en"), fillvalue=("", ""))
    ladder = [{"id": row.cells.get(f"level{step}_id", ""), "en": row.cells.get(f"level{step}_en", "")} for step in range(5)]
    return {
        "choices": tuple((first or other, {"id": indonesian, "en": english}) for (first, indonesian), (other, english) in pairs),
        "ladder": tuple(step for step in ladder if step["id"] or step["en"]),
    }


def _options(row: Row, column: str) -> list[tuple[str, str]]:
    options = [option.partition("=") for option in row.cells.get(column, "").split("|") if option.strip()]
    return [(key.strip(), words.strip()) for key, _, words in options]
