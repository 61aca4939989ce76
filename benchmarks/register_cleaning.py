"""Measures how long 30,000 messy rows take from file to clean register, and the peak of memory."""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from jejaring.catalogue import load
from jejaring.catalogue.classification import classification
from jejaring.ecosystem.cleaning import clean
from jejaring.ecosystem.synthetic import messy_register
from jejaring.sources.actors import read

ROWS = 30_000


def main() -> None:
    """Print seconds, megabytes and the account of rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    rows = parser.parse_args().rows
    catalogue, book = load(), classification()
    with tempfile.TemporaryDirectory() as folder:
        actors, ties = Path(folder) / "pelaku.csv", Path(folder) / "hubungan.csv"
        messy_register(catalogue, book, rows=rows, seed=0).write(actors, ties)
        start = time.perf_counter()
        quality = clean(read(actors, catalogue, ties=ties), catalogue, book).quality
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{quality.rows_in:,} rows = {quality.kept:,} kept + {quality.merged:,} merged + {quality.set_aside_rows:,} set aside"
        f" ({'adds up' if quality.adds_up else 'DOES NOT ADD UP'});"
        f" {quality.pairs_compared:,} pairs; {seconds:.1f} s; peak {peak:,.0f} MB\n"
    )


if __name__ == "__main__":
    main()
