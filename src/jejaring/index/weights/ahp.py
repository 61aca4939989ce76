"""Analytic hierarchy process: weights from pairwise judgements, with the consistency ratio that is returned, never hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jejaring.index.fault import fault
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import Problem

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""The mean consistency index of random matrices of order 1 to 10 (Saaty 1980); other simulations give .52 for order 3."""

ACCEPTABLE = 0.10
"""Saaty's limit of the consistency ratio."""

Estimator = Literal["eigenvector", "row_mean"]


@dataclass(frozen=True)
class Hierarchy:
    """Weights (…×c) with the largest eigenvalue (…), the consistency index (…) and the ratio (…); above .10 judge again."""

    weights: Floats
    largest: Floats
    index: Floats
    ratio: Floats


@dataclass(frozen=True)
class Group:
    """The hierarchy of the experts' pooled judgements, and every expert's own (E) as the sample for doubt."""

    pooled: Hierarchy
    experts: Hierarchy

    @property
    def weights(self) -> Floats:
        """Return the group's weights (c,)."""
        return self.pooled.weights


def judgement_matrix(judgements: Floats) -> Floats:
    """Return the reciprocal matrix (…×c×c) of judgements above the diagonal (…×c(c-1)/2), row after row; NaN was not judged.

    >>> import numpy as np
    >>> judgement_matrix(np.array([3.0, 5.0, 3.0])).round(2)
    array([[1.  , 3.  , 5.  ],
           [0.33, 1.  , 3.  ],
           [0.2 , 0.33, 1.  ]])
    """
    items = items_of(judgements.shape[-1])
    rows, columns = np.triu_indices(items, 1)
    matrix = np.ones((*judgements.shape[:-1], items, items))
    matrix[..., rows, columns] = judgements
    matrix[..., columns, rows] = 1 / judgements
    return matrix


def items_of(judgements: int) -> int:
    """Return the number of children c that c(c-1)/2 judgements compare."""
    return int((1 + np.sqrt(1 + 8 * judgements)) / 2)


def hierarchy(matrix: Floats, *, estimator: Estimator = "eigenvector") -> Hierarchy:
    """Return weights and consistency of reciprocal matrices (…×c×c) with positive entries; NaN off the diagonal was not judged.

    `eigenvector` takes the principal eigenvector (Saaty 1990); a missing judgement becomes 0 and adds 1 to the diagonal of its row
    (Harker 1987). `row_mean` takes row geometric means, with gaps the logarithmic least squares that equal them on full matrices.
    CR = (λ - c) / (c - 1) / RI(c), RI after Saaty (1980); 0 for two children. With gaps the ratio is a lower bound: RI is that of
    full matrices.

    >>> import numpy as np
    >>> done = hierarchy(judgement_matrix(np.array([3.0, 5.0, 3.0])))
    >>> done.weights.round(4), round(float(done.ratio), 4)
    (array([0.637 , 0.2583, 0.1047]), 0.0332)
    """
    items = matrix.shape[-1]
    filled = _harker(matrix)
    values, vectors = np.linalg.eig(filled)
    first = np.argmax(values.real, axis=-1)
    largest = np.take_along_axis(values.real, first[..., None], axis=-1)[..., 0]
    if estimator == "eigenvector":
        weights = np.abs(np.take_along_axis(vectors.real, first[..., None, None], axis=-1)[..., 0])
    else:
        weights = _row_means(matrix)
    index = (largest - items) / max(items - 1, 1)
    ratio = index / RANDOM_INDEX[items - 1] if items > 2 else np.zeros_like(index)
    return Hierarchy(weights / weights.sum(axis=-1, keepdims=True), largest, index, np.asarray(ratio))


def pooled(matrices: Floats) -> Floats:
    """Return the group's matrix (c×c): the geometric mean of every judgement over the experts (E×c×c) who gave it.

    >>> import numpy as np
    >>> pooled(judgement_matrix(np.array([[2.0], [8.0]]))).round(2)
    array([[1.  , 4.  ],
           [0.25, 1.  ]])
    """
    known = ~np.isnan(matrices)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.exp(np.where(known, np.log(matrices), 0.0).sum(axis=0) / known.sum(axis=0)))


