"""What the statistics find in a register, as tables that a person can open: specialisation, network, gaps."""

from jejaring.ecosystem.tables.lacking import Lacking, lacking
from jejaring.ecosystem.tables.neighbourhood import peers_among
from jejaring.ecosystem.tables.specialised import Specialised, specialised
from jejaring.ecosystem.tables.tied import Tied, network_table, tied

__all__ = ["Lacking", "Specialised", "Tied", "lacking", "network_table", "peers_among", "specialised", "tied"]
