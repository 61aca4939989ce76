"""The typed path of a field of a recipe: read, resolved against what the recipe holds, and used to put another value there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from jejaring.index.fault import fault, some
from jejaring.index.method import StepName
from jejaring.index.registry import METHODS
from jejaring.terms.problem import BadRecipe, Problem
from jejaring.terms.recipe import Leaf, Node, Parameter, Recipe, Step, Steps

Value = Step | Parameter
Room = Literal["steps", "nodes", "leaves"]

STEP_FIELDS: Mapping[str, StepName] = {
    "denominate": "denominate",
    "impute": "impute",
    "treat": "treat",
    "normalise": "normalise",
    "weight": "weight",
    "weigh": "weight",
    "aggregate": "aggregate",
}
PLAIN_FIELDS: Mapping[str, type | tuple[type, ...]] = {
    "weight": (int, float),
    "polarity": int,
    "denominator_scale": (int, float),
    "column": str,
    "denominator": str,
}
FIELDS: Mapping[Room, tuple[str, ...]] = {
    "steps": tuple(Steps.model_fields),
    "nodes": tuple(name for name in Node.model_fields if name in ("weight", "weigh", "aggregate")),
    "leaves": tuple(name for name in Leaf.model_fields if name in PLAIN_FIELDS or name in ("impute", "treat", "normalise")),
}
ON_LEAVES = ("denominate", "impute", "treat", "normalise")


@dataclass(frozen=True)
class Path:
    """A field of a recipe that its scores follow from: room, code (None for steps), field, and the parameter of its step, if any."""

    room: Room
    code: str | None
    field: str
    parameter: str | None = None

    def __str__(self) -> str:
        """Return the path as it is written."""
        return ".".join(part for part in (self.room, self.code, self.field, self.parameter) if part is not None)

    @property
    def step_name(self) -> StepName | None:
        """Return which kind of step the field holds, None for a plain value."""
        return None if self.room != "steps" and self.field in PLAIN_FIELDS else STEP_FIELDS[self.field]

    @property
    def is_weight(self) -> bool:
        """Tell whether the field is the weight of a node or leaf."""
        return self.room != "steps" and self.field == "weight"

    @property
    def changes_leaves(self) -> bool:
        """Tell whether leaf scores follow from the field."""
        return self.step_name in ON_LEAVES or (self.room == "leaves" and not self.is_weight)

    def covers(self, other: "Path") -> bool:
        """Tell whether two paths write to the same place: the same field, and the same parameter or all of its step."""
        same_field = (self.room, self.code, self.field) == (other.room, other.code, other.field)
        return same_field and (self.parameter == other.parameter or self.parameter is None or other.parameter is None)

    def value(self, recipe: Recipe) -> Value:
        """Return what the recipe has there; a step that a node or leaf does not set is the recipe's own."""
        step_name = self.step_name
        if step_name is None:
            return cast(Value, getattr(self._holder(recipe), self.field))
        step = cast(Step, getattr(self._holder(recipe), self.field, None) or getattr(recipe.steps, step_name))
        if self.parameter is None:
            return step
        known = METHODS[step_name].get(step.method)
        default = known.parameters[self.parameter].default if known and self.parameter in known.parameters else None
        return step.parameters.get(self.parameter, default)

    def put(self, recipe: Recipe, value: Value) -> Recipe:
        """Return the recipe with another value there; the rest stays as it is."""
        if self.parameter is not None:
            step = cast(Step, Path(self.room, self.code, self.field).value(recipe))
            value = Step.model_validate({"method": step.method, **step.parameters, self.parameter: value})
        if self.room == "steps":
            return recipe.model_copy(update={"steps": recipe.steps.model_copy(update={self.field: value})})
        changed = tuple(
            member.model_copy(update={self.field: value}) if member.code == self.code else member for member in getattr(recipe, self.room)
        )
        return recipe.model_copy(update={self.room: changed})

    def _holder(self, recipe: Recipe) -> Steps | Node | Leaf:
        if self.room == "steps":
            return recipe.steps
        return cast("Node | Leaf", next(member for member in getattr(recipe, self.room) if member.code == self.code))


def parse_path(text: str, recipe: Recipe) -> Path:
    """Return the path that a text names in a recipe.

    Codes may hold full stops: the longest code that fits is meant. Raises BadRecipe, listing what exists at the place where the text
    leaves the recipe.
    """
    room, _, rest = text.partition(".")
    if room not in FIELDS:
        raise BadRecipe(_unknown(text, room, tuple(FIELDS)))
    code: str | None = None
    if room != "steps":
        codes = [member.code for member in getattr(recipe, room)]
        code = max((known for known in codes if rest == known or rest.startswith(f"{known}.")), key=len, default=None)
        if code is None:
            raise BadRecipe(_unknown(text, rest, tuple(codes)))
        rest = rest[len(code) + 1 :]
    field, _, parameter = rest.partition(".")
    if field not in FIELDS[cast(Room, room)]:
        raise BadRecipe(_unknown(text, field, FIELDS[cast(Room, room)]))
    path = Path(cast(Room, room), code, field, parameter or None)
    if path.parameter is not None:
        _refuse_parameter(text, path, recipe)
    return path


def every_path(recipe: Recipe) -> Iterator[str]:
    """Yield every path of a recipe that can be uncertain, parameters of the methods in use included."""
    holders = [("steps", None), *(("nodes", node.code) for node in recipe.nodes), *(("leaves", leaf.code) for leaf in recipe.leaves)]
    for room, code in holders:
        for field in FIELDS[cast(Room, room)]:
            path = Path(cast(Room, room), code, field)
            yield str(path)
            if path.step_name is not None:
                step = cast(Step, path.value(recipe))
                yield from (f"{path}.{name}" for name in METHODS[path.step_name][step.method].parameters)


def _refuse_parameter(text: str, path: Path, recipe: Recipe) -> None:
    step_name = path.step_name
    if step_name is None:
        raise BadRecipe(_unknown(text, cast(str, path.parameter), ()))
    step = cast(Step, Path(path.room, path.code, path.field).value(recipe))
    method = METHODS[step_name].get(step.method)
    if method is not None and path.parameter not in method.parameters:
        raise BadRecipe(_unknown(text, f"{step.method}.{path.parameter}", tuple(f"{step.method}.{name}" for name in method.parameters)))


def _unknown(text: str, part: str, known: tuple[str, ...]) -> Problem:
    shown = some(list(known), 40)
    return fault(
        (f"jalur {text}: {part!r} tidak ada", f"path {text}: {part!r} does not exist"),
        (shown or "tidak ada apa-apa lagi di sini", shown or "nothing more here"),
        ("perbaiki jalur itu", "mend the path"),
    )
