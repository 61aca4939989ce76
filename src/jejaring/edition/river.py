"""The whole flow on one page: observations → panel → scores → doubt → peers → edition."""

import platform
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from importlib.metadata import version

import pandas as pd

from jejaring.ecosystem import peer_groups
from jejaring.edition.context import peer_context
from jejaring.edition.edition import FORMAT, Edition, Manifest
from jejaring.edition.figures import require_figures, used_observations
from jejaring.edition.snapshot import snapshot
from jejaring.index import build, doubt
from jejaring.indicators import assemble
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.recipe import Recipe

LIBRARIES = ("jejaring", "numpy", "scipy", "pandas", "duckdb", "pydantic")
"""The libraries whose version may change a byte of an edition, beside Python itself."""


@dataclass(frozen=True)
class Work:
    """Who does the draws (any Executor; None = this process) and who is told how many are done of how many."""

    executor: Executor | None = None
    progress: Callable[[int, int], None] | None = None


def make_edition(
    observations: pd.DataFrame, catalogue: Catalogue, recipe: Recipe, *, year: int, date: str, work: Work | None = None
) -> Edition:
    """Run a recipe on the observations and return the edition of `year`, dated `date` (ISO day of the run).

    Raises CannotBuild where the figures do not suffice for any score, BadRecipe where the recipe is faulty. The number of draws and
    the seed are the recipe's: see `Recipe.drawn`.
    """
    work = work or Work()
    books = snapshot(catalogue, recipe)
    used = used_observations(observations, books, recipe)
    panel = assemble(used, books, recipe, year=year)
    scores = build(panel, recipe)
    require_figures(scores, panel, used, books)
    intervals = doubt(panel, recipe, executor=work.executor, progress=work.progress)
    peers = peer_groups(peer_context(panel, recipe))
    manifest = Manifest(
        format=FORMAT,
        id=recipe.key if recipe.key.endswith(f"-{year}") else f"{recipe.key}-{year}",
        country=books.country.key,
        catalogue_version=books.version,
        recipe=recipe.key,
        recipe_version=recipe.version,
        recipe_digest=recipe.digest,
        year=year,
        date=date,
        draws=recipe.doubt.draws,
        seed=recipe.doubt.seed,
        versions={"python": platform.python_version()} | {name: version(name) for name in LIBRARIES},
        files={},
    )
    return Edition(manifest, books, recipe, used, panel, scores, intervals, peers)
