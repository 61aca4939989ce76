"""What single parameters of a scale cannot show: posts in the wrong order, a logarithm that does not exist, bands that do not fit."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from jejaring.index.fault import fault
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Parameter

Faults = Callable[[Mapping[str, Parameter]], tuple[Problem, ...]]


def ends_in_order(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return a problem where `low` is not below `high`."""
    return _rising(parameters, ("low", "high"))


def logarithms_exist(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return problems where `low` is not below `high`, or where low + offset has no logarithm."""
    problems = list(_rising(parameters, ("low", "high")))
    low, offset = _number(parameters["low"]), _number(parameters["offset"])
    if low + offset <= 0:
        problems.append(
            fault(
                (f"low + offset = {low + offset:g}", f"low + offset = {low + offset:g}"),
                ("di atas 0, agar logaritma ada", "above 0, so that a logarithm exists"),
                ("naikkan low atau offset", "raise low or offset"),
            )
        )
    return tuple(problems)


def range_in_order(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return problems where low < target_low ≤ target_high < high does not hold."""
    problems = [*_rising(parameters, ("low", "target_low")), *_rising(parameters, ("target_high", "high"))]
    if _number(parameters["target_low"]) > _number(parameters["target_high"]):
        problems += _rising(parameters, ("target_low", "target_high"))
    return tuple(problems)


def _rising(parameters: Mapping[str, Parameter], names: tuple[str, str]) -> tuple[Problem, ...]:
    below, above = (_number(parameters[name]) for name in names)
    if below < above:
        return ()
    met = f"{names[0]} = {below:g}, {names[1]} = {above:g}"
    return (
        fault(
            (met, met),
            (f"{names[0]} lebih kecil daripada {names[1]}", f"{names[0]} below {names[1]}"),
            (
                "perbaiki kedua batas itu; arah terbalik ditulis dengan polarity -1",
                "mend the two; write a reversed direction as polarity -1",
            ),
        ),
    )


def _number(value: Parameter) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    return float(value)


def onto_in_order(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return a problem where only one of `to_low` and `to_high` is given, or where they are not in order."""
    return _both_or_none(parameters, ("to_low", "to_high"))


def with_onto(faults: Faults) -> Faults:
    """Return the test of a scale's own parameters together with that of the range onto which it is stretched."""

    def both(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
        return (*faults(parameters), *onto_in_order(parameters))

    return both


def scale_has_length(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return a problem where `start` is not below `end`."""
    return _rising(parameters, ("start", "end"))


def target_inside(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return problems where low < high and low ≤ target ≤ high do not hold."""
    low, target, high = (_number(parameters[name]) for name in ("low", "target", "high"))
    if low < high and low <= target <= high:
        return ()
    met = f"low = {low:g}, target = {target:g}, high = {high:g}"
    return (
        fault(
            (met, met),
            ("low lebih kecil daripada high, target di antaranya", "low below high, the target between them"),
            ("perbaiki ketiganya", "mend the three"),
        ),
    )


def both_or_none(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return a problem where only one of `low` and `high` is given, or where they are not in order."""
    return _both_or_none(parameters, ("low", "high"))


def _both_or_none(parameters: Mapping[str, Parameter], names: tuple[str, str]) -> tuple[Problem, ...]:
    given = [name for name in names if parameters[name] is not None]
    if len(given) == 1:
        return (
            fault(
                (f"hanya {given[0]}", f"only {given[0]}"),
                (f"{names[0]} dan {names[1]}, atau tidak keduanya", f"{names[0]} and {names[1]}, or neither"),
                ("isi keduanya", "give both"),
            ),
        )
    return _rising(parameters, names) if given else ()


def bands_fit(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return problems where cuts do not rise, or where there is not one score more than cuts, rising or falling throughout."""
    cuts, scores = _list(parameters["cuts"]), _list(parameters["scores"])
    problems = []
    if any(left >= right for left, right in pairwise(cuts)):
        problems.append(_unlike(f"cuts = {cuts}", ("batas yang naik", "cuts that rise")))
    if len(scores) != len(cuts) + 1:
        problems.append(_unlike(f"{len(scores)} scores, {len(cuts)} cuts", ("satu nilai lebih banyak daripada batas", "one score more")))
    steps = [right - left for left, right in pairwise(scores)]
    if not (all(step >= 0 for step in steps) or all(step <= 0 for step in steps)):
        problems.append(_unlike(f"scores = {scores}", ("nilai yang naik atau turun terus", "scores that rise or fall throughout")))
    return tuple(problems)


def shares_fit(parameters: Mapping[str, Parameter]) -> tuple[Problem, ...]:
    """Return the problems of bands whose cuts are shares, and one for a share outside 0-1."""
    outside = [cut for cut in _list(parameters["cuts"]) if not 0 <= cut <= 1]
    wrong = [_unlike(f"cuts = {outside}", ("bagian dari 0 sampai 1", "shares from 0 to 1"))] if outside else []
    return (*wrong, *bands_fit(parameters))


def _unlike(met: str, expected: tuple[str, str]) -> Problem:
    return fault((met, met), expected, ("perbaiki daftar itu", "mend the list"))


def _list(value: Parameter) -> list[float]:
    return [float(each) for each in value if isinstance(each, int | float)] if isinstance(value, tuple) else []
