"""Floor 2, the books: everything that is known before anything is measured, read from one folder per country and checked."""

from jejaring.catalogue.load import INDONESIA, load
from jejaring.catalogue.lookup import by_code, by_name_of_kind, code_system, find_province, find_region, is_called
from jejaring.catalogue.search import Hit, search
from jejaring.catalogue.starter import starter

__all__ = [
    "INDONESIA",
    "Hit",
    "by_code",
    "by_name_of_kind",
    "code_system",
    "find_province",
    "find_region",
    "is_called",
    "load",
    "search",
    "starter",
]
