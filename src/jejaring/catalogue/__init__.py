"""Floor 2, the books: everything that is known before anything is measured, read from one folder per country and checked."""

from jejaring.catalogue.load import load

__all__ = ["load"]
