"""The steps of the engine as spreadsheet formulas, one text per cell; and what of a recipe no formula can show."""

from collections.abc import Callable, Mapping

from jejaring.index.registry import methods
from jejaring.report.formula_layout import (
    FIRST_ROW,
    FLOOR,
    LEAST,
    LEAST_BRANCH,
    LEAST_RANK,
    OBSERVED,
    POLARITY,
    SCALE,
    SHARE,
    Layout,
)
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Leaf, Node, Recipe, Step
from jejaring.terms.scores import DECIMALS
from jejaring.terms.text import Text, same

TOLERANCE = "0.000001"
"""Coverage may miss a threshold by this much, as in the engine: thirds are written 0.333333."""
Normalising = Callable[[Layout, str, str], str]


def divided(layout: Layout, leaf: Leaf, row: int) -> str:
    """Return the formula of a raw value after its denominator; a missing value or a denominator not above 0 leaves it empty."""
    value = layout.data(leaf.column, row)
    if leaf.denominator is None or layout.recipe.steps.denominate.method == "none":
        return f'=IF(ISNUMBER({value}),{value},"")'
    by = layout.data(leaf.denominator, row)
    scale = layout.of_parameters(SCALE, leaf.code)
    return f'=IF(AND(ISNUMBER({value}),N({by})>0),{value}/{by}*{scale},"")'


def passed_on(layout: Layout, leaf: Leaf, row: int) -> str:
    """Return the formula of a cell that imputation and treatment left as it was."""
    return f"={layout.leaf('divided', leaf.code, row)}"


def observed(layout: Layout, code: str) -> Mapping[str, str]:
    """Return the formulas of what a column holds: its minimum, maximum, mean and sample deviation."""
    cells = layout.leaf_range("treated", code)
    return {
        "minimum": f"=MIN({cells})",
        "maximum": f"=MAX({cells})",
        "average": f"=IF(COUNT({cells})>0,AVERAGE({cells}),0)",
        "deviation": f"=IF(COUNT({cells})>1,STDEV({cells}),0)",
    }


def normalised(layout: Layout, leaf: Leaf, method: str, row: int) -> str:
    """Return the formula of a leaf's score."""
    value = layout.leaf("treated", leaf.code, row)
    score = NORMALISE[method](layout, leaf.code, value)
    if (leaf.normalise or layout.recipe.steps.normalise).parameters.get("to_low") is not None:
        low, high = layout.parameter("to_low", leaf.code), layout.parameter("to_high", leaf.code)
        score = f"{low}+({high}-{low})*({score})/100"
    return f'=IF(ISNUMBER({value}),{score},"")'


def share(layout: Layout, member: Node | Leaf, method: str) -> str:
    """Return the formula of a member's share among its siblings; weights that a method made stand as values and are shared alike."""
    if member.parent is None:
        return "=1"
    row, first, last = layout.weight_row(member.code), layout.weight_row(layout.members[0].code), layout.weight_row(layout.members[-1].code)
    parents, weights = f"$C${first}:$C${last}", f"$D${first}:$D${last}"
    if method == "equal":
        return f'=IF(D{row}>0,1/COUNTIFS({parents},C{row},{weights},">0"),0)'
    return f"=IF(D{row}>0,D{row}/SUMIFS({weights},{parents},C{row}),0)"


def in_index(layout: Layout, member: Node | Leaf) -> str:
    """Return the formula of a member's weight in the whole index."""
    row = layout.weight_row(member.code)
    return "=1" if member.parent is None else f"={SHARE}{row}*F{layout.weight_row(member.parent)}"


def coverage(layout: Layout, node: Node, row: int) -> str:
    """Return the formula of the share of leaf weight that has data below a node; imputed cells do not count."""
    parts = [f"{layout.of_weights(SHARE, child.code)}*{_covered(layout, child, row)}" for child in layout.children(node.code)]
    return f"=MIN(1,{'+'.join(parts)})"


def held(layout: Layout, node: Node, row: int) -> str:
    """Return the formula of the share of a node's children that have a score."""
    return "=" + "+".join(f"{weight}*ISNUMBER({cell})" for weight, cell in _scored(layout, node, row))


