"""Runs numbered pieces of work here or on any executor, takes their results in order, and loses none that is finished."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

WAITING = 8
"""Pieces that may be under way at once: enough to keep workers busy, few enough to keep memory bounded."""


def run_in_order(
    tasks: Sequence[Task], work: Callable[[Task], Result], take: Callable[[Task, Result], None], *, executor: Executor | None = None
) -> None:
    """Hand each task's result to `take`, in the order of the tasks.

    An interrupt (Ctrl+C) is heeded between two results: `take` runs to its end first, so what it keeps is whole. Whatever is raised,
    work that waits on the executor is cancelled.
    """
    # The taking thread is not the one that Python interrupts.
    with ThreadPoolExecutor(1) as taker:
        for task, result in _results(tasks, work, executor):
            taken = taker.submit(take, task, result)
            try:
                taken.result()
            except KeyboardInterrupt:
                taken.result()
                raise


def _results(tasks: Sequence[Task], work: Callable[[Task], Result], executor: Executor | None) -> Iterator[tuple[Task, Result]]:
    if executor is None:
        for task in tasks:
            yield task, work(task)
        return
    waiting: deque[tuple[Task, Future[Result]]] = deque()
    try:
        for task in tasks:
            waiting.append((task, executor.submit(work, task)))
            if len(waiting) == WAITING:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        for _, future in waiting:
            future.cancel()
