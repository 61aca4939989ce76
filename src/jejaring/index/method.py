"""What the table of methods is made of: a method with its atom and formula, and a parameter with its kind and limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Literal

from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter
from jejaring.terms.text import Text, same

StepName = Literal["denominate", "impute", "treat", "normalise", "weight", "aggregate"]
Kind = Literal["number", "whole", "name", "grouping", "region", "flag", "choice", "numbers", "level", "table", "column"]
Faults = Callable[[Mapping[str, Parameter]], tuple[Problem, ...]]
ChildFaults = Callable[[Mapping[str, Parameter], int], tuple[Problem, ...]]
Weighs = Literal["stated", "judged", "scores"]

KIND_WORDS: dict[Kind, Text] = {
    "number": Text(id="bilangan", en="a number"),
    "whole": Text(id="bilangan bulat", en="a whole number"),
    "name": Text(id="nama", en="a name"),
    "grouping": Text(id="nama pengelompokan", en="the name of a grouping"),
    "region": Text(id="kode daerah", en="the code of a region"),
    "flag": Text(id="true atau false", en="true or false"),
    "choice": Text(id="pilihan", en="a choice"),
    "numbers": Text(id="daftar bilangan", en="a list of numbers"),
    "level": Text(id="tingkat pohon, atau parent", en="a level of the tree, or parent"),
    "table": Text(id="daftar baris bilangan", en="a list of rows of numbers"),
    "column": Text(id="nama kolom panel", en="the name of a column of the panel"),
}


@dataclass(frozen=True)
class Parametric:
    """A parameter of a method: its kind, its limits, its default.

    Without a default it must be given, unless it is `optional` and may stay None. `among` are the words of a choice.
    """

    kind: Kind
    default: Parameter = None
    least: float | None = None
    most: float | None = None
    among: tuple[str, ...] = ()
    optional: bool = False

    def fits(self, value: Parameter) -> bool:
        """Tell whether a value has the kind and keeps within the limits."""
        if value is None:
            return self.optional
        match self.kind:
            case "name" | "grouping" | "region" | "level" | "column":
                fits = isinstance(value, str) and value != ""
            case "flag":
                fits = isinstance(value, bool)
            case "choice":
                fits = value in self.among
            case "numbers":
                fits = isinstance(value, tuple) and len(value) > 0 and all(self._is_number(each) for each in value)
            case "table":
                fits = isinstance(value, tuple) and len(value) > 0 and all(self._is_row(row) for row in value)
            case _:
                fits = self._is_number(value)
        return fits

    def _is_row(self, row: object) -> bool:
        return isinstance(row, tuple) and len(row) > 0 and all(each is None or self._is_number(each) for each in row)

    def _is_number(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            return False
        whole = self.kind != "whole" or float(value).is_integer()
        return whole and (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def wanted(self) -> Text:
        """Return in words what the parameter takes."""
        if self.kind == "choice":
            return same(", ".join(self.among))
        words = KIND_WORDS[self.kind]
        bound = ("" if self.least is None else f" ≥ {self.least:g}") + ("" if self.most is None else f" ≤ {self.most:g}")
        return Text(id=words.id + bound, en=words.en + bound)


@dataclass(frozen=True)
class Method:
    """A method: its atom (arrays in, array out), its parameters, its formula, and the faults that single parameters cannot show.

    `clips` says that values outside `low` and `high` are cut off and counted; `needs_spread` that a constant column has no score;
    `needs_positive` that negative child scores are refused; `needs_above_zero` that values of 0 and below are; `needs_years` that it
    looks at other years. `whole_table` says that an imputation looks at all its columns and so at regions in the order of their
    keys. `measure` takes the yardstick of a normalisation from reference rows and some of the parameters, with `has_base` from the
    first year beside all; `relative` says that a normalisation without
    yardstick still compares regions, so that no later year can borrow its scale; `natural` is the range of its scores if it has one.

    For nodes: `child_faults` are the faults for a number of scored children. `compares` says that an aggregation looks at other regions,
    so that one without enough data stands aside; `signed` that its scores can be below 0. `weighs` tells what a way of weighing looks
    at: the stated weights, judgements among its parameters, or the children's scores, with `takes_mean` also how they are aggregated.
    """

    atom: Callable[..., object]
    formula: str
    parameters: Mapping[str, Parametric] = field(default_factory=dict)
    faults: Faults | None = None
    clips: bool = False
    needs_spread: bool = False
    needs_positive: bool = False
    needs_above_zero: bool = False
    needs_years: bool = False
    whole_table: bool = False
    measure: Callable[..., object] | None = None
    measure_takes: tuple[str, ...] = ()
    has_base: bool = False
    relative: bool = False
    natural: tuple[float, float] | None = None
    child_faults: ChildFaults | None = None
    compares: bool = False
    signed: bool = False
    weighs: Weighs = "stated"
    takes_mean: bool = False


NUMBER = Parametric("number")
OPTIONAL_NUMBER = Parametric("number", optional=True)
GROUP = Parametric("grouping")
