"""What lies in the repository: only our own files, small, without paths of one machine, and commands that exist."""

import re
from pathlib import Path

import pytest

from source import ROOT, say, text_of, tracked_files

LARGEST_KB = 500
FOREIGN = re.compile(
    r"(\.min\.(js|css|mjs)$)|((^|/)(node_modules|vendor|third_party|bower_components)/)|(\.(woff2?|ttf|otf|whl|jar|dll|so)$)"
)
MACHINE_PATH = re.compile(r"(?<![\w.~}$)])(?:/(?:home|root|Users|work|mnt|srv)/\w|[A-Z]:\\Users\\)")
COMMAND = re.compile(r"\bmake ([a-z]+)\b")
TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)


def test_no_third_party_file_is_kept():
    found = [say(path) for path in tracked_files() if FOREIGN.search(say(path))]
    assert not found, "Take these from a package at run time (vl-convert carries the browser bundle, Typst the fonts):\n" + "\n".join(found)


def test_no_file_is_larger_than_500_kb():
    found = [f"{say(path)}: {path.stat().st_size // 1000} kB" for path in tracked_files() if path.stat().st_size > LARGEST_KB * 1000]
    assert not found, "Make these smaller, split them by what they tell, or make them at run time:\n" + "\n".join(found)


def test_no_file_names_a_path_of_one_machine():
    found = []
    for path in tracked_files():
        lines = (text_of(path) or "").splitlines()
        found += [
            f"{say(path)}:{number}: {hit.group()}…" for number, line in enumerate(lines, start=1) if (hit := MACHINE_PATH.search(line))
        ]
    assert not found, "Start from the file's own place (Path(__file__).resolve()) instead:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("line", "is_machine"),
    [
        ("open('" + "/ho" + "me/ani/data.csv')", True),
        ("C:" + "\\Users\\ani", True),
        ("see https://example.org/home/page", False),
        ("url = '/unduh/scores.csv'", False),
        ("cd ~/kerja/jejaring", False),
    ],
)
def test_a_path_of_one_machine_is_told_from_an_address(line: str, is_machine: bool):
    assert bool(MACHINE_PATH.search(line)) is is_machine


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_of_the_manual_exists(page: str):
    said = set(COMMAND.findall(text_of(ROOT / page) or ""))
    known = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert said, f"{page} names no make command; the two commands belong there."
    assert said <= known, f"{page} names make commands that the Makefile lacks: {sorted(said - known)}. Known: {sorted(known)}."


def test_the_readme_names_the_two_commands():
    said = set(COMMAND.findall(text_of(ROOT / "README.md") or ""))
    assert {"demo", "test"} <= said


def test_every_relative_link_of_the_manual_leads_somewhere():
    broken = []
    for path in tracked_files():
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)\s#]+)", text_of(path) or ""):
            if not re.match(r"[a-z]+:", target) and not (path.parent / target).exists():
                broken.append(f"{say(path)}: {target}")
    assert not broken, "Mend these links:\n" + "\n".join(broken)


def test_the_licence_is_apache_2():
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_the_continuous_check_is_executable_and_runs_the_test_command_of_the_readme():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111, "Run: chmod +x .ci/run"
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert lines[-1].split()[0::2] == ["make", "test"], "The last line of .ci/run is `make … test`, so that pytest has the last word."


def test_tracked_files_are_seen():
    assert Path(ROOT / "pyproject.toml") in tracked_files()