def score(layout: Layout, node: Node, method: str, row: int) -> str:
    """Return the formula of a node's score: empty below its least coverage; a missing child leaves its weight to its siblings."""
    held = layout.held(node.code, row)
    mean = AGGREGATE[method](_scored(layout, node, row), held, layout.of_weights(FLOOR, node.code))
    enough = f"{layout.node('coverage', node.code, row)}>={layout.of_weights(LEAST, node.code)}-{TOLERANCE}"
    return f'=IF(AND({enough},{held}>0),{mean},"")'


def rankable(layout: Layout, node: Node, row: int) -> str:
    """Return the formula of the rounded score with which a region is ranked at a node; empty where it is not ranked."""
    cell = layout.node("scores", node.code, row)
    asked = [f"ISNUMBER({cell})"]
    if node.parent is None:
        asked.append(f"{layout.node('coverage', node.code, row)}>={layout.of_weights(LEAST_RANK, node.code)}-{TOLERANCE}")
        branch = layout.of_weights(LEAST_BRANCH, node.code)
        for child in layout.children(node.code):
            sound = f"AND(ISNUMBER({_score_of(layout, child, row)}),{_covered(layout, child, row)}>={branch}-{TOLERANCE})"
            asked.append(f"OR({layout.of_weights(SHARE, child.code)}=0,{sound})")
    return f'=IF(AND({",".join(asked)}),ROUND({cell},{DECIMALS}),"")'


def rank(layout: Layout, column: str, row: int) -> str:
    """Return the formula of a rank within the group from the rankable scores in a column of the same sheet: 1 is best, ties share it."""
    first, last = FIRST_ROW, layout.last_row
    above = f'COUNTIFS($C${first}:$C${last},$C{row},{column}${first}:{column}${last},">"&{column}{row})'
    return f'=IF(ISNUMBER({column}{row}),1+{above},"")'


def unshowable(recipe: Recipe) -> tuple[Problem, ...]:
    """Return every choice of a recipe that no formula of the workbook can show."""
    faults: list[Problem] = []
    for node in recipe.nodes:
        faults += _unknown(node.code, "aggregate", node.aggregate or recipe.steps.aggregate, tuple(AGGREGATE))
    for leaf in recipe.leaves:
        step = leaf.normalise or recipe.steps.normalise
        faults += _unknown(leaf.code, "normalise", step, tuple(NORMALISE)) or _stretched(leaf.code, step)
    faults += _unknown(recipe.key, "denominate", recipe.steps.denominate, DENOMINATE)
    return tuple(faults)


def _scored(layout: Layout, node: Node, row: int) -> list[tuple[str, str]]:
    """Return the share and the score of every child as cells."""
    return [(layout.of_weights(SHARE, child.code), _score_of(layout, child, row)) for child in layout.children(node.code)]


def _covered(layout: Layout, child: Node | Leaf, row: int) -> str:
    if isinstance(child, Leaf):
        return f"ISNUMBER({layout.leaf('divided', child.code, row)})"
    return layout.node("coverage", child.code, row)


def _score_of(layout: Layout, child: Node | Leaf, row: int) -> str:
    return layout.leaf("normalised", child.code, row) if isinstance(child, Leaf) else layout.node("scores", child.code, row)


def _upright(layout: Layout, code: str, rising: str) -> str:
    return f"IF({layout.of_parameters(POLARITY, code)}>0,{rising},100-({rising}))"


def _minmax(layout: Layout, code: str, value: str) -> str:
    low, high = layout.of_parameters(OBSERVED["minimum"], code), layout.of_parameters(OBSERVED["maximum"], code)
    first, last = layout.parameter("low", code), layout.parameter("high", code)
    above = f"IF({layout.of_parameters(POLARITY, code)}>0,{value}-{low},{high}-{value})"
    return f'IF({high}>{low},{first}+({last}-{first})*{above}/({high}-{low}),"")'


