"""What the comparison says in words: who is above whom beyond doubt, how often, and by which indicators."""

from jejaring.api.comparison import ComparisonView, NodeRow, Pair
from jejaring.words import Speech

NAMED = 3
"""So many indicators are named for each side of a distance."""
SURE = 0.995
SMALL = 0.05
"""Points of the index below which a contribution is not worth naming."""


def comparison_said(view: ComparisonView, said: Speech) -> dict[str, str]:
    """Return the finding of a comparison as a sentence; empty where fewer than two regions are compared."""
    return {"headline": row_words(view, view.rows[0], said)} if len(view.regions) > 1 and view.rows else {}


def row_words(view: ComparisonView, row: NodeRow, said: Speech) -> str:
    """Return who is above whom at a node beyond doubt, or that the regions cannot be told apart."""
    if len(view.regions) < 2:
        return ""
    if any(cell.low is None for cell in row.cells):
        return said.say("web_compare_unknown")
    if not row.above:
        return said.say("web_compare_alike")
    names = [each.region.name for each in view.regions]
    above: dict[int, list[int]] = {}
    for higher, lower in row.above:
        above.setdefault(higher, []).append(lower)
    # Regions above the same others are named together.
    together: dict[tuple[int, ...], list[int]] = {}
    for higher, lowers in above.items():
        together.setdefault(tuple(lowers), []).append(higher)
    told = [
        said.say(
            "web_compare_above", higher=said.list(names[place] for place in highers), lower=said.list(names[place] for place in lowers)
        )
        for lowers, highers in together.items()
    ]
    return " ".join(told)


def pair_words(view: ComparisonView, pair: Pair, said: Speech) -> tuple[str, str]:
    """Return how often the leading region of a pair is above the other, and which indicators make the distance."""
    first, second = (view.regions[place].region.name for place in (pair.first, pair.second))
    return _chance_words(first, second, pair, said), _parts_words(view, first, second, pair, said)


def _chance_words(first: str, second: str, pair: Pair, said: Speech) -> str:
    if pair.chance is None:
        return said.say("web_compare_no_chance", first=first, second=second)
    higher, lower, chance = (first, second, pair.chance) if pair.chance >= 0.5 else (second, first, 1 - pair.chance)
    told = {"higher": higher, "lower": lower}
    sentence = (
        said.say("web_compare_always", **told) if chance >= SURE else said.say("web_compare_chance", **told, chance=said.percent(chance))
    )
    return sentence if pair.same_group else f"{sentence} {said.say('web_compare_groups')}"


def _parts_words(view: ComparisonView, first: str, second: str, pair: Pair, said: Speech) -> str:
    if pair.gap is None:
        return ""
    names = {figure.code: said.text(figure.name) for figure in view.regions[0].figures}
    sides = []
    for name, sign in ((first, 1), (second, -1)):
        for_it = [part for part in pair.parts if part.points * sign >= SMALL][:NAMED]
        if for_it:
            parts = "; ".join(f"{names[part.code]} ({said.number(abs(part.points), 1)})" for part in for_it)
            sides.append(said.say("web_compare_for", name=name, parts=parts))
    higher, lower = (first, second) if pair.gap >= 0 else (second, first)
    gap = said.say("web_compare_gap", higher=higher, lower=lower, gap=said.number(abs(pair.gap), 1))
    return " ".join([gap, *sides])
