"""One latent-class model of answers in levels: the only file that knows StepMix, which is loaded when first asked for."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.text import Text, same

TOLERANCE = 1e-7
"""Rise of the mean log-likelihood at which a run stops: changes BIC by less than 0.001 for a thousand regions."""
ITERATIONS = 2000


@dataclass(frozen=True)
class ClassModel:
    """A fitted model of `k` classes, ordered from the lowest to the highest expected level.

    `weights` (k,); `profile` holds for each item the probability of each of its levels (k × levels); `levels` the levels that occur.
    `expected` (k × q) is the mean level, by which classes are ordered and compared and nothing is scored.
    """

    k: int
    weights: Floats
    profile: tuple[Floats, ...]
    levels: tuple[Floats, ...]
    expected: Floats
    log_likelihood: float
    parameters: int
    bic: float
    converged: bool

    def posterior(self, items: Floats) -> Floats:
        """Return the probability (n × k) of each class for answers (n × q); an answer that is missing or of an unmet level says nothing.

        A region without any answer has NaN: it belongs to no class, not to the most frequent one.
        """
        with np.errstate(divide="ignore"):
            logs = np.tile(np.log(self.weights), (len(items), 1))
            for column, (levels, profile) in enumerate(zip(self.levels, self.profile, strict=True)):
                at = np.searchsorted(levels, items[:, column]).clip(max=len(levels) - 1)
                met = levels[at] == items[:, column]
                logs[met] += np.log(np.maximum(profile[:, at[met]].T, 1e-300))
        likelihood = np.exp(logs - logs.max(axis=1, keepdims=True))
        posterior: Floats = likelihood / likelihood.sum(axis=1, keepdims=True)
        posterior[np.isnan(items).all(axis=1)] = np.nan
        return posterior


def answered(items: Floats) -> tuple[Bools, Bools]:
    """Return which regions (n,) have an answer and which items (q,) tell regions apart, having two levels or more."""
    rows: Bools = np.asarray(~np.isnan(items).all(axis=1))
    columns = np.array([len(np.unique(column[~np.isnan(column)])) > 1 for column in items.T], dtype=bool)
    return rows, columns


def fit_classes(items: Floats, k: int, *, seed: int, starts: int = 5) -> ClassModel:
    """Return the best of `starts` runs of EM (Dempster, Laird and Rubin 1977) on answers (n × q) in levels, NaN missing at random.

    Every item takes part with as many levels as occur, so that binary and ordinal items mix; an item with one level has probability 1
    in all classes. Regions without any answer are left out. Raises CannotBuild where StepMix is not installed or nothing is answered.
    """
    rows, _ = answered(items)
    if not rows.any():
        raise CannotBuild(_EMPTY)
    known = items[rows]
    levels = tuple(np.unique(column[~np.isnan(column)]) for column in known.T)
    codes = np.column_stack(
        [np.where(np.isnan(column), np.nan, np.searchsorted(own, column)) for own, column in zip(levels, known.T, strict=True)]
    )
    model = _model(k, seed, starts)
    model.fit(codes)
    weights, profile = np.asarray(model.get_parameters()["weights"], dtype=float), _profile(model, levels)
    expected = np.column_stack([shares @ own for shares, own in zip(profile, levels, strict=True)])
    order = np.argsort(expected.mean(axis=1), kind="stable")
    log_likelihood = float(model.score(codes)) * len(codes)
    parameters = k - 1 + k * sum(len(own) - 1 for own in levels)
    return ClassModel(
        k=k,
        weights=weights[order],
        profile=tuple(shares[order] for shares in profile),
        levels=levels,
        expected=expected[order],
        log_likelihood=log_likelihood,
        parameters=parameters,
        bic=parameters * float(np.log(len(codes))) - 2 * log_likelihood,
        converged=bool(model.converged_),
    )


def _model(k: int, seed: int, starts: int) -> Any:  # noqa: ANN401 -- StepMix has no types
    try:
        from stepmix.stepmix import StepMix
    except ImportError as error:
        raise CannotBuild(_ABSENT) from error
    return StepMix(
        n_components=k,
        measurement="categorical_nan",
        n_init=starts,
        abs_tol=TOLERANCE,
        max_iter=ITERATIONS,
        random_state=seed,
        progress_bar=0,
    )


def _profile(model: Any, levels: tuple[npt.NDArray[np.float64], ...]) -> tuple[Floats, ...]:  # noqa: ANN401 -- StepMix has no types
    # StepMix gives every item room for the longest scale; what is beyond an item's own levels has probability 0.
    found = model.get_parameters()["measurement"]
    shares = np.asarray(found["pis"], dtype=float).reshape(model.n_components, len(levels), int(found["max_n_outcomes"]))
    own = tuple(shares[:, column, : len(scale)] for column, scale in enumerate(levels))
    return tuple(part / part.sum(axis=1, keepdims=True) for part in own)


_ABSENT = Problem(
    met=Text(id="paket stepmix tidak terpasang", en="the package stepmix is not installed"),
    expected=Text(id="ekstra `types`", en="the extra `types`"),
    todo=same("pip install 'jejaring[types]'"),
)
_EMPTY = Problem(
    met=Text(id="tidak satu pun jawaban terisi", en="not a single answer is filled in"),
    expected=Text(id="wilayah dengan sedikitnya satu jawaban", en="regions with at least one answer"),
    todo=Text(id="isi kuesioner, lalu coba lagi", en="fill in the questionnaire, then try again"),
)
