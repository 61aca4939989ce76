"""Who takes part: shares, evenness and weakest of the helices, and the synergy between them."""

from jejaring.ecosystem.helix.participation import Participation, participation
from jejaring.ecosystem.helix.synergy import Synergy, synergy

__all__ = ["Participation", "Synergy", "participation", "synergy"]
