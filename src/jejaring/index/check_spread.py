"""Checks doubt that is a spread: weights drawn anew, and errors of data."""

from collections.abc import Iterator, Mapping
from math import isfinite

from jejaring.index.fault import fault, some
from jejaring.index.ineffective import ineffective
from jejaring.index.tree import children_by_parent
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Recipe, VaryClaims, VaryData, VaryGaps, VaryWeights

WEIGHT_FIELDS: Mapping[str, tuple[str, ...]] = {
    "noise": ("spread",),
    "bounded": ("spread",),
    "dirichlet": ("concentration",),
    "simplex": (),
    "experts": ("experts",),
    "experts_mean": ("experts",),
}
ERROR_FIELDS: Mapping[str, tuple[str, ...]] = {
    "normal": ("sd", "relative"),
    "lognormal": ("sd",),
    "beta": ("low", "high", "concentration"),
    "empirical": ("residuals",),
}


def weights_problems(recipe: Recipe, choice: VaryWeights, where: str) -> Iterator[Problem]:
    """Yield what is wrong with a draw of weights."""
    yield from _ignored(choice, choice.draw, WEIGHT_FIELDS, where)
    below = children_by_parent(recipe)
    if choice.node is not None and choice.node not in below:
        yield fault(
            (f"{where}: simpul {choice.node} tidak ada", f"{where}: node {choice.node} does not exist"),
            some(list(below), 40),
            ("perbaiki kode simpul itu", "mend the node's code"),
        )
        return
    if choice.draw in ("noise", "bounded") and not 0 < choice.spread < 1:
        yield _number(where, "spread", choice.spread, ("di antara 0 dan 1", "between 0 and 1"))
    if choice.draw == "dirichlet" and not (choice.concentration is not None and 0 < choice.concentration < float("inf")):
        yield _number(where, "concentration", choice.concentration, ("bilangan di atas 0", "a number above 0"))
    groups = [children for code, children in below.items() if choice.node in (None, code)]
    if not any(sum(child.weight > 0 for child in children) > 1 for children in groups):
        yield ineffective(where, ("simpul dengan dua anak berbobot", "a node with two weighted children"))
    if choice.draw in ("experts", "experts_mean"):
        yield from _experts(recipe, choice, where)


def _experts(recipe: Recipe, choice: VaryWeights, where: str) -> Iterator[Problem]:
    if choice.node is None:
        yield fault(
            (f"{where}: tanpa node", f"{where}: no node"),
            ("simpul yang anaknya dinilai para ahli", "the node whose children the experts weighed"),
            ("isi node", "give node"),
        )
        return
    children = [child.code for child in children_by_parent(recipe)[choice.node] if child.weight > 0]
    for number, vector in enumerate(choice.experts, 1):
        if len(vector) != len(children) or not all(isfinite(weight) and weight >= 0 for weight in vector) or sum(vector) <= 0:
            yield fault(
                (f"{where}: ahli {number}: {list(vector)}", f"{where}: expert {number}: {list(vector)}"),
                (f"bobot 0 ke atas bagi {', '.join(children)}", f"weights of 0 and above for {', '.join(children)}"),
                ("perbaiki bobot ahli itu", "mend that expert's weights"),
            )
    if len(set(choice.experts)) < 2:
        yield ineffective(where, ("paling sedikit dua ahli yang berbeda", "at least two experts who differ"))


def error_problems(recipe: Recipe, choice: VaryData | VaryClaims | VaryGaps, where: str) -> Iterator[Problem]:
    """Yield what is wrong with errors of data, claims that a check would lower, or gaps filled by draws."""
    known = [leaf.code for leaf in recipe.leaves]
    unknown = [code for code in choice.leaves if code not in known]
    if unknown:
        yield fault(
            (f"{where}: indikator {', '.join(unknown)} tidak ada", f"{where}: indicators {', '.join(unknown)} do not exist"),
            some(known, 40),
            ("perbaiki kode itu", "mend the codes"),
        )
    if isinstance(choice, VaryData):
        yield from _ignored(choice, choice.error, ERROR_FIELDS, where)
        yield from _error_sizes(choice, where)
    if isinstance(choice, VaryClaims) and not 0 <= choice.refuted <= choice.checked:
        counts = f"{where}: refuted = {choice.refuted}, checked = {choice.checked}"
        yield fault((counts, counts), "0 ≤ refuted ≤ checked", ("perbaiki hitungan itu", "mend the counts"))


def _error_sizes(choice: VaryData, where: str) -> Iterator[Problem]:
    if choice.error in ("normal", "lognormal") and not (choice.sd is not None and 0 < choice.sd < float("inf")):
        yield _number(where, "sd", choice.sd, ("bilangan di atas 0", "a number above 0"))
    if choice.error == "beta":
        if choice.low is None or choice.high is None or not choice.low < choice.high:
            limits = f"{where}: low = {choice.low}, high = {choice.high}"
            yield fault((limits, limits), "low < high", ("perbaiki batas itu", "mend the limits"))
        if not (choice.concentration is not None and 0 < choice.concentration < float("inf")):
            yield _number(where, "concentration", choice.concentration, ("bilangan di atas 0", "a number above 0"))
    if choice.error == "empirical" and (len(set(choice.residuals)) < 2 or not all(isfinite(each) for each in choice.residuals)):
        yield ineffective(where, ("paling sedikit dua residuals yang berbeda", "at least two residuals that differ"))


def _ignored(choice: VaryWeights | VaryData, kind: str, fields: Mapping[str, tuple[str, ...]], where: str) -> Iterator[Problem]:
    """Yield the parameters that were given although this kind does not use them."""
    mine = fields[kind]
    for name in dict.fromkeys(name for names in fields.values() for name in names if name not in mine):
        if getattr(choice, name) != type(choice).model_fields[name].default:
            yield fault(
                (f"{where}: {name} tidak dipakai oleh {kind}", f"{where}: {name} is not used by {kind}"),
                (", ".join(mine) or "tanpa parameter", ", ".join(mine) or "no parameter"),
                (f"hapus {name}", f"remove {name}"),
            )


def _number(where: str, name: str, value: float | None, wanted: tuple[str, str]) -> Problem:
    met = f"{where}: {name} = {value:g}" if value is not None else f"{where}: {name} = –"
    return fault((met, met), wanted, (f"perbaiki {name}", f"mend {name}"))
