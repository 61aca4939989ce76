"""What the table of methods is made of: a method with its atom and formula, and a parameter with its kind and limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Literal

from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter
from jejaring.terms.text import Text, same

StepName = Literal["denominate", "impute", "treat", "normalise", "weight", "aggregate"]
Kind = Literal["number", "whole", "name", "grouping", "region", "flag", "choice", "numbers", "level"]
Faults = Callable[[Mapping[str, Parameter]], tuple[Problem, ...]]

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
            case "name" | "grouping" | "region" | "level":
                return isinstance(value, str) and value != ""
            case "flag":
                return isinstance(value, bool)
            case "choice":
                return value in self.among
            case "numbers":
                return isinstance(value, tuple) and len(value) > 0 and all(self._is_number(each) for each in value)
            case _:
                return self._is_number(value)

    def _is_number(self, value: Parameter) -> bool:
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


NUMBER = Parametric("number")
OPTIONAL_NUMBER = Parametric("number", optional=True)
GROUP = Parametric("grouping")