def group_hierarchy(judgements: Floats, *, estimator: Estimator = "eigenvector") -> Group:
    """Return the group's hierarchy and each expert's, from judgements above the diagonal (E×c(c-1)/2; Aczél and Saaty 1983).

    An expert whose own judgements do not link all children has no weights (NaN) but counts in the pool.

    >>> import numpy as np
    >>> group_hierarchy(np.array([[2.0, 4.0, 2.0], [8.0, 16.0, 2.0]])).pooled.weights.round(4)
    array([0.7273, 0.1818, 0.0909])
    """
    matrices = judgement_matrix(judgements)
    linked = np.array([is_linked(~np.isnan(matrix)) for matrix in matrices])
    experts = hierarchy(np.where(linked[:, None, None], matrices, 1.0), estimator=estimator)
    own = [np.where(linked, part, np.nan) for part in (experts.largest, experts.index, experts.ratio)]
    return Group(hierarchy(pooled(matrices), estimator=estimator), Hierarchy(np.where(linked[:, None], experts.weights, np.nan), *own))


def is_linked(known: Bools) -> bool:
    """Tell whether the judged pairs (c×c) join all children, directly or by a chain."""
    reached = np.linalg.matrix_power(known.astype(float) + np.eye(len(known)), len(known))
    return bool((reached > 0).all())


def judgement_faults(judgements: Sequence[Sequence[float | None]], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with experts' judgements above the diagonal for a number of children."""
    wanted = items * (items - 1) // 2
    problems: list[Problem] = []
    for expert, row in enumerate(judgements, 1):
        if len(row) != wanted or not all(value is None or 0 < value < float("inf") for value in row):
            problems.append(
                fault(
                    (f"ahli {expert}: pertimbangan {list(row)}", f"expert {expert}: judgements {list(row)}"),
                    (
                        f"{wanted} bilangan di atas 0 bagi {items} anak: baris demi baris di atas diagonal; kosong bila tidak dinilai",
                        f"{wanted} numbers above 0 for {items} children: row by row above the diagonal; missing where not judged",
                    ),
                    ("perbaiki baris ahli itu", "mend the expert's row"),
                )
            )
    if items > len(RANDOM_INDEX):
        problems.append(
            fault(
                (f"{items} anak", f"{items} children"),
                (
                    f"paling banyak {len(RANDOM_INDEX)}, batas tabel indeks acak Saaty",
                    f"at most {len(RANDOM_INDEX)}, the end of Saaty's table",
                ),
                ("bagi simpul itu menjadi beberapa", "split the node"),
            )
        )
    if not problems:
        table = np.array([[np.nan if value is None else value for value in row] for row in judgements], dtype=float)
        if not is_linked(np.asarray((~np.isnan(judgement_matrix(table))).any(axis=0))):
            problems.append(
                fault(
                    ("pertimbangan tidak menghubungkan semua anak", "the judgements do not link all children"),
                    ("rangkaian pertimbangan dari tiap anak ke anak lain", "a chain of judgements from every child to every other"),
                    ("tambahkan pertimbangan yang hilang", "add the missing judgements"),
                )
            )
    return tuple(problems)


def _harker(matrix: Floats) -> Floats:
    absent = np.isnan(matrix)
    filled = np.where(absent, 0.0, matrix)
    diagonal = np.arange(matrix.shape[-1])
    filled[..., diagonal, diagonal] = 1.0 + absent.sum(axis=-1)
    return filled


def _row_means(matrix: Floats) -> Floats:
    known = ~np.isnan(matrix) & ~np.eye(matrix.shape[-1], dtype=bool)
    logs = np.where(known, np.log(np.where(known, matrix, 1.0)), 0.0)
    links = np.where(np.eye(matrix.shape[-1], dtype=bool), known.sum(axis=-1)[..., None, :], -known.astype(float))
    solved = np.linalg.pinv(links, hermitian=True) @ logs.sum(axis=-1)[..., None]
    return np.asarray(np.exp(solved[..., 0]))
