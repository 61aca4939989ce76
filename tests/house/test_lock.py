"""The lock file pins everything that pyproject.toml asks for, within its bounds."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from source import ROOT

PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^\s;]+)$")


def locked() -> dict[str, str]:
    """Return name and version of each pin; fail on a line that is no exact pin."""
    lines = (ROOT / "requirements" / "lock.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    bad = [line for line in pins if not PIN.match(line)]
    assert not bad, f"Lines of requirements/lock.txt that are no exact pin (run `make lock`): {bad}"
    return {match.group(1): match.group(2) for line in pins if (match := PIN.match(line))}


def asked() -> list[Requirement]:
    """Return what the project and its extras dev and postgres ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [Requirement(line) for line in [*project["dependencies"], *extras["dev"], *extras["postgres"]]]


def test_every_dependency_is_pinned_within_its_bounds():
    pins = locked()
    faults = []
    for requirement in asked():
        version = pins.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            faults.append(f"{requirement} is locked at {version}")
    assert not faults, "Install what pyproject.toml asks for, then run `make lock`:\n" + "\n".join(faults)


def test_the_lock_names_no_host_and_no_path():
    text = (ROOT / "requirements" / "lock.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|^-|@", text, re.MULTILINE), "The lock file holds names and versions only; run `make lock`."
