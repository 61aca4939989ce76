"""What a reader may call into question: the choices of doubt that an address carries, and the recipe that has them."""

from typing import cast

from jejaring.terms.frozen import Frozen
from jejaring.terms.recipe import Choice, LeaveOut, Recipe, Step, VaryFloor, VaryRounding, VarySteps, VaryWeights

TOPS = ("linear", "geometric", "harmonic")
FLOORS = (1.0, 5.0, 10.0, 20.0)
SPREADS = (0, 10, 25, 50)
DRAWS = (200, 500, 1000, 2000)
"""More draws than these are work for one's own machine: `jejaring index doubt`."""
FLOORED = ("geometric", "harmonic")


class Questions(Frozen):
    """The choices that are open: weights ± so many percent (0: fixed), means at the top, floors, one indicator left out, rounding.

    One mean or one floor alone is no choice. `others` keeps those choices of the recipe that this page cannot change.
    """

    spread: int
    tops: tuple[str, ...]
    floors: tuple[float, ...]
    leave_out: bool
    rounding: bool
    others: bool
    draws: int


def recipe_questions(recipe: Recipe) -> Questions:
    """Return the questions that the recipe itself asks; its number of draws up to the most that this page makes."""
    choices = recipe.doubt.choices
    weights = next((choice for choice in choices if _is_plain_weights(choice)), None)
    tops = next((choice for choice in choices if _is_top(choice, recipe)), None)
    floors = next((choice for choice in choices if isinstance(choice, VaryFloor)), None)
    return Questions(
        spread=round(cast(VaryWeights, weights).spread * 100) if weights else 0,
        tops=tuple(step.method for step in cast(VarySteps, tops).among) if tops else (),
        floors=floors.among if floors else (),
        leave_out=any(isinstance(choice, LeaveOut) for choice in choices),
        rounding=any(isinstance(choice, VaryRounding) for choice in choices),
        others=any(_is_other(choice, recipe) for choice in choices),
        draws=min(recipe.doubt.draws, DRAWS[-1]),
    )


def questioned(recipe: Recipe, asked: Questions) -> Recipe:
    """Return the recipe with the doubt that a reader asks for; the seed and the quantiles stay."""
    choices: list[Choice] = []
    if asked.spread:
        choices.append(VaryWeights(spread=asked.spread / 100))
    if len(asked.tops) > 1:
        choices.append(VarySteps(vary="aggregate", among=tuple(_top(recipe, method) for method in asked.tops)))
    if len(asked.floors) > 1:
        choices.append(VaryFloor(among=asked.floors))
    if asked.leave_out:
        choices.append(LeaveOut())
    if asked.rounding:
        choices.append(VaryRounding())
    if asked.others:
        choices += [choice for choice in recipe.doubt.choices if _is_other(choice, recipe)]
    return recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"choices": tuple(choices), "draws": asked.draws})})


def top_step(recipe: Recipe) -> Step:
    """Return how the recipe puts the root together."""
    return recipe.root.aggregate or recipe.steps.aggregate


def can_vary_floor(recipe: Recipe, tops: tuple[str, ...]) -> bool:
    """Tell whether a floor has any effect: some mean of the recipe, or one of the means chosen for the top, takes one."""
    nominal = [(node.aggregate or recipe.steps.aggregate).method for node in recipe.nodes]
    return any(method in FLOORED for method in (*nominal, *(tops if len(tops) > 1 else ())))


def can_vary_rounding(recipe: Recipe) -> bool:
    """Tell whether the recipe says of any indicator with how many decimals it is published."""
    return any(leaf.decimals is not None for leaf in recipe.leaves)


def has_others(recipe: Recipe) -> bool:
    """Tell whether the recipe has choices that this page cannot change."""
    return any(_is_other(choice, recipe) for choice in recipe.doubt.choices)


def _top(recipe: Recipe, method: str) -> Step:
    """Return a mean for the root, as the recipe has it where it has it; a floor of 5 where it says none."""
    own = [top_step(recipe)]
    own += [step for choice in recipe.doubt.choices if _is_top(choice, recipe) for step in cast(VarySteps, choice).among]
    known = next((step for step in own if step.method == method), None)
    return known or (Step(method=method, floor=5.0) if method in FLOORED else Step(method=method))


def _is_plain_weights(choice: Choice) -> bool:
    return isinstance(choice, VaryWeights) and choice.node is None and choice.draw == "noise"


def _is_top(choice: Choice, recipe: Recipe) -> bool:
    if not isinstance(choice, VarySteps) or choice.vary != "aggregate" or choice.node not in (None, recipe.root.code):
        return False
    return all(step.method in TOPS for step in choice.among)


def _is_other(choice: Choice, recipe: Recipe) -> bool:
    known = _is_plain_weights(choice) or _is_top(choice, recipe)
    return not (known or isinstance(choice, VaryFloor | LeaveOut | VaryRounding))
