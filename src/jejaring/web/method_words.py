"""The method in words: the steps a recipe uses, its rule of ranking and what doubt varies, in the sentences of the report."""

from collections.abc import Iterator

from jejaring.api.method import MethodView, StepView
from jejaring.terms.recipe import Choice, LeaveOut, Step, VaryFloor, VaryRounding, VarySteps, VaryWeights
from jejaring.web.render import plain_number
from jejaring.words import Speech


def used_steps(view: MethodView) -> tuple[StepView, ...]:
    """Return one step of each method that the recipe uses, in the order in which a figure meets them."""
    met: Iterator[StepView] = (
        step
        for steps in (
            [leaf.impute for leaf in view.leaves],
            [leaf.treat for leaf in view.leaves],
            [leaf.normalise for leaf in view.leaves if not leaf.companion],
            [branch.aggregate for branch in view.branches],
        )
        for step in steps
    )
    return tuple({step.method: step for step in met if step.method != "none"}.values())


def step_name(method: str, said: Speech) -> str:
    """Return what a method is called; one without a name of its own is called by its key."""
    key = f"report.step.{method}"
    return said.say(key) if said.knows(key) else method.replace("_", " ")


def step_text(method: str, said: Speech) -> str:
    """Return what a method does in a sentence, empty where its formula alone tells it."""
    key = f"report.step_text.{method}"
    return said.say(key) if said.knows(key) else ""


def ranking_rule(view: MethodView, said: Speech) -> str:
    """Return who is ranked with whom, from which coverage on, and how bands are made."""
    rule = view.ranking
    return " ".join(
        (
            said.say("report.ranked_together" if rule.group_by is None else "report.ranked_apart"),
            said.say(
                "report.rank_rule",
                rank=said.percent(view.branches[0].min_coverage),
                branch=said.percent(rule.min_branch_coverage),
                score=said.percent(rule.min_score_coverage),
            ),
            said.say("report.band_rule"),
        )
    )


def choices(view: MethodView, said: Speech) -> tuple[str, ...]:
    """Return what doubt varies, one sentence for each choice."""
    return tuple(_choice(choice, view, said) for choice in view.doubt.choices)


def _choice(choice: Choice, view: MethodView, said: Speech) -> str:
    match choice:
        case VaryWeights() if choice.model_dump().get("draw", "noise") == "noise":
            return said.say("report.vary.weights", low=said.number(1 - choice.spread, 2), high=said.number(1 + choice.spread, 2))
        case VarySteps():
            named = said.list(_step(step, said) for step in choice.among)
            return said.say(f"report.vary.{choice.vary}", among=named, node=choice.node or view.branches[0].code)
        case VaryFloor():
            return said.say("report.vary.floor", among=said.list(plain_number(floor, said) for floor in choice.among))
        case LeaveOut():
            return said.say("report.vary.leave_out")
        case VaryRounding():
            return said.say("report.vary.rounding")
        case _:
            return _told_plainly(choice, said)


def _told_plainly(choice: Choice, said: Speech) -> str:
    """Return what is varied and with which parameters, as the recipe writes them."""
    given = choice.model_dump(mode="json", exclude={"vary"}, exclude_defaults=True)
    parameters = ", ".join(f"{name} = {value}" for name, value in given.items())
    return said.say("report.vary_plain", what=said.say(f"report.vary_what.{choice.vary}"), parameters=parameters or said.say("none"))


def _step(step: Step, said: Speech) -> str:
    name, floor = step_name(step.method, said), step.parameters.get("floor")
    return said.say("report.with_floor", name=name, floor=plain_number(floor, said)) if floor else name
