"""What kinds of ecosystem there are: latent classes chosen by BIC with their stability, and whether items are stages."""

from jejaring.ecosystem.typology.fit import ClassModel
from jejaring.ecosystem.typology.latent import Candidate, Types, latent_types
from jejaring.ecosystem.typology.stages import Scale, guttman

__all__ = ["Candidate", "ClassModel", "Scale", "Types", "guttman", "latent_types"]
