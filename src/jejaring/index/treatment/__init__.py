"""Calms columns whose few extreme values would otherwise decide the whole scale, and says what it did to each."""

from jejaring.index.treatment.curve import LEFT, Rule, Treated, applied

__all__ = ["LEFT", "Rule", "Treated", "applied"]
