"""Floor 2, where things rest: one database, SQLite in a file or PostgreSQL by URL, in which every import is all or nothing."""

from jejaring.store.archive import Archive
from jejaring.store.engine import DEFAULT_URL
from jejaring.store.open import open_archive

__all__ = ["DEFAULT_URL", "Archive", "open_archive"]
