"""The page "Coming from COINr" keeps its promise: 95 functions, each once, and every name of ours exists."""

import importlib
import re

from source import ROOT, text_of

PAGE = ROOT / "docs" / "method" / "coinr.md"
EXPORTS = 95
"""COINr 1.1.14 (NAMESPACE)."""
ROW = re.compile(r"^\| `([^`]+)` \| (.+) \|$", re.MULTILINE)
STEPS = ("denominate", "impute", "treat", "normalise", "weight", "aggregate")


def _rows() -> list[tuple[str, str]]:
    return ROW.findall(text_of(PAGE) or "")


def _missing(name: str) -> str | None:
    """Return what of a dotted name does not exist, None where all of it does."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for attribute in parts[length:]:
            if not hasattr(found, attribute):
                return name
            found = getattr(found, attribute)
        return None
    return name


def test_every_function_of_coinr_is_told_once_and_never_without_an_answer():
    names = [name for name, _ in _rows()]
    assert len(names) == len(set(names)) == EXPORTS
    for name, answer in _rows():
        assert "`" in answer or "because" in answer, name


def test_every_name_of_ours_can_be_imported():
    named = set(re.findall(r"`(jejaring(?:\.\w+)+)`", text_of(PAGE) or ""))
    assert len(named) > 40
    assert [name for name in sorted(named) if _missing(name)] == []


def test_every_method_is_in_the_registry():
    from jejaring.index import methods

    told = re.findall(rf"`({'|'.join(STEPS)}): (\w+)`", text_of(PAGE) or "")
    assert len(told) > 30
    assert [f"{step}: {method}" for step, method in told if method not in methods()[step]] == []


def test_every_command_exists():
    from typer.main import get_command

    from jejaring.cli.main import app

    for line in set(re.findall(r"`jejaring ((?:\w+ ?)+)`", text_of(PAGE) or "")) | {"index run", "index audit", "index workbook"}:
        command = get_command(app)
        for word in line.split():
            assert word in command.commands, line
            command = command.commands[word]


def test_a_name_that_does_not_exist_is_seen():
    assert _missing("jejaring.index.run") is None
    assert _missing("jejaring.index.walk") == "jejaring.index.walk"
    assert _missing("jejaring.nowhere.at_all") == "jejaring.nowhere.at_all"
