"""A recipe in, its method on one page out: the tree with weights, the formulas it uses, who is ranked, and what is doubted."""

from collections.abc import Iterator

from jejaring.edition import Edition, settled_recipe
from jejaring.index import child_shares, methods
from jejaring.report.blocks import Block, Column, Formula, Paragraph, Points, Section, Subheading, Table, Words
from jejaring.terms.recipe import Choice, LeaveOut, Node, Recipe, Step, VaryFloor, VaryRounding, VarySteps, VaryWeights
from jejaring.words.speech import Speech

MATHS: dict[str, tuple[str, str]] = {
    "minmax": ("z = a + (b - a) (x - min x) / (max x - min x)", "z = a + (b - a)(x - min)/(max - min)"),
    "zscore": ("z = m + s (x - macron(x)) / sigma_x", "z = m + s (x - mean)/deviation"),
    "goalposts": ("z = 100 (x - L) / (U - L)", "z = 100 (x - L)/(U - L)"),
    "log_goalposts": (
        "z = 100 (ln(x + o) - ln(L + o)) / (ln(U + o) - ln(L + o))",
        "z = 100 (ln(x + o) - ln(L + o))/(ln(U + o) - ln(L + o))",
    ),
    "range_goalposts": (
        "z = 100 min((x - L) / (T_1 - L), 1, (U - x) / (U - T_2))",
        "z = 100 min((x - L)/(T1 - L), 1, (U - x)/(U - T2))",
    ),
    "linear": ("S = sum_i w_i z_i", "S = sum of w z"),
    "geometric": ("S = product_i max(z_i, f)^(w_i)", "S = product of max(z, f) to the power w"),
    "harmonic": ("S = 1 / (sum_i w_i / max(z_i, f))", "S = 1/(sum of w/max(z, f))"),
}
"""Formulas in Typst's mathematics, each with its spoken form; a method without one is told in words."""


def method_section(edition: Edition, speech: Speech) -> Section:
    """Return the method of an edition, read off its recipe."""
    recipe = edition.recipe
    blocks: list[Block] = [
        Paragraph(speech.say("report.method_lead", source=recipe.source)),
        _tree(settled_recipe(edition), speech),
        Subheading(speech.say("report.formulas")),
        *(_formula(step, speech) for step in _used_steps(recipe)),
        Subheading(speech.say("report.ranking")),
        Paragraph(_ranking(recipe, speech)),
        Subheading(speech.say("report.doubt")),
        Paragraph(
            speech.say(
                "report.doubt_lead",
                draws=speech.whole(edition.intervals.draws),
                seed=str(edition.intervals.seed),
                low=speech.percent(recipe.doubt.low),
                high=speech.percent(recipe.doubt.high),
            )
        ),
    ]
    if recipe.doubt.choices:
        blocks.append(Points(tuple(_choice(choice, recipe, speech) for choice in recipe.doubt.choices)))
    blocks.append(Paragraph(_versions(edition, speech)))
    return Section(speech.say("report.method"), tuple(blocks), new_page=True)


def _tree(recipe: Recipe, speech: Speech) -> Table:
    titles = ("node", "weight_of_parent", "aggregate", "min_coverage")
    columns = tuple(Column(speech.say(f"report.column.{title}"), float(at in (0, 2)), at in (1, 3)) for at, title in enumerate(titles))
    return Table(speech.say("report.tree_table"), columns, tuple(_branch(recipe, node, speech) for node in recipe.nodes), size=8.4)


def _branch(recipe: Recipe, node: Node, speech: Speech) -> tuple[Words, ...]:
    share = child_shares(recipe, node.parent)[node.code] if node.parent else 1.0
    return (
        f"{node.code}  {speech.text(node.name)}",
        f"{speech.number(share * 100)}%",
        _step_words(node.aggregate or recipe.steps.aggregate, speech),
        speech.percent(node.min_coverage),
    )


