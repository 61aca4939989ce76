"""What a region has more of than others, how varied it is, and which activities go together; counts in, plain values out."""

from jejaring.ecosystem.specialisation.complexity import Complexity, complexity
from jejaring.ecosystem.specialisation.distances import DistanceProfile, distance_profile
from jejaring.ecosystem.specialisation.diversity import Concentration, Diversity, concentration, diversity
from jejaring.ecosystem.specialisation.plants import PlantConcentration, ellison_glaeser
from jejaring.ecosystem.specialisation.quotient import Quotients, location_quotients
from jejaring.ecosystem.specialisation.readings import Readings, quotient_readings
from jejaring.ecosystem.specialisation.shift_share import ShiftShare, shift_share, shift_share_over
from jejaring.ecosystem.specialisation.variety import Variety, variety

__all__ = [
    "Complexity",
    "Concentration",
    "DistanceProfile",
    "Diversity",
    "PlantConcentration",
    "Quotients",
    "Readings",
    "ShiftShare",
    "Variety",
    "complexity",
    "concentration",
    "distance_profile",
    "diversity",
    "ellison_glaeser",
    "location_quotients",
    "quotient_readings",
    "shift_share",
    "shift_share_over",
    "variety",
]
