"""Imports fall: no room imports one of its own floor or above, and no files import each other in a circle."""

from collections.abc import Iterable
from pathlib import Path

from floors import FLOORS, floor_of
from source import SRC, Import, all_imports


def climbing(imports: Iterable[Import]) -> list[str]:
    """Return a line for each import that goes up or sideways, or that leaves or enters a room no floor lists."""
    found = []
    for each in imports:
        here, there = (_room(name) for name in (each.importer, each.imported))
        if here == there or there is None:
            continue
        floor_here = len(FLOORS) + 1 if here is None else floor_of(here)
        floor_there = floor_of(there)
        if floor_here is None or floor_there is None or floor_there >= floor_here:
            found.append(f"{each.importer}:{each.line} (floor {floor_here}) imports {each.imported} (floor {floor_there})")
    return found


def circles(imports: Iterable[Import]) -> list[list[str]]:
    """Return the groups of modules that reach each other by imports (a module that imports itself too)."""
    below: dict[str, set[str]] = {}
    for each in imports:
        below.setdefault(each.importer, set()).add(each.imported)
    reached = {name: _reachable(name, below) for name in below}
    groups = {tuple(sorted(other for other in reached[name] if name in reached.get(other, ()))) for name in below}
    return sorted(list(group) for group in groups if group)


def _room(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else None


def _reachable(start: str, below: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(below.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += below.get(name, ())
    return reached


def test_every_room_stands_on_a_floor():
    rooms = sorted(path.name for path in SRC.iterdir() if path.is_dir() and any(path.rglob("*.py")))
    homeless = [room for room in rooms if floor_of(room) is None]
    assert not homeless, f"List these rooms in tests/house/floors.py, on the floor where they belong: {', '.join(homeless)}."


def test_no_file_lies_beside_the_rooms():
    loose = sorted(path.name for path in SRC.glob("*.py") if path.name not in ("__init__.py", "__main__.py"))
    assert not loose, f"Move these files into a room of src/jejaring: {', '.join(loose)}."


def test_no_import_climbs_or_goes_sideways():
    found = climbing(all_imports())
    assert not found, (
        "An import goes down only. Pass what you need as a table of terms/tables.py and join it in edition/river.py, "
        "or move the shared word to terms:\n" + "\n".join(found)
    )


def test_no_files_import_each_other_in_a_circle():
    found = circles(all_imports())
    assert not found, "Break these circles: move what both need into a file below both:\n" + "\n".join(" ⇄ ".join(group) for group in found)


def test_a_climbing_import_is_seen_even_inside_a_function(tmp_path: Path):
    package = tmp_path / "jejaring"
    for name, text in {
        "__init__": "",
        "terms/__init__": "",
        "terms/words": "def late():\n    from jejaring.store import archive\n    return archive\n",
        "store/__init__": "",
        "store/archive": "from ..index import build\n",
        "index/__init__": "",
        "index/build": "import jejaring.indicators.panel\n",
        "indicators/__init__": "",
        "indicators/panel": "",
    }.items():
        path = package / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert climbing(all_imports(package)) == [
        "jejaring.index.build:1 (floor 3) imports jejaring.indicators.panel (floor 3)",
        "jejaring.store.archive:1 (floor 2) imports jejaring.index.build (floor 3)",
        "jejaring.terms.words:2 (floor 1) imports jejaring.store.archive (floor 2)",
    ]


def test_a_circle_over_three_files_is_seen():
    ring = [Import("a", "b", 1), Import("b", "c", 1), Import("c", "a", 1), Import("d", "a", 1)]
    assert circles(ring) == [["a", "b", "c"]]
