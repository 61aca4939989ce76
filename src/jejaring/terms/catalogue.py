"""The catalogue as one value: everything that is known before anything is measured."""

from jejaring.terms.field import (
    BandSystem,
    Correction,
    Framework,
    FrameworkNode,
    Helix,
    Membership,
    Point,
    Stage,
    Subsector,
)
from jejaring.terms.frozen import Frozen
from jejaring.terms.indicator import Dataset, Indicator, Question, Variable
from jejaring.terms.recipe import Recipe
from jejaring.terms.region import Country, Province, Region


class Catalogue(Frozen):
    """The books of one country, checked: every reference resolves and every row has its source.

    `indicators` and `questions` are keyed by recipe key.
    """

    country: Country
    version: str
    provinces: tuple[Province, ...]
    regions: tuple[Region, ...]
    datasets: tuple[Dataset, ...]
    variables: tuple[Variable, ...]
    recipes: tuple[Recipe, ...]
    indicators: dict[str, tuple[Indicator, ...]]
    questions: dict[str, tuple[Question, ...]]
    helices: tuple[Helix, ...] = ()
    subsectors: tuple[Subsector, ...] = ()
    stages: tuple[Stage, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    framework_nodes: tuple[FrameworkNode, ...] = ()
    band_systems: tuple[BandSystem, ...] = ()
    memberships: tuple[Membership, ...] = ()
    points: tuple[Point, ...] = ()
    corrections: tuple[Correction, ...] = ()
