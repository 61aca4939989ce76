"""Structural holes: whose contacts do not know each other, and who is held in a closed circle."""

from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.ties.network import ActorNetwork
from jejaring.terms.panel import Floats


@dataclass(frozen=True)
class Holes:
    """Burt's measures of each actor (N,), NaN without ties: `constraint` (low: bridges, high: closed circle) and `effective` size."""

    constraint: Floats
    effective: Floats


def structural_holes(network: ActorNetwork) -> Holes:
    """Return c_i = Σ_j (p_ij + Σ_q p_iq p_qj)² over contacts j, and contacts less 2 t / contacts, t ties among them (Burt 1992)."""
    from scipy.sparse import diags_array

    ties = network.matrix()
    degree = np.asarray(ties.sum(axis=1)).ravel()
    tied = degree > 0
    share = diags_array(np.divide(1.0, degree, out=np.zeros(len(degree)), where=tied)) @ ties
    spent = (share + share @ share).multiply(ties)
    constraint = np.asarray(spent.multiply(spent).sum(axis=1)).ravel()
    among = np.asarray((ties @ ties).multiply(ties).sum(axis=1)).ravel() / 2
    effective = degree - np.divide(2 * among, degree, out=np.zeros(len(degree)), where=tied)
    return Holes(constraint=np.where(tied, constraint, np.nan), effective=np.where(tied, effective, np.nan))
