"""A synthetic register as the cleaning room takes it, and the truth by id."""

import tempfile
from pathlib import Path

from jejaring.catalogue import load
from jejaring.ecosystem.synthetic import SyntheticRegister
from jejaring.sources.actors import read
from jejaring.terms.actor import RegisterFile


def register_of(made: SyntheticRegister) -> tuple[RegisterFile, dict[str, int]]:
    """Return a synthetic register written to files and read back, and the invented actor behind each id."""
    with tempfile.TemporaryDirectory() as folder:
        actors, ties = Path(folder) / "pelaku.csv", Path(folder) / "hubungan.csv"
        made.write(actors, ties)
        file = read(actors, load(), ties=ties)
    return file, {row[0]: number for row, number in zip(made.rows, made.truth, strict=True)}
