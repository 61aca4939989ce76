"""Floor 3, from actors and context to the ecosystem. So far: peers, the regions that start from alike conditions."""

from jejaring.ecosystem.peers import Peer, PeerGroup, peer_groups

__all__ = ["Peer", "PeerGroup", "peer_groups"]
