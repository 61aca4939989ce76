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


def test_every_mirrored_test_file_has_its_source_file():
    rooms = [path.name for path in SRC.iterdir() if path.is_dir()]
    orphans = []
    for path in python_files(*(TESTS / room for room in rooms)):
        place = path.relative_to(TESTS)
        source = SRC / place.parent / path.name.removeprefix("test_")
        if path.name.startswith("test_") and not source.is_file():
            orphans.append(f"{say(path)} tests no {say(source)}")
    assert not orphans, "Rename, move (tests/properties, tests/oracles) or delete these test files:\n" + "\n".join(orphans)
