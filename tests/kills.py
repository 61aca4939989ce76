"""The kill loop: start a program again and again, kill it (SIGKILL) at a random moment of its work, and look at what it left.

The program prints the line `begin` when the work starts that must be whole or not at all, and `end` when it is done.
"""

import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Moment = Literal["before", "inside", "after"]

FULL_RUNS = 3
_BEFORE_SHARE = 1 / 8
_OVERSHOOT = 1.25
_KILLED = -9


@dataclass(frozen=True)
class Tally:
    """How many kills hit before, inside and after the work, and how long start and work take when nobody kills (seconds).

    `whole` counts the kills inside after which the work was there: they hit between its being final and its being told.
    """

    before: int
    inside: int
    after: int
    whole: int
    start_seconds: float
    work_seconds: float

    def __str__(self) -> str:
        return (
            f"{self.before} killed before, {self.inside} inside ({self.whole} of them left the work whole), {self.after} after "
            f"(start {self.start_seconds:.2f} s, work {self.work_seconds:.3f} s)"
        )


def kill_at_random_moments(command: Callable[[int], Sequence[str]], check: Callable[[int, Moment], bool], kills: int, seed: int) -> Tally:
    """Run `command(trial)` three times undisturbed to measure it, then once per kill; call `check(trial, moment)` after every run.

    One kill in eight falls between the start of the process and `begin`; the others are spread evenly over 1.25 times the time
    from `begin` to `end`, in random order. `check` asserts what it must, puts everything back for the next trial, and returns
    whether it found the work done. That a kill before finds nothing and a kill after finds all is asserted here.
    """
    spans = []
    for trial in range(FULL_RUNS):
        spans.append(_full_run(command(trial)))
        assert check(trial, "after"), "a run that nobody killed left nothing"
    start, work = median(span[0] for span in spans), median(span[1] for span in spans)

    chance = random.Random(seed)
    early = round(kills * _BEFORE_SHARE)
    late = kills - early
    plan: list[tuple[bool, float]] = [(False, chance.random() * start) for _ in range(early)]
    plan += [(True, (step + chance.random()) / late * work * _OVERSHOOT) for step in range(late)]
    chance.shuffle(plan)

    moments: list[Moment] = []
    whole = 0
    for trial, (await_begin, delay) in enumerate(plan, start=FULL_RUNS):
        moments.append(_killed_run(command(trial), await_begin=await_begin, delay=delay))
        done = check(trial, moments[-1])
        assert (moments[-1], done) not in {("before", True), ("after", False)}, f"killed {moments[-1]} the work, found done: {done}"
        whole += done and moments[-1] == "inside"
    return Tally(moments.count("before"), moments.count("inside"), moments.count("after"), whole, start, work)


def _full_run(argv: Sequence[str]) -> tuple[float, float]:
    """Return the seconds from start to `begin` and from `begin` to `end`."""
    with tempfile.TemporaryFile("w+") as complaints:
        started = time.perf_counter()
        seen: dict[str, float] = {}
        with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=complaints, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                seen[line.strip()] = time.perf_counter()
        complaints.seek(0)
        assert process.returncode == 0, f"the run that nobody killed failed: {complaints.read()}"
    assert {"begin", "end"} <= seen.keys(), f"the program must print begin and end, it printed {list(seen)}"
    return seen["begin"] - started, seen["end"] - seen["begin"]


def _killed_run(argv: Sequence[str], *, await_begin: bool, delay: float) -> Moment:
    with tempfile.TemporaryFile("w+") as complaints:
        # Only one pipe: what readline has read too far stays in its buffer, where communicate finds it.
        with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=complaints, text=True) as process:
            assert process.stdout is not None
            said = ""
            while await_begin and "begin" not in said.split():
                line = process.stdout.readline()
                assert line, "the program ended without saying begin"
                said += line
            time.sleep(delay)
            process.kill()
            said += process.communicate()[0]
        complaints.seek(0)
        assert process.returncode in (_KILLED, 0), f"the program failed before it was killed: {complaints.read()}"
    words = said.split()
    return "after" if "end" in words else "inside" if "begin" in words else "before"
