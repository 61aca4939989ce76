"""Which subsectors go together in the same regions, and what that says of regions and of subsectors they do not have yet."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.terms.panel import Bools, Floats

SMALLEST_GAP = 0.05
"""Below this share between the second and third eigenvalue their vectors mix freely; a circulant table has a share of 0."""
FEWEST_ACTIVITIES = 100
"""With fewer activities, as 17 subsectors, the order of regions hangs on single cells: it describes and does not rank."""


@dataclass(frozen=True)
class Complexity:
    """Relatedness of activities (s) and complexity of regions (n); NaN for a region or activity with nothing in the table.

    `proximity` (s × s) is 0-1 with NaN diagonal; `density` (n × s) is the related share that a region already has around an activity;
    `eci` and `pci` are standardised over what they know. `degenerate` says that they are not identified (the third eigenvalue is as
    large as the second, the table falls apart, or it is too small); `descriptive` that activities are under a hundred.
    """

    proximity: Floats
    density: Floats
    eci: Floats
    pci: Floats
    diversity: npt.NDArray[np.int64]
    ubiquity: npt.NDArray[np.int64]
    eigenvalues: Floats
    degenerate: bool
    descriptive: bool


def complexity(present: Bools) -> Complexity:
    """Return relatedness and complexity of a table (n × s) that says which region is specialised in which activity.

    φ_pq = Σ_c M_cp M_cq / max(k_p, k_q); density ω_cp = Σ_q M_cq φ_pq / Σ_q φ_pq over q other than p (Hidalgo et al. 2007). ECI is the
    second eigenvector of D_c⁻¹ M D_p⁻¹ Mᵀ, signed to rise with diversity, PCI that of the transpose (Hidalgo and Hausmann 2009; Mealy,
    Farmer and Teytelboym 2019).
    """
    table = present.astype(float)
    diversity, ubiquity = table.sum(axis=1), table.sum(axis=0)
    proximity = _proximity(table, ubiquity)
    weights = np.nan_to_num(proximity, nan=0.0)
    around = weights.sum(axis=0)
    density = np.divide(table @ weights, around, out=np.full(table.shape, np.nan), where=around > 0)
    rows, columns = diversity > 0, ubiquity > 0
    eci, pci = np.full(len(diversity), np.nan), np.full(len(ubiquity), np.nan)
    eigenvalues, degenerate = np.array([]), True
    if rows.sum() > 2 and columns.sum() > 2:
        kept = table[np.ix_(rows, columns)]
        eigenvalues, of_rows, of_columns = _second(kept)
        degenerate = _mixed(eigenvalues)
        if _rises_with(of_rows, kept.sum(axis=1)) < 0:
            of_rows, of_columns = -of_rows, -of_columns
        eci[rows], pci[columns] = _standard(of_rows), _standard(of_columns)
    return Complexity(
        proximity=proximity,
        density=density,
        eci=eci,
        pci=pci,
        diversity=diversity.astype(np.int64),
        ubiquity=ubiquity.astype(np.int64),
        eigenvalues=eigenvalues,
        degenerate=degenerate,
        descriptive=int(columns.sum()) < FEWEST_ACTIVITIES,
    )


def _proximity(table: Floats, ubiquity: Floats) -> Floats:
    most = np.maximum(ubiquity[:, None], ubiquity[None, :])
    both = (ubiquity[:, None] > 0) & (ubiquity[None, :] > 0)
    proximity: Floats = np.divide(table.T @ table, most, out=np.full(most.shape, np.nan), where=both)
    np.fill_diagonal(proximity, np.nan)
    return proximity


def _second(table: Floats) -> tuple[Floats, Floats, Floats]:
    of_rows, of_columns = np.sqrt(table.sum(axis=1)), np.sqrt(table.sum(axis=0))
    # The singular vectors of the balanced table give both eigenvectors at once, and their squares the shared eigenvalues.
    left, singular, right = np.linalg.svd(table / of_rows[:, None] / of_columns[None, :], full_matrices=False)
    return singular**2, left[:, 1] / of_rows, right[1] / of_columns


def _mixed(eigenvalues: Floats) -> bool:
    second, third = float(eigenvalues[1]), float(eigenvalues[2])
    return second <= 1e-9 or second >= 1 - 1e-9 or (second - third) / second < SMALLEST_GAP


def _rises_with(values: Floats, diversity: Floats) -> float:
    return float(((values - values.mean()) * (diversity - diversity.mean())).sum())


def _standard(values: Floats) -> Floats:
    spread = values.std()
    return (values - values.mean()) / spread if spread > 0 else np.full(values.shape, np.nan)
