"""What a workbook may report: the variables of the catalogue and the indicators that only a region can fill."""

from collections.abc import Sequence
from difflib import get_close_matches

from jejaring.terms.catalogue import Catalogue
from jejaring.terms.indicator import Variable
from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import Text, same

NEAREST = 3


def measurables(catalogue: Catalogue) -> tuple[Variable, ...]:
    """Return the variables, then each statistic that no derivation computes, as a variable named `recipe:code`."""
    known = {variable.key for variable in catalogue.variables}
    reported = [
        Variable(key=f"{recipe}:{indicator.code}", name=indicator.name, unit=indicator.unit)
        for recipe, indicators in catalogue.indicators.items()
        for indicator in indicators
        if indicator.derivation is None and indicator.kind == "statistic"
    ]
    return (*catalogue.variables, *(variable for variable in reported if variable.key not in known))


def choose(variables: Sequence[Variable], keys: Sequence[str] | None) -> tuple[Variable, ...]:
    """Return the variables of the given keys in that order, all where None; UnknownName lists every unknown key."""
    if keys is None:
        return tuple(variables)
    by_key = {variable.key: variable for variable in variables}
    problems = [
        Problem(
            met=Text(id=f"variabel {key!r} tidak dikenal", en=f"variable {key!r} is unknown"),
            expected=same(", ".join(by_key)),
            todo=nearest(key, variables),
        )
        for key in keys
        if key not in by_key
    ]
    if problems:
        raise UnknownName(problems)
    return tuple(by_key[key] for key in keys)


def named(text: str, variables: Sequence[Variable]) -> list[Variable]:
    """Return the variables of that key, or else of that name in either language; capitals do not matter."""
    wanted = text.casefold()
    by_key = [variable for variable in variables if variable.key.casefold() == wanted]
    return by_key or [variable for variable in variables if wanted in (variable.name.id.casefold(), variable.name.en.casefold())]


def nearest(text: str, variables: Sequence[Variable]) -> Text:
    """Return advice that names the variables most like a text, by key or name."""
    words: dict[str, str] = {}
    for variable in variables:
        for word in (variable.key, variable.name.id, variable.name.en):
            words.setdefault(word.casefold(), variable.key)
    found = get_close_matches(text.casefold(), words, n=2 * NEAREST, cutoff=0.5)
    keys = list(dict.fromkeys(words[word] for word in found))[:NEAREST]
    if not keys:
        return Text(id="pilih kunci dari lembar Daftar", en="choose a key from the sheet of lists")
    listed = ", ".join(keys)
    return Text(id=f"mungkin: {listed}", en=f"perhaps: {listed}")
