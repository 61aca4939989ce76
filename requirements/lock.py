"""Write the lock file: the exact version, as installed here, of everything that pyproject.toml asks for.

Install the versions you want to move to, then run `make lock`.
"""

import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
EXTRAS = ("dev", "postgres")
HEAD = """\
# Exact versions of everything Jejaring runs and is tested with; an edition is byte for byte the same only under these.
# Written by `make lock` from the installed environment (requirements/lock.py). Do not edit by hand.
"""


def asked() -> list[Requirement]:
    """Return what the project and its locked extras ask for, as pyproject.toml says now."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [Requirement(line) for line in [*project["dependencies"], *(line for extra in EXTRAS for line in extras[extra])]]


def pinned(asked: list[Requirement]) -> dict[str, str]:
    """Return name and installed version of every distribution that the requirements need, the indirect ones included."""
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    absent: set[str] = set()
    waiting = list(asked)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            absent.add(name)
            continue
        found[name] = installed.version
        for extra in {"", *requirement.extras} - {extra for known, extra in seen if known == name}:
            seen.add((name, extra))
            needs = [Requirement(line) for line in installed.requires or ()]
            waiting += [need for need in needs if need.marker is None or need.marker.evaluate({"extra": extra})]
    if absent:
        raise SystemExit(f"Not installed, so they cannot be pinned: {', '.join(sorted(absent))}. Install them and run `make lock` again.")
    return dict(sorted(found.items()))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("lock.txt")
    target.write_text(HEAD + "".join(f"{name}=={version}\n" for name, version in pinned(asked()).items()), encoding="utf-8")
