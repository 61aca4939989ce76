"""The wheel alone is enough: installed in an empty environment outside the checkout, it builds an edition with portraits."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
SECONDS = 110


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that nothing appears in the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    copy = place / "copy"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, copy)
    shutil.copytree(CHECKOUT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    _run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(copy)], place)
    return next(place.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty environment with the wheel in it; the third-party packages are those of this run, seen by a path file.

    The path file names a folder of links to everything installed here but Jejaring itself: of Jejaring only the wheel can be found.
    """
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "env", with_pip=False)
    python = place / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    others = place / "others"
    others.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "jejaring" not in entry.name.lower():
            (others / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
    )
    (Path(site.stdout.strip()) / "others.pth").write_text(f"{others}\n")
    _run([sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)], place)
    return python


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done


@pytest.mark.slow
def test_the_installed_package_is_the_wheel_and_not_the_checkout(python: Path, tmp_path: Path):
    done = _run([str(python), "-c", "import jejaring; print(jejaring.__file__)"], tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(python.parents[1])


@pytest.mark.slow
def test_the_wheel_builds_an_edition_in_an_empty_folder(python: Path, tmp_path: Path):
    command = python.with_name("jejaring.exe" if sys.platform == "win32" else "jejaring")
    done = _run([str(command), "demo", "--out", "out", "--pdf", "2"], tmp_path)
    editions = [path.parent for path in (tmp_path / "out").rglob("manifest.json")]
    assert editions, f"No edition folder with its manifest under out/:\n{done.stdout[-2000:]}"
    assert all((edition / "scores.csv").stat().st_size > 0 for edition in editions)
    portraits = sorted((tmp_path / "out").rglob("*.pdf"))
    assert portraits
    assert all(path.read_bytes().startswith(b"%PDF-") for path in portraits)
