"""Weights as an address carries them (`K1:30;K2:70`), checked against a recipe, and the recipe that has them."""

from collections.abc import Iterable, Mapping

from jejaring.api.method import child_shares
from jejaring.terms.problem import JejaringError, Problem
from jejaring.terms.recipe import Recipe, Step
from jejaring.terms.text import Text, same

Weights = tuple[tuple[str, float], ...]
"""Codes of nodes and leaves with their weights among siblings; only proportions count."""

GIVEN = Step(method="given")
TENTHS = 1000
"""Shares are shown in tenths of a percent."""


def weighable(recipe: Recipe) -> tuple[str, ...]:
    """Return the codes of the nodes that have at least two scored children, in recipe order."""
    return tuple(node.code for node in recipe.nodes if len(scored_children(recipe, node.code)) > 1)


def scored_children(recipe: Recipe, node: str) -> tuple[str, ...]:
    """Return the codes of a node's children that count for it."""
    return tuple(code for code, share in child_shares(recipe, node) if share > 0)


def read_weights(recipe: Recipe, text: str) -> Weights:
    """Return the weights that a text names, in recipe order; none for an empty text.

    Raises JejaringError with every problem: what is no number or below 0, who is unknown or not scored, whose siblings are not all
    named, and siblings that are all 0.
    """
    problems: list[Problem] = []
    found: dict[str, float] = {}
    parents = _parents(recipe)
    for part in (piece.strip() for piece in text.split(";")):
        if not part:
            continue
        code, _, number = (piece.strip() for piece in part.partition(":"))
        weight = _number(number)
        if code not in parents:
            problems.append(_unknown(code, parents))
        elif weight is None:
            problems.append(_no_weight(code, number))
        elif code in found:
            problems.append(_twice(code))
        else:
            found[code] = weight
    if not problems:
        problems = [problem for node in weighable(recipe) for problem in _group_problems(recipe, node, found)]
    if problems:
        raise JejaringError(problems)
    return tuple((code, found[code]) for code in parents if code in found)


def write_weights(weights: Iterable[tuple[str, float]]) -> str:
    """Return weights as an address carries them."""
    return ";".join(f"{code}:{weight:g}" for code, weight in weights)


def reweighted(recipe: Recipe, weights: Weights) -> Recipe:
    """Return the recipe with the weights given; a node whose children they name then weighs as given."""
    own = dict(weights)
    parents = {parent for code, parent in _parents(recipe).items() if code in own}
    nodes = tuple(
        node.model_copy(
            update=({"weight": own[node.code]} if node.code in own else {}) | ({"weigh": GIVEN} if node.code in parents else {})
        )
        for node in recipe.nodes
    )
    leaves = tuple(leaf.model_copy(update={"weight": own[leaf.code]}) if leaf.code in own else leaf for leaf in recipe.leaves)
    return recipe.model_copy(update={"nodes": nodes, "leaves": leaves})


def equal_weights(recipe: Recipe, node: str, kept: Weights = ()) -> Weights:
    """Return equal weights for the scored children of a node, beside the kept weights of other groups."""
    return with_weights(recipe, kept, dict.fromkeys(scored_children(recipe, node), 1.0))


def with_weights(recipe: Recipe, weights: Weights, changed: Mapping[str, float]) -> Weights:
    """Return weights in recipe order with some of them changed or added."""
    merged = dict(weights) | dict(changed)
    return tuple((code, merged[code]) for code in _parents(recipe) if code in merged)


def percents(shares: Iterable[float]) -> tuple[float, ...]:
    """Return shares in percent, rounded to tenths so that they sum to 100 (largest remainder).

    >>> percents([1, 1, 1])
    (33.4, 33.3, 33.3)
    """
    given = [*shares]
    exact = [share / sum(given) * TENTHS for share in given]
    whole = [int(part + 1e-9) for part in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in by_rest[: TENTHS - sum(whole)]:
        whole[place] += 1
    return tuple(part / 10 for part in whole)


def _parents(recipe: Recipe) -> dict[str, str]:
    """Return the parent of every child that counts, groups in recipe order."""
    return {code: node.code for node in recipe.nodes for code in scored_children(recipe, node.code)}


def _number(text: str) -> float | None:
    try:
        weight = float(text.replace(",", "."))
    except ValueError:
        return None
    return weight if 0 <= weight < float("inf") else None


def _group_problems(recipe: Recipe, node: str, found: Mapping[str, float]) -> list[Problem]:
    children = scored_children(recipe, node)
    named = [code for code in children if code in found]
    absent = ", ".join(code for code in children if code not in found)
    if named and absent:
        return [
            Problem(
                met=Text(id=f"Bobot untuk {absent} belum disebut", en=f"The weights of {absent} are not given"),
                expected=Text(id=f"bobot untuk semua bagian dari {node}", en=f"a weight for every part of {node}"),
                todo=Text(id="tambahkan, 0 bila tidak ikut dihitung", en="add them, 0 where a part is not to count"),
            )
        ]
    if named and not any(found[code] for code in named):
        return [
            Problem(
                met=Text(id=f"Semua bobot di bawah {node} nol", en=f"All weights below {node} are zero"),
                expected=Text(id="sekurangnya satu bobot di atas nol", en="at least one weight above zero"),
                todo=Text(id="naikkan salah satu bobot", en="raise one of them"),
            )
        ]
    return []


def _unknown(code: str, known: Iterable[str]) -> Problem:
    return Problem(
        met=Text(id=f"Tidak ada bagian berbobot dengan kode {code!r}", en=f"There is no weighted part with the code {code!r}"),
        expected=same(", ".join(known)),
        todo=Text(id="pilih salah satu", en="choose one of them"),
    )


def _no_weight(code: str, number: str) -> Problem:
    return Problem(
        met=Text(id=f"Bobot {code} tertulis {number!r}", en=f"The weight of {code} reads {number!r}"),
        expected=Text(id="bilangan 0 atau lebih", en="a number of 0 or more"),
        todo=Text(id="perbaiki bobot itu", en="mend that weight"),
    )


def _twice(code: str) -> Problem:
    return Problem(
        met=Text(id=f"Bobot {code} disebut dua kali", en=f"The weight of {code} is given twice"),
        expected=Text(id="tiap bobot satu kali", en="each weight once"),
        todo=Text(id="hapus salah satunya", en="remove one of them"),
    )
