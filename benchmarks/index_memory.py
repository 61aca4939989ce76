"""Measures the peak memory of 10,000 draws on 10,000 regions with 60 leaves: score and rank quantiles of every node."""

import resource
import subprocess
import sys
import time
from pathlib import Path

DRAWS, REGIONS, LEAVES = 10_000, 10_000, 60
LIMIT_MIB = 1024


def measured(draws: int, regions: int) -> None:
    """Run here and print seconds and peak memory."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from index_draws import panel_of, recipe_of

    from jejaring.index import doubt

    start = time.perf_counter()
    doubt(panel_of(regions, LEAVES), recipe_of("linear", LEAVES), draws=draws, nodes=("I",) if "--index" in sys.argv else None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{draws} draws, {regions} regions, {sys.argv[1]}: {time.perf_counter() - start:.1f} s, {peak:.0f} MiB\n")


def main() -> None:
    """Measure the index alone and every node, each in a process of its own."""
    if len(sys.argv) > 1:
        measured(int(sys.argv[2]), int(sys.argv[3]))
        return
    for what in ("--index", "--nodes"):
        subprocess.run([sys.executable, __file__, what, str(DRAWS), str(REGIONS)], check=True)


if __name__ == "__main__":
    main()
