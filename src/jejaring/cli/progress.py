"""Long work with a bar that shows the time that remains, on standard error and only where someone looks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jejaring.cli.session import Session

Tick = Callable[[int, int], None]


@contextmanager
def bar(session: Session, key: str, **parameters: str) -> Iterator[Tick]:
    """Yield a function that is told how many steps are done of how many; without a terminal it draws nothing."""
    console = session.remarks
    if session.as_json or not console.is_terminal:
        yield lambda _done, _all: None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(session.say(key, **parameters), total=None)

        def tick(done: int, every: int) -> None:
            progress.update(task, completed=done, total=every)

        yield tick
