"""An open archive on each of the two databases."""

from collections.abc import Iterator

import pytest

from jejaring.store import Archive, open_archive


@pytest.fixture
def archive(database_url: str) -> Iterator[Archive]:
    """An open, empty archive."""
    with open_archive(database_url) as opened:
        yield opened
