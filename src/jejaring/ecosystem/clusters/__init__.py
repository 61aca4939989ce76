"""Whether neighbouring regions are alike: neighbours for an archipelago, Moran's I, and local clusters."""

from jejaring.ecosystem.clusters.local import LocalMoran, local_moran
from jejaring.ecosystem.clusters.moran import Moran, moran, moran_of_rates
from jejaring.ecosystem.clusters.neighbours import Neighbours, nearest, within

__all__ = ["LocalMoran", "Moran", "Neighbours", "local_moran", "moran", "moran_of_rates", "nearest", "within"]
