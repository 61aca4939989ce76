"""Kill many imports and builds on SQLite and on PostgreSQL: `python tests/soak.py [kills per database, default 300] [seed]`."""

import sys
import tempfile
from pathlib import Path

from build_kills import kill_builds
from import_kills import kill_imports, kill_openings
from postgres_cluster import fresh_database, running_server, why_absent

KILLS = 300
# Opening an empty database is short and rare: a tenth of the kills goes there.
OPENINGS_SHARE = 10
# A build takes seconds; only its last moment, the move into place, must be whole or not at all.
BUILDS_SHARE = 3


def main(kills: int, seed: int) -> int:
    """Print how the kills fell and return 0; a database found between before and after is an AssertionError."""
    with tempfile.TemporaryDirectory() as folder:
        _soak("SQLite", [f"sqlite:///{Path(folder) / name}.db" for name in ("imports", "openings", "builds")], kills, seed)
    absent = why_absent()
    if absent:
        sys.stdout.write(f"{absent}\n")
        return 1
    with running_server() as server, fresh_database(server) as first, fresh_database(server) as second, fresh_database(server) as third:
        _soak("PostgreSQL", [first, second, third], kills, seed)
    return 0


def _soak(name: str, urls: list[str], kills: int, seed: int) -> None:
    for work, tally in (
        ("imports", kill_imports(urls[0], kills, seed)),
        ("openings", kill_openings(urls[1], max(1, kills // OPENINGS_SHARE), seed)),
        ("builds", kill_builds(urls[2], max(1, kills // BUILDS_SHARE), seed)),
    ):
        sys.stdout.write(f"{name}: {work}: {tally}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(numbers + [KILLS, 2026][len(numbers) :])))
