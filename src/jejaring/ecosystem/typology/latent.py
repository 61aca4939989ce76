"""Which types of ecosystem there are: as many latent classes as the data tell apart, and how stable that is."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.ecosystem.typology.fit import ClassModel, answered, fit_classes
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.text import Text

PER_CLASS = 50
"""Regions needed for each class that is tried (handbook section 9)."""
SMALLEST_SHARE, SMALLEST_CLASS = 0.05, 20
CLEAR = 0.8
STABLE = 0.7
MOST = 6
REPLICATES = 50


@dataclass(frozen=True)
class Candidate:
    """A number of classes that was tried: its BIC, how clearly regions fall into one class (entropy R², 1 wholly), its smallest class.

    `admissible` says whether it may be chosen: converged, clear enough, and no class too small.
    """

    k: int
    bic: float
    entropy_r2: float
    smallest: int
    converged: bool
    admissible: bool


@dataclass(frozen=True)
class Types:
    """Types of regions (n): `type_of` counts from 0, the least mature, and is -1 without an answer; `posterior` (n × k) with NaN then.

    With one type (`model.k` = 1) the data tell no types apart. `stability` is the mean adjusted Rand index of regrouping resampled
    regions (1 the same), `stable` whether it is above 0.7; both say nothing (NaN, False) with one type.
    """

    model: ClassModel
    candidates: tuple[Candidate, ...]
    type_of: npt.NDArray[np.intp]
    posterior: Floats
    stability: float
    stability_low: float
    stable: bool


def latent_types(items: Floats, *, seed: int, most: int = MOST, starts: int = 5, replicates: int = REPLICATES) -> Types:
    """Return the types of regions by answers (n × q) in levels, NaN missing: the admissible number of classes with the lowest BIC.

    Up to `most` classes are tried, one for each fifty regions with answers. A number is admissible if its entropy R² is above 0.8 and
    its smallest class has at least 5 % of regions and twenty of them; one class always is. Raises CannotBuild where fewer than fifty
    regions have an answer or no item has two levels.
    """
    rows, columns = answered(items)
    count = int(rows.sum())
    if count < PER_CLASS or not columns.any():
        raise CannotBuild(_too_little(count, int(columns.sum())))
    known = items[:, columns]
    models = [fit_classes(known, k, seed=seed, starts=starts) for k in range(1, min(most, count // PER_CLASS) + 1)]
    candidates = tuple(_candidate(model, known[rows]) for model in models)
    best = min((each for each in candidates if each.admissible), key=lambda each: (each.bic, each.k)).k
    model = models[best - 1]
    posterior = model.posterior(known)
    type_of = np.where(rows, np.nan_to_num(posterior, nan=-1.0).argmax(axis=1), -1).astype(np.intp)
    agreement = _agreement(known[rows], type_of[rows], best, seed, replicates) if best > 1 else np.array([np.nan])
    return Types(
        model=model,
        candidates=candidates,
        type_of=type_of,
        posterior=posterior,
        stability=float(agreement.mean()),
        stability_low=float(np.quantile(agreement, 0.05)),
        stable=bool(agreement.mean() > STABLE),
    )


def entropy_r2(posterior: Floats) -> float:
    """Return 1 - Σ -p ln p / (n ln k) over regions with an answer; 1 for a single class (Celeux and Soromenho 1996)."""
    known = posterior[~np.isnan(posterior).any(axis=1)]
    k = posterior.shape[1]
    if k == 1:
        return 1.0
    logs = np.log(np.where(known > 0, known, 1.0))
    return 1 + float((known * logs).sum() / (len(known) * np.log(k)))


def _candidate(model: ClassModel, items: Floats) -> Candidate:
    posterior = model.posterior(items)
    smallest = int(np.bincount(posterior.argmax(axis=1), minlength=model.k).min())
    clear = entropy_r2(posterior)
    enough = smallest >= max(SMALLEST_SHARE * len(items), SMALLEST_CLASS)
    admissible = model.k == 1 or (model.converged and clear > CLEAR and enough)
    return Candidate(k=model.k, bic=model.bic, entropy_r2=clear, smallest=smallest, converged=model.converged, admissible=admissible)


def _agreement(items: Floats, type_of: npt.NDArray[np.intp], k: int, seed: int, replicates: int) -> Floats:
    from sklearn.metrics import adjusted_rand_score

    rng = np.random.default_rng(seed)
    found = []
    for replicate in range(replicates):
        drawn = items[rng.integers(0, len(items), len(items))]
        again = fit_classes(drawn, k, seed=seed + replicate, starts=2).posterior(items).argmax(axis=1)
        found.append(adjusted_rand_score(type_of, again))
    return np.array(found, dtype=float)


def _too_little(regions: int, items: int) -> Problem:
    return Problem(
        met=Text(
            id=f"{regions} wilayah dengan jawaban, {items} butir yang membedakan wilayah",
            en=f"{regions} regions with an answer, {items} items that tell regions apart",
        ),
        expected=Text(id=f"sedikitnya {PER_CLASS} wilayah dan satu butir", en=f"at least {PER_CLASS} regions and one item"),
        todo=Text(id="bandingkan wilayah satu per satu, bukan menurut tipe", en="compare regions one by one, not by type"),
    )
