"""An edition: one run, frozen, with everything needed to doubt it and to make it again."""

from dataclasses import dataclass

import pandas as pd

from jejaring.ecosystem import PeerGroup
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.frozen import Frozen
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import Intervals, Scores

FORMAT = 1
"""The version of the edition folder; a reader refuses a folder of a newer format."""


class Manifest(Frozen):
    """What an edition is: its recipe, year, date, random draws, the versions that made it, and the SHA-256 of each of its files.

    `date` is the day of the run (ISO), given and not read from a clock, so that a rebuild has the same bytes. `files` is empty
    until the edition is written.
    """

    format: int
    id: str
    country: str
    catalogue_version: str
    recipe: str
    recipe_version: str
    recipe_digest: str
    year: int
    date: str
    draws: int
    seed: int
    versions: dict[str, str]
    files: dict[str, str]


@dataclass(frozen=True, eq=False)
class Edition:
    """One run: the observations and catalogue it used, its recipe, panel, scores, intervals and peer groups (one per region).

    Two editions are the same when their manifests are; the object itself is compared by identity, so that what is looked up in it
    can be kept.
    """

    manifest: Manifest
    catalogue: Catalogue
    recipe: Recipe
    observations: pd.DataFrame
    panel: Panel
    scores: Scores
    intervals: Intervals
    peers: tuple[PeerGroup, ...]

    def row(self, region: str) -> int:
        """Return the row of a region key in panel, scores and peers; raises ValueError for a key that is not there."""
        return self.scores.regions.index(region)