def _used_steps(recipe: Recipe) -> Iterator[Step]:
    """Yield one step of each method that the recipe uses, in the order in which the river meets them."""
    steps = recipe.steps
    met = [steps.denominate, steps.impute, steps.treat]
    for kind, default in (("impute", steps.impute), ("treat", steps.treat), ("normalise", steps.normalise)):
        met += [getattr(leaf, kind) or default for leaf in recipe.leaves if leaf.weight > 0]
    met += [node.aggregate or steps.aggregate for node in recipe.nodes]
    yield from {step.method: step for step in met if step.method != "none"}.values()


def _formula(step: Step, speech: Speech) -> Block:
    key = f"report.step_text.{step.method}"
    text = speech.say(key) if speech.knows(key) else _engine_formula(step.method)
    name = _name(step.method, speech)
    if step.method not in MATHS:
        return Paragraph(speech.say("report.step_in_words", name=name, text=text))
    maths, alt = MATHS[step.method]
    return Formula(name, text, maths, alt)


def _name(method: str, speech: Speech) -> str:
    """Return what a method is called; one without a name in the word books is called by its key."""
    key = f"report.step.{method}"
    return speech.say(key) if speech.knows(key) else method.replace("_", " ")


def _engine_formula(method: str) -> str:
    return next(known[method].formula for known in methods().values() if method in known)


def _step_words(step: Step, speech: Speech) -> str:
    name = _name(step.method, speech)
    floor = step.parameters.get("floor")
    return speech.say("report.with_floor", name=name, floor=_plain(floor, speech)) if isinstance(floor, int | float) and floor else name


def _ranking(recipe: Recipe, speech: Speech) -> str:
    key = "report.ranked_together" if recipe.ranking.group_by is None else "report.ranked_apart"
    return " ".join(
        (
            speech.say(key),
            speech.say(
                "report.rank_rule",
                rank=speech.percent(recipe.root.min_coverage),
                branch=speech.percent(recipe.ranking.min_branch_coverage),
                score=speech.percent(recipe.ranking.min_score_coverage),
            ),
            speech.say("report.band_rule"),
        )
    )


def _choice(choice: Choice, recipe: Recipe, speech: Speech) -> str:
    match choice:
        case VaryWeights() if choice.model_dump().get("draw", "noise") == "noise":
            return speech.say("report.vary.weights", low=speech.number(1 - choice.spread, 2), high=speech.number(1 + choice.spread, 2))
        case VarySteps():
            named = speech.list(_step_words(step, speech) for step in choice.among)
            return speech.say(f"report.vary.{choice.vary}", among=named, node=choice.node or recipe.root.code)
        case VaryFloor():
            return speech.say("report.vary.floor", among=speech.list(_plain(floor, speech) for floor in choice.among))
        case LeaveOut():
            return speech.say("report.vary.leave_out")
        case VaryRounding():
            return speech.say("report.vary.rounding")
        case _:
            return _told_plainly(choice, speech)


def _told_plainly(choice: Choice, speech: Speech) -> str:
    """Return what is varied and with which parameters, as the recipe writes them."""
    given = choice.model_dump(mode="json", exclude={"vary"}, exclude_defaults=True)
    parameters = ", ".join(f"{name} = {value}" for name, value in given.items())
    return speech.say("report.vary_plain", what=speech.say(f"report.vary_what.{choice.vary}"), parameters=parameters or speech.say("none"))


def _versions(edition: Edition, speech: Speech) -> str:
    head = edition.manifest
    return speech.say(
        "report.versions",
        software=head.versions.get("jejaring", "–"),
        catalogue=head.catalogue_version,
        recipe=head.recipe_version,
        digest=head.recipe_digest[:12],
        edition=head.id,
    )


def _plain(value: float | str | bool | tuple[object, ...] | None, speech: Speech) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return speech.number(value, 0 if float(value).is_integer() else 2)
