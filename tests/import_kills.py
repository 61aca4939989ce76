"""Imports and openings that are killed, and what must be true of the database afterwards; also the program that gets killed."""

import hashlib
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
from sqlalchemy import Engine, create_engine, delete, event, func, inspect, select, text

from jejaring.store import Archive, open_archive
from jejaring.store.open import VERSION_TABLE
from jejaring.store.schema import BOUNDARIES, IMPORTS, METADATA, OBSERVATIONS
from jejaring.terms.imported import Boundary, Imported
from kills import Moment, Tally, kill_at_random_moments

ROWS = 5_000
NEXT = 1_000_000
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
_GONE_SECONDS = 60
_KEY = ["region", "indicator", "period", "source"]


def made_up_file(number: int, *, rows: int = ROWS) -> Imported:
    """Return a generated file: the same number gives the same rows; other numbers share regions, not keys."""
    order = np.arange(rows)
    values = np.random.default_rng(number).normal(50, 10, rows)
    values[::97] = np.nan
    observations = pd.DataFrame(
        {
            "region": [f"{place:04d}" for place in order % 514],
            "indicator": [f"made_up_{place}" for place in order // 514],
            "period": "2021",
            "value": values,
            "unit": "persen",
            "source": f"file_{number}",
            "status": ["missing" if np.isnan(value) else "reported" for value in values],
            "evidence": None,
        }
    )
    square = {"type": "Polygon", "coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, float(number + 1)], [0.0, 0.0]]]}
    sha256 = hashlib.sha256(f"file {number}".encode()).hexdigest()
    return Imported("workbook", f"file_{number}.xlsx", sha256, observations, (Boundary("0001", square, f"file_{number}"),))


def kill_imports(url: str, kills: int, seed: int) -> Tally:
    """Kill imports into the database and assert after each that it is as before or as after, sound, and takes the next import."""
    before = made_up_file(0)
    with open_archive(url) as archive:
        archive.add(before, who="before", when=NOON)

    def check(trial: int, _moment: Moment) -> bool:
        with open_archive(url) as archive:
            _wait_until_alone(archive.engine)
            killed = made_up_file(trial + 1)
            arrived = len(archive.imports()) == 2
            _assert_holds(archive, [before, killed] if arrived else [before])
            _assert_sound(archive.engine)
            following = made_up_file(NEXT + trial, rows=600) if arrived else killed
            archive.add(following, who="next", when=NOON)
            _assert_holds(archive, [before, killed, following] if arrived else [before, killed])
            _forget_all_but_first(archive.engine)
            return arrived

    return kill_at_random_moments(lambda trial: _program("import", url, trial + 1), check, kills, seed)


def kill_openings(url: str, kills: int, seed: int) -> Tally:
    """Kill the first opening of an empty database and assert after each that it has all tables or none, and opens."""

    def check(_trial: int, _moment: Moment) -> bool:
        engine = create_engine(url)
        _wait_until_alone(engine)
        found = set(inspect(engine).get_table_names())
        whole = {*METADATA.tables, VERSION_TABLE}
        assert found in (set(), whole)
        with open_archive(url) as archive:
            assert archive.is_empty()
            _assert_sound(archive.engine)
        METADATA.drop_all(engine)
        with engine.begin() as connection:
            connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
        engine.dispose()
        return found == whole

    return kill_at_random_moments(lambda trial: _program("open", url, trial), check, kills, seed)


def _program(*arguments: object) -> list[str]:
    return [sys.executable, str(Path(__file__)), *map(str, arguments)]


def _assert_holds(archive: Archive, files: list[Imported]) -> None:
    assert [(record.file, record.observations, record.boundaries) for record in archive.imports()] == [
        (file.file, len(file.observations), len(file.boundaries)) for file in files
    ]
    expected = pd.concat([file.observations for file in files]).sort_values(_KEY)
    assert _hash(archive.observations()) == _hash(expected)
    assert archive.boundaries() == files[-1].boundaries
    with archive.engine.connect() as connection:
        # Also rows that no query of the archive would show.
        assert connection.execute(select(func.count()).select_from(OBSERVATIONS)).scalar_one() == len(expected)
        assert connection.execute(select(func.count()).select_from(BOUNDARIES)).scalar_one() == len(files)


def _hash(observations: pd.DataFrame) -> str:
    return hashlib.sha256(observations.to_csv(index=False).encode()).hexdigest()


def _assert_sound(engine: Engine) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        for table in (OBSERVATIONS, BOUNDARIES):
            owned = select(IMPORTS.c.id).where(IMPORTS.c.id == table.c.import_id).exists()
            assert connection.execute(select(func.count()).select_from(table).where(~owned)).scalar_one() == 0


def _forget_all_but_first(engine: Engine) -> None:
    with engine.begin() as connection:
        first = select(func.min(IMPORTS.c.id)).scalar_subquery()
        for table in (OBSERVATIONS, BOUNDARIES):
            connection.execute(delete(table).where(table.c.import_id > first))
        connection.execute(delete(IMPORTS).where(IMPORTS.c.id > first))


def _wait_until_alone(engine: Engine) -> None:
    """Wait until the PostgreSQL server has noticed that its client is dead: until then it may still finish a commit it was sent."""
    if engine.dialect.name != "postgresql":
        return
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
        " AND pid <> pg_backend_pid()"
    )
    deadline = time.monotonic() + _GONE_SECONDS
    with engine.connect() as connection:
        while connection.execute(others).scalar_one():
            connection.rollback()
            assert time.monotonic() < deadline, "the server still serves the killed process"
            time.sleep(0.02)


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _import_and_say(url: str, number: int) -> None:
    with open_archive(url) as archive:
        file = made_up_file(number)
        event.listen(archive.engine, "begin", lambda _connection: _say("begin"))
        archive.add(file, who="killed", when=NOON)
        _say("end")


def _open_and_say(url: str, _number: int) -> None:
    import alembic.command  # noqa: F401  (its import would fill most of the time that is to be killed)

    _say("begin")
    with open_archive(url):
        _say("end")


_WORK: dict[str, Callable[[str, int], None]] = {"import": _import_and_say, "open": _open_and_say}

if __name__ == "__main__":
    _WORK[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
