"""The shape of the code: short files, short functions, documented names, no cupboards, nothing left for later."""

import ast
import re

import pytest

from source import ROOT, SRC, Definition, public_definitions, python_files, say, text_of, tracked_files, tree

LONGEST_FILE = 300
LONGEST_BODY = 40
CUPBOARDS = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "service"}
LATER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
COUNTED = (".py", ".js", ".html", ".typ")


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef, text: str) -> int:
    """Count the lines of a function's body that hold code: no docstring, no comment, no empty line."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if not body or body[-1].end_lineno is None:
        return 0
    lines = text.splitlines()[body[0].lineno - 1 : body[-1].end_lineno]
    return sum(1 for line in lines if line.strip() and not line.strip().startswith("#"))


def undocumented(module: ast.Module) -> list[str]:
    """Return what is public in a module and does not say in one sentence what it is, the module itself included."""
    named: list[tuple[str, ast.Module | Definition]] = [("the file", module), *public_definitions(module)]
    found = []
    for name, node in named:
        text = ast.get_docstring(node)
        if not text:
            found.append(f"{name} has no docstring")
        elif not text.splitlines()[0].endswith("."):
            found.append(f"the first line of {name}'s docstring is not a sentence that ends in a full stop")
    return found


def words_of(name: str) -> set[str]:
    """Return the lower-case words of a snake_case or CamelCase name."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_no_file_is_longer_than_300_lines():
    long = []
    for path in tracked_files():
        text = text_of(path) if path.suffix in COUNTED else None
        count = len(text.splitlines()) if text else 0
        if count > LONGEST_FILE:
            long.append(f"{say(path)}: {count} lines")
    assert not long, "Each of these files tells more than one thing; split it by what it tells:\n" + "\n".join(long)


def test_no_function_body_is_longer_than_40_lines_of_code():
    long = []
    for path in python_files(SRC):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (count := code_lines(node, text)) > LONGEST_BODY:
                long.append(f"{say(path)}:{node.lineno} {node.name}: {count} lines of code")
    assert not long, "Split these functions, one sentence each:\n" + "\n".join(long)


def test_everything_public_says_in_one_sentence_what_it_is():
    found = [f"{say(path)}: {fault}" for path in python_files(SRC) for fault in undocumented(tree(path))]
    assert not found, "Write one plain sentence in the present for each:\n" + "\n".join(found)


def test_no_cupboards():
    found = []
    for path in python_files(SRC, ROOT / "tests", ROOT / "benchmarks"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found += [f"{say(path)}: {part}" for part in parts if words_of(part) & CUPBOARDS]
    for path in python_files(SRC):
        classes = [node.name for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
        found += [f"{say(path)}: class {name}" for name in classes if words_of(name) & CUPBOARDS]
    assert not found, f"Name these after what they do, not as a cupboard ({', '.join(sorted(CUPBOARDS))}):\n" + "\n".join(found)


def test_nothing_is_printed():
    found = []
    for path in python_files(SRC):
        calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
        found += [f"{say(path)}:{call.lineno}" for call in calls if call.func.id == "print"]
    assert not found, "Return a value, log a line, or write through Rich in the cli room:\n" + "\n".join(found)


def test_nothing_is_left_for_later():
    found = []
    for path in tracked_files():
        lines = (text_of(path) or "").splitlines() if path.suffix in (*COUNTED, ".yml", ".md", ".css", ".toml", "") else []
        found += [f"{say(path)}:{number}" for number, line in enumerate(lines, start=1) if LATER.search(line)]
    assert not found, "Do it now, or file an issue and remove the note:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ('"""A file."""\n\n\ndef say(): ...\n', ["say has no docstring"]),
        ('"""A file"""\n', ["the first line of the file's docstring is not a sentence that ends in a full stop"]),
        (
            '"""A file."""\n\n\nclass Town:\n    """A town."""\n\n    def name(self): ...\n    def _own(self): ...\n',
            ["Town.name has no docstring"],
        ),
    ],
)
def test_a_missing_sentence_is_seen(code: str, faults: list[str]):
    assert undocumented(ast.parse(code)) == faults


def test_comments_and_docstrings_are_no_code_lines():
    text = 'def f(x):\n    """Say."""\n    # why\n\n    y = x\n    return (\n        y\n    )\n'
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert code_lines(function, text) == 4


@pytest.mark.parametrize(
    ("name", "words"), [("BaseManager", {"base", "manager"}), ("date_utils", {"date", "utils"}), ("Database", {"database"})]
)
def test_names_fall_into_their_words(name: str, words: set[str]):
    assert words_of(name) == words
