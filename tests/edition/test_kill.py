"""A build killed at any moment leaves the database as it was, and a whole edition or none."""

from pathlib import Path

import pytest

from build_kills import kill_builds

KILLS = 15


@pytest.mark.slow
def test_killed_builds_on_sqlite(tmp_path: Path):
    tally = kill_builds(f"sqlite:///{tmp_path / 'jejaring.db'}", KILLS, seed=2026)
    assert tally.inside >= 3, f"the kills must hit the work: {tally}"


@pytest.mark.slow
@pytest.mark.postgres
def test_killed_builds_on_postgresql(postgres_url: str):
    tally = kill_builds(postgres_url, KILLS, seed=2026)
    assert tally.inside >= 3, f"the kills must hit the work: {tally}"
