"""How actors are tied: blocks of helices, brokers, holes, core, communities, and who should meet whom, each against chance."""

from jejaring.ecosystem.ties.blocks import EIIndex, HelixBlocks, ei_index, helix_blocks
from jejaring.ecosystem.ties.brokerage import Brokerage, brokerage
from jejaring.ecosystem.ties.caveats import Caveat, caveats
from jejaring.ecosystem.ties.centrality import Centrality, centrality
from jejaring.ecosystem.ties.communities import Communities, communities
from jejaring.ecosystem.ties.core import CorePeriphery, core_periphery
from jejaring.ecosystem.ties.holes import Holes, structural_holes
from jejaring.ecosystem.ties.introductions import Introduction, introductions
from jejaring.ecosystem.ties.network import ActorNetwork, actor_network

__all__ = [
    "ActorNetwork",
    "Brokerage",
    "Caveat",
    "Centrality",
    "Communities",
    "CorePeriphery",
    "EIIndex",
    "HelixBlocks",
    "Holes",
    "Introduction",
    "actor_network",
    "brokerage",
    "caveats",
    "centrality",
    "communities",
    "core_periphery",
    "ei_index",
    "helix_blocks",
    "introductions",
    "structural_holes",
]
