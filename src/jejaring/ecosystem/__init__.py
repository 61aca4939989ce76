"""Floor 3, from actors and context to the ecosystem: register, cleaning, classify and counting are rooms of their own; here the peers."""

from jejaring.ecosystem.peers import Peer, PeerGroup, peer_groups

__all__ = ["Peer", "PeerGroup", "peer_groups"]
