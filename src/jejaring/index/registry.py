"""The one table of methods: every step, its methods by name, the parameters each takes, and its formula."""

from collections.abc import Mapping

from jejaring.index import denominate
from jejaring.index.fault import fault
from jejaring.index.imputation.table import IMPUTE
from jejaring.index.means.table import AGGREGATE
from jejaring.index.method import Method, Parametric, StepName
from jejaring.index.scales.table import NORMALISE
from jejaring.index.treatment.table import TREAT
from jejaring.index.weights.table import WEIGHT
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter, Step
from jejaring.terms.text import Text

METHODS: Mapping[StepName, Mapping[str, Method]] = {
    "denominate": {
        "none": Method(denominate.unchanged, "x"),
        "divide": Method(denominate.divide, "x / d · scale"),
    },
    "impute": IMPUTE,
    "treat": TREAT,
    "normalise": NORMALISE,
    "weight": WEIGHT,
    "aggregate": AGGREGATE,
}


def methods() -> Mapping[StepName, Mapping[str, Method]]:
    """Return every step with its methods by name."""
    return METHODS


def method_of(step_name: StepName, step: Step) -> Method:
    """Return the method of a step that `step_problems` has passed."""
    return METHODS[step_name][step.method]


def parameters_of(step_name: StepName, step: Step) -> dict[str, Parameter]:
    """Return the parameters of a step that `step_problems` has passed, defaults filled in, whole numbers as int."""
    known = METHODS[step_name][step.method].parameters
    given = {name: step.parameters.get(name, parameter.default) for name, parameter in known.items()}
    return {name: int(value) if known[name].kind == "whole" and isinstance(value, float) else value for name, value in given.items()}


def step_problems(step_name: StepName, step: Step, where: str) -> list[Problem]:
    """Return what is wrong with a step: an unknown method, and unknown, missing, ill-typed or contradictory parameters."""
    known = METHODS[step_name]
    if step.method not in known:
        return [
            fault(
                (f"{where}: metode {step.method!r} tidak dikenal", f"{where}: unknown method {step.method!r}"),
                ", ".join(known),
                ("pilih salah satu metode itu", "choose one of these methods"),
            )
        ]
    method = known[step.method]
    here = f"{where}: {step.method}"
    problems = [_unknown(here, name, method) for name in step.parameters if name not in method.parameters]
    for name, parameter in method.parameters.items():
        problems += _unfit(here, name, parameter, step.parameters.get(name, parameter.default))
    if not problems and method.faults:
        problems += [told_at(here, problem) for problem in method.faults(parameters_of(step_name, step))]
    return problems


def child_problems(step_name: StepName, step: Step, where: str, *, children: int) -> list[Problem]:
    """Return what is wrong with a step that `step_problems` has passed for a node with a number of scored children."""
    method = METHODS[step_name][step.method]
    if method.child_faults is None:
        return []
    return [told_at(f"{where}: {step.method}", problem) for problem in method.child_faults(parameters_of(step_name, step), children)]


def told_at(place: str, problem: Problem) -> Problem:
    """Return a problem with the place in front of what was met."""
    return problem.model_copy(update={"met": Text(id=f"{place}: {problem.met.id}", en=f"{place}: {problem.met.en}")})


def _unknown(here: str, name: str, method: Method) -> Problem:
    known = ", ".join(method.parameters)
    return fault(
        (f"{here}: parameter {name!r} tidak dikenal", f"{here}: unknown parameter {name!r}"),
        (known or "tanpa parameter", known or "no parameter"),
        ("hapus atau ganti nama parameter itu", "remove or rename the parameter"),
    )


def _unfit(here: str, name: str, parameter: Parametric, value: Parameter) -> list[Problem]:
    if parameter.fits(value):
        return []
    wanted = parameter.wanted()
    absent = value is None
    return [
        fault(
            (
                f"{here}: {name} tidak diisi" if absent else f"{here}: {name} = {value!r}",
                f"{here}: {name} is not given" if absent else f"{here}: {name} = {value!r}",
            ),
            (wanted.id, wanted.en),
            (f"isi {name}", f"give {name}") if absent else (f"perbaiki {name}", f"mend {name}"),
        )
    ]