def _zscore(layout: Layout, code: str, value: str) -> str:
    average, deviation = layout.of_parameters(OBSERVED["average"], code), layout.of_parameters(OBSERVED["deviation"], code)
    centre, sd = layout.parameter("mean", code), layout.parameter("sd", code)
    return f'IF({deviation}>0,{centre}+{sd}*{layout.of_parameters(POLARITY, code)}*({value}-{average})/{deviation},"")'


def _goalposts(layout: Layout, code: str, value: str) -> str:
    low, high = layout.parameter("low", code), layout.parameter("high", code)
    return _upright(layout, code, f"100*(MIN(MAX({value},{low}),{high})-{low})/({high}-{low})")


def _log_goalposts(layout: Layout, code: str, value: str) -> str:
    low, high, offset = (layout.parameter(name, code) for name in ("low", "high", "offset"))
    inside = f"MIN(MAX({value},{low}),{high})"
    return _upright(layout, code, f"100*LN(({inside}+{offset})/({low}+{offset}))/LN(({high}+{offset})/({low}+{offset}))")


def _range_goalposts(layout: Layout, code: str, value: str) -> str:
    low, target_low, target_high, high = (layout.parameter(name, code) for name in ("low", "target_low", "target_high", "high"))
    rise, fall = f"({value}-{low})/({target_low}-{low})", f"({high}-{value})/({high}-{target_high})"
    return _upright(layout, code, f"100*MAX(0,MIN(1,{rise},{fall}))")


def _linear(children: list[tuple[str, str]], held: str, floor: str) -> str:  # noqa: ARG001
    return f"({'+'.join(f'{weight}*N({cell})' for weight, cell in children)})/({held})"


def _geometric(children: list[tuple[str, str]], held: str, floor: str) -> str:
    powers = [f"IF(AND(ISNUMBER({cell}),{weight}>0),MAX({cell},{floor})^{weight},1)" for weight, cell in children]
    return f"({'*'.join(powers)})^(1/({held}))"


def _harmonic(children: list[tuple[str, str]], held: str, floor: str) -> str:
    # A score of 0 would divide by 0; the smallest number in its place makes the mean 0, as it should be.
    parts = [f"IF(AND(ISNUMBER({cell}),{weight}>0),{weight}/MAX({cell},{floor},1E-300),0)" for weight, cell in children]
    return f"({held})/({'+'.join(parts)})"


DENOMINATE = ("none", "divide")
NORMALISE: Mapping[str, Normalising] = {
    "minmax": _minmax,
    "zscore": _zscore,
    "goalposts": _goalposts,
    "log_goalposts": _log_goalposts,
    "range_goalposts": _range_goalposts,
}
AGGREGATE: Mapping[str, Callable[[list[tuple[str, str]], str, str], str]] = {
    "linear": _linear,
    "geometric": _geometric,
    "harmonic": _harmonic,
}


def _stretched(code: str, step: Step) -> list[Problem]:
    """Return a problem where scores are stretched from their lowest and highest, which no formula of ours follows."""
    if step.parameters.get("to_low") is None or methods()["normalise"][step.method].natural == (0, 100):
        return []
    return [
        Problem(
            met=same(f"{code}: normalise = {step.method}, to_low, to_high"),
            expected=Text(id="skala tanpa to_low dan to_high", en="a scale without to_low and to_high"),
            todo=Text(id="pilih mean dan sd, atau patokan", en="choose mean and sd, or goalposts"),
        )
    ]


def _unknown(code: str, step_name: str, step: Step, shown: tuple[str, ...]) -> list[Problem]:
    if step.method in shown:
        return []
    formula = next((known[step.method].formula for name, known in methods().items() if name == step_name and step.method in known), "")
    met = f"{code}: {step_name} = {step.method}" + (f" ({formula})" if formula else "")
    return [
        Problem(
            met=same(met),
            expected=Text(
                id=f"metode yang dapat menjadi rumus: {', '.join(shown)}", en=f"a method that can be a formula: {', '.join(shown)}"
            ),
            todo=Text(
                id="ekspor angkanya dengan `jejaring index run`, atau ganti metode itu",
                en="export the numbers with `jejaring index run`, or change the method",
            ),
        )
    ]
