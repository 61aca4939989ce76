"""All that an edition says of one region: the only thing that page, PDF, command line and API show."""

from typing import Literal

from jejaring.edition.standing import Standing
from jejaring.terms.field import Membership
from jejaring.terms.frozen import Frozen
from jejaring.terms.indicator import Dataset
from jejaring.terms.region import Region
from jejaring.terms.status import Status
from jejaring.terms.text import Text


class NodeScore(Frozen):
    """A node of the tree for one region: score with interval, rank with range among `group`, band, coverage, and what is usual.

    Scores are on the recipe's scale (0-100), None where there is none. `peer_median` and `group_median` are medians of the scores
    of the peers and of the group of ranking. `weight` is the node's share among its siblings.
    """

    code: str
    name: Text
    level: str
    parent: str | None
    weight: float
    score: float | None
    low: float | None
    high: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    band: int | None
    coverage: float
    peer_median: float | None
    group_median: float | None


class Figure(Frozen):
    """A leaf for one region: the figure with unit, year, status and sources, its score, and what is usual among peers and group.

    `score` is 0-100, None where missing; `companion` leaves are shown and not scored. `weight` is the leaf's nominal share of the
    whole index. `note` says what must be known of the cell (why it is missing, what another source prints).
    """

    code: str
    name: Text
    parent: str
    unit: Text
    polarity: Literal["higher", "lower", "range"]
    companion: bool
    weight: float
    value: float | None
    year: str | None
    status: Status
    sources: tuple[str, ...]
    score: float | None
    peer_median: float | None
    group_median: float | None
    note: Text | None
    sdg_targets: tuple[str, ...]


class PeerLine(Frozen):
    """A peer with its name, how far (Gower distance 0-1) and why it is one, and its root score with rank range."""

    region: str
    name: str
    province: str
    distance: float
    alike: tuple[Text, ...]
    score: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    band: int | None


class BandWord(Frozen):
    """The word of a performance system that corresponds to the score: 'equivalent to', never a result of that system."""

    system: str
    system_name: Text
    code: str
    label: Text


class Portrait(Frozen):
    """One region in one edition.

    `standing` is `ranked`, `provisional` (a score without rank) or `insufficient` (leaf values only). `group` is who it is ranked
    with, `ranked_in_group` how many have a rank there, `bands_in_group` and `in_same_band` describe the rank bands.
    `strengths` and `weaknesses` are codes of scored leaves farthest above and below the peers' median, at most three each.
    """

    edition: str
    recipe: str
    recipe_name: Text
    recipe_short_name: Text
    statement: Text
    measures: Literal["performance", "context", "official", "example"]
    year: int
    date: str
    draws: int
    region: Region
    kind: Text
    province: str
    island_group: Text
    standing: Standing
    group: str
    group_name: Text
    ranked_in_group: int
    bands_in_group: int
    in_same_band: int
    root: NodeScore
    nodes: tuple[NodeScore, ...]
    figures: tuple[Figure, ...]
    words: tuple[BandWord, ...]
    peers: tuple[PeerLine, ...]
    peer_variables: tuple[Text, ...]
    peers_are_loose: bool
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    statuses: dict[Status, int]
    memberships: tuple[Membership, ...]
    sources: tuple[Dataset, ...]
