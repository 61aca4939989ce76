"""The part of the catalogue that an edition uses, frozen with it."""

from jejaring.indicators import needed_variables
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.recipe import Recipe


def snapshot(catalogue: Catalogue, recipe: Recipe) -> Catalogue:
    """Return the catalogue restricted to what a run of the recipe reads; a snapshot of a snapshot is the same snapshot."""
    indicators = catalogue.indicators[recipe.key]
    variables = set(needed_variables(recipe, indicators))
    points = {item.derivation.variable for item in indicators if item.derivation and item.derivation.method == "distance"}
    return catalogue.model_copy(
        update={
            "recipes": (recipe,),
            "indicators": {recipe.key: indicators},
            "questions": {},
            "variables": tuple(item for item in catalogue.variables if item.key in variables),
            "helices": (),
            "stages": (),
            "frameworks": (),
            "framework_nodes": (),
            "points": tuple(item for item in catalogue.points if item.group in points),
            "corrections": tuple(item for item in catalogue.corrections if item.table != "observations" or item.column in variables),
        }
    )
