"""The project's own files as the house tests read them: paths, syntax trees, imports."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "jejaring"
TESTS = ROOT / "tests"

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Import:
    """One import of a module of ours, with the line where it stands."""

    importer: str
    imported: str
    line: int


def python_files(*folders: Path) -> list[Path]:
    """Return every Python file below the folders that exist, in order."""
    return sorted(path for folder in folders if folder.is_dir() for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file, read once."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def say(path: Path) -> str:
    """Return a path as seen from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path, root: Path = SRC) -> str:
    """Return the dotted name of a module of the package that lies at `root`."""
    parts = [root.name, *path.relative_to(root).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_in(path: Path, modules: dict[str, Path], root: Path = SRC) -> list[Import]:
    """Return the imports of our own modules in a file, those inside functions and the relative ones included."""
    importer = module_name(path, root)
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.split(".")[0] == root.name]
        elif isinstance(node, ast.ImportFrom):
            names = list(_from_names(node, importer, path.name == "__init__.py", modules))
        else:
            continue
        found += [Import(importer, name, node.lineno) for name in names]
    return found


def _from_names(node: ast.ImportFrom, importer: str, is_package: bool, modules: dict[str, Path]) -> Iterator[str]:
    """Yield what a `from … import` means: a submodule where there is one of that name, else the module itself."""
    if node.level:
        parts = importer.split(".")
        kept = parts[: len(parts) - node.level + is_package]
        start = ".".join([*kept, *([node.module] if node.module else [])])
    else:
        start = node.module or ""
    if start.split(".")[0] != importer.split(".", maxsplit=1)[0]:
        return
    for alias in node.names:
        whole = f"{start}.{alias.name}"
        yield whole if whole in modules else start


def all_imports(root: Path = SRC) -> list[Import]:
    """Return every import of our own modules in the package."""
    modules = {module_name(path, root): path for path in python_files(root)}
    return [each for path in modules.values() for each in imports_in(path, modules, root)]


def public_definitions(module: ast.Module) -> Iterator[tuple[str, Definition]]:
    """Yield every public class, function and method with its dotted name; what stands inside a function is private."""

    def below(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, Definition]]:
        for node in body:
            if isinstance(node, Definition) and not node.name.startswith("_"):
                yield prefix + node.name, node
                if isinstance(node, ast.ClassDef):
                    yield from below(node.body, f"{prefix}{node.name}.")

    yield from below(module.body, "")


def tracked_files() -> list[Path]:
    """Return every file that git keeps or would keep; raise CalledProcessError outside a checkout."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return sorted(path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file())


def text_of(path: Path) -> str | None:
    """Return the text of a file, None where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
