"""Kill `jejaring build` at random moments: the database stays as it was, the folder is absent or whole."""

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from jejaring.catalogue import load, starter
from jejaring.edition import read_edition
from jejaring.store import open_archive
from jejaring.terms.imported import Imported
from jejaring.terms.problem import BadEdition
from kills import Moment, Tally, kill_at_random_moments

# The command itself, with the two words that the kill loop waits for.
CHILD = """
import sys
from jejaring.cli.main import app
print("begin", flush=True)
app(sys.argv[1:], standalone_mode=False)
print("end", flush=True)
"""


def kill_builds(url: str, kills: int, seed: int) -> Tally:
    """Kill builds of the IPM 2019 and look at database and folder after each; the folder must be absent or whole."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "edition"
        with open_archive(url) as archive:
            if archive.is_empty():
                given = Imported("starter", "starter", "0" * 64, observations=starter())
                archive.add(given, who="test", when=datetime(2026, 11, 24, tzinfo=UTC))
            before = (archive.imports(), _digest(archive.observations()))

        def command(_: int) -> list[str]:
            words = ["--database", url, "build", "--recipe", "ipm", "--year", "2019", "--draws", "64", "--out", str(folder)]
            return [sys.executable, "-c", CHILD, *words]

        def check(_: int, moment: Moment) -> bool:
            with open_archive(url) as archive:
                assert (archive.imports(), _digest(archive.observations())) == before, f"the database changed, killed {moment}"
            done = _whole(folder)
            shutil.rmtree(folder, ignore_errors=True)
            return done

        return kill_at_random_moments(command, check, kills, seed)


def _whole(folder: Path) -> bool:
    if not folder.exists():
        return False
    try:
        edition = read_edition(folder)
    except BadEdition as error:
        raise AssertionError(f"half an edition: {error}") from error
    assert len(edition.scores.regions) == len(load().regions)
    return True


def _digest(observations: pd.DataFrame) -> int:
    return int(pd.util.hash_pandas_object(observations.astype(str), index=False).sum())
