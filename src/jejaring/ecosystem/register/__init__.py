"""The register itself: what its cells mean, what is wrong in it, and the tables it is handed on as."""

from jejaring.ecosystem.register.interpret import Interpreted, check_register, interpret
from jejaring.ecosystem.register.notes import Fault
from jejaring.ecosystem.register.tables import actors_table, digital_shares, ties_table

__all__ = ["Fault", "Interpreted", "actors_table", "check_register", "digital_shares", "interpret", "ties_table"]
