"""From a panel to scores, ranks and their doubt; usable on its own."""

from jejaring.index.build import Imputation, Stages, Treatment, build, run
from jejaring.index.check import check
from jejaring.index.doubt import doubt
from jejaring.index.method import Method, Parametric
from jejaring.index.registry import methods
from jejaring.index.treatment import Rule

__all__ = ["Imputation", "Method", "Parametric", "Rule", "Stages", "Treatment", "build", "check", "doubt", "methods", "run"]
