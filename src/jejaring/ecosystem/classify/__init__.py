"""Which subsector an actor belongs to: KBLI code, key words, letters, or an honest abstention."""

from jejaring.ecosystem.classify.classify import Evidence, classify
from jejaring.ecosystem.classify.measure import Agreement, Bin, agreement, calibration, expected_calibration_error

__all__ = ["Agreement", "Bin", "Evidence", "agreement", "calibration", "classify", "expected_calibration_error"]
