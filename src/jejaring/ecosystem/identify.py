"""The ecosystem of a register in one call: clean, counted, specialised, tied, and what is missing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass

import pandas as pd

from jejaring.ecosystem.cleaning import CleanRegister, Options, clean
from jejaring.ecosystem.counting import Engine, count_actors
from jejaring.ecosystem.register import digital_shares
from jejaring.ecosystem.tables import Lacking, Specialised, Tied, lacking, network_table, peers_among, specialised, tied
from jejaring.ecosystem.tables.specialised import cross
from jejaring.terms.actor import RegisterFile
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook, SubsectorList
from jejaring.terms.problem import BadTable

SEED = 2026
SUBSECTORS: SubsectorList = "17"
DIGITS = 6
STEPS = ("clean", "count", "specialisation", "network", "gaps")
Tick = Callable[[int, int], None]


@dataclass(frozen=True)
class Ecosystem:
    """What a register tells: the clean register, counts (contract COUNTS), specialisation, the network (None without ties) and gaps.

    `helices` and `regions` are the axes that everything is told by; `response` is the share of asked actors that answered, None unknown.
    """

    register: CleanRegister
    regions: tuple[str, ...]
    helices: tuple[str, ...]
    counts: pd.DataFrame
    specialised: Specialised
    tied: Tied | None
    lacking: Lacking
    seed: int
    response: float | None

    def network(self) -> pd.DataFrame:
        """Return the network as one table, empty without ties."""
        return network_table(self.tied, self.register.actors)

    def quality(self) -> dict[str, object]:
        """Return the report of quality as plain values: every row and actor accounted for, every fault with its place, every merge."""
        register, quality = self.register, self.register.quality
        accounted = actors_accounted(self)
        faults = (*register.interpreted.faults, *register.interpreted.tie_faults)
        return {
            "file": register.file.file,
            "adds_up": quality.adds_up and bool(accounted["adds_up"]),
            **asdict(quality),
            "actors": accounted,
            "suppressed_cells": int(self.specialised.quotients.suppressed.sum()),
            "comparable": self.specialised.comparable,
            "digital_channels": _digital(digital_shares(register.actors)),
            "network": None if self.tied is None else _network_quality(self.tied, self.response),
            "seed": self.seed,
            "merged_clusters": [asdict(each) for each in register.merged],
            "to_review": [asdict(each) for each in register.to_review],
            "faults": [
                {"kind": each.kind, "effect": each.effect, **each.problem.model_dump(mode="json", exclude_none=True)} for each in faults
            ],
        }


@dataclass(frozen=True)
class Asked:
    """How a register is read: response (share of asked actors that answered about ties, None unknown), seed, and the last year allowed."""

    response: float | None = None
    seed: int = SEED
    this_year: int | None = None


def identify(
    file: RegisterFile,
    catalogue: Catalogue,
    book: ClassificationBook,
    *,
    asked: Asked | None = None,
    engine: Engine | None = None,
    tick: Tick | None = None,
) -> Ecosystem:
    """Return the ecosystem of a register, counted by an engine (DuckDB where None).

    `tick` is told how many of all steps are done. Raises BadTable with every fault where not a single actor is left.
    """
    chosen = asked or Asked()
    steps = _Steps(tick)
    register = clean(file, catalogue, book, options=Options(SUBSECTORS, chosen.this_year, chosen.seed))
    if not register.actors:
        raise BadTable(fault.problem for fault in (*register.interpreted.faults, *register.interpreted.tie_faults))
    steps.done("clean")
    counts = count_actors(register.actors, engine)
    steps.done("count")
    regions = tuple(sorted({actor.region for actor in register.actors}))
    axes = {
        "region": regions,
        "helix": _helices(register, catalogue),
        "subsector": tuple(item.key for item in catalogue.subsectors if SUBSECTORS in item.lists),
        "stage": tuple(item.key for item in sorted(catalogue.stages, key=lambda stage: stage.order)),
    }
    special = specialised(counts, regions, axes["subsector"])
    steps.done("specialisation")
    network = tied(register.actors, register.ties, response=chosen.response, seed=chosen.seed, tick=steps.within)
    steps.done("network")
    listed = cross(counts, "region", regions, "helix", axes["helix"]).sum(axis=1)
    gaps = lacking(counts, axes, peers=peers_among(regions, listed, catalogue), seed=chosen.seed)
    steps.done("gaps")
    return Ecosystem(register, regions, axes["helix"], counts, special, network, gaps, chosen.seed, chosen.response)


def actors_accounted(found: Ecosystem) -> dict[str, object]:
    """Return what became of the kept actors: counted (the sum of the table of counts), outside the creative economy, or closed."""
    actors = found.register.actors
    left = Counter("closed" if actor.status == "closed" else actor.verdict.outcome for actor in actors)
    counted = sum(found.counts["n"], start=0)
    unknown = sum(found.counts.loc[found.counts["subsector"].isna(), "n"], start=0)
    unstaged = sum(found.counts.loc[found.counts["stage"].isna(), "n"], start=0)
    return {
        "kept": len(actors),
        "counted": round(float(counted), DIGITS),
        "outside": left["outside"],
        "closed": left["closed"],
        "adds_up": counted + left["outside"] + left["closed"] == len(actors),
        "counted_without_subsector": round(float(unknown), DIGITS),
        "counted_without_stage": round(float(unstaged), DIGITS),
    }


class _Steps:
    """Tells a listener how far the work is: five steps, of which the network has parts of its own."""

    def __init__(self, tick: Tick | None) -> None:
        self._tick, self._done = tick, 0

    def done(self, step: str) -> None:
        """Say that a step is done."""
        self._done = 100 * (STEPS.index(step) + 1)
        self._say(0)

    def within(self, part: int, parts: int) -> None:
        """Say that a part of the next step is done."""
        self._say(100 * part // parts)

    def _say(self, more: int) -> None:
        if self._tick is not None:
            self._tick(self._done + more, 100 * len(STEPS))


def _helices(register: CleanRegister, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the five helices and the sixth that the register knows; the first of the catalogue where it knows none."""
    met = {actor.helix for actor in register.actors}
    sixth = [helix.key for helix in catalogue.helices if helix.sixth]
    chosen = [key for key in sixth if key in met] or sixth[:1]
    return tuple(helix.key for helix in catalogue.helices if not helix.sixth or helix.key in chosen)


def _network_quality(found: Tied, response: float | None) -> dict[str, object]:
    return {
        "actors": len(found.network.names),
        "ties": len(found.network.pairs()),
        "networks_by_chance": found.draws,
        "response": response,
        "betweenness_sampled": found.centrality.sampled,
        "caveats": [{"key": each.key, "forbids": list(each.forbids), **each.sentence.model_dump(mode="json")} for each in found.caveats],
    }


def _digital(table: pd.DataFrame) -> list[dict[str, object]]:
    return [
        {"subsector": key, "actors": float(actors), "known": float(known), "digital": float(digital), "share": share}
        for key, actors, known, digital, share in table.itertuples(index=False)
    ]
