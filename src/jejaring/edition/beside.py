"""Folders that appear whole: written beside their place, moved there by a rename, and tidied after a run that was killed."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STALE_SECONDS = 3600.0
"""A folder left beside by a killed run is removed when it is older than any run takes."""


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside `folder` to write into, and move it there when the block ends well.

    What `folder` held before steps aside first, so that a reader meets the old, the new or none, never a mix; a run killed between
    these two moves is mended by the next, which puts the old one back. A block that fails leaves `folder` as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _mend(folder)
    beside = Path(tempfile.mkdtemp(prefix=_new(folder), dir=folder.parent))
    # A temporary folder is for its owner alone; the finished one is as readable as any other.
    beside.chmod(0o777 & ~_umask())
    try:
        yield beside
        for path in (*beside.iterdir(), beside):
            flush(path)
        _move(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def flush(path: Path) -> None:
    """Ask the system to put a file or a folder's entries on the disk; Windows can do that for files only."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(beside: Path, folder: Path) -> None:
    if folder.exists():
        aside = Path(tempfile.mkdtemp(prefix=_old(folder), dir=folder.parent))
        folder.replace(aside / folder.name)
        beside.replace(folder)
        shutil.rmtree(aside, ignore_errors=True)
    else:
        beside.replace(folder)
    flush(folder.parent)


def _mend(folder: Path) -> None:
    for aside in sorted(folder.parent.glob(f"{_old(folder)}*")):
        kept = aside / folder.name
        if kept.exists() and not folder.exists():
            kept.replace(folder)
        shutil.rmtree(aside, ignore_errors=True)
    for left in folder.parent.glob(f"{_new(folder)}*"):
        if time.time() - left.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _new(folder: Path) -> str:
    return f".{folder.name}-new-"


def _old(folder: Path) -> str:
    return f".{folder.name}-old-"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
