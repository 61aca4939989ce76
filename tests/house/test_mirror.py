"""Tests mirror the tree: each source file has its test file at the same place under tests/."""

from source import SRC, TESTS, python_files, say


def test_every_source_file_has_its_test_file():
    absent = []
    for path in python_files(SRC):
        place = path.relative_to(SRC)
        if path.name in ("__init__.py", "__main__.py") or "migrations" in place.parts:
            continue
        test = TESTS / place.parent / f"test_{path.name}"
        if not test.is_file():
            absent.append(f"{say(path)} has no {say(test)}")
    assert not absent, "Write the test file that belongs to each of these:\n" + "\n".join(absent)
