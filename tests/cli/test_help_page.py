import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from typer.main import get_command

from jejaring.cli.main import app
from jejaring.words.book import book

SOON = 2.0
"""Seconds within which help must answer even on a machine busy with other tests; an idle one needs about half a second."""


def every(command, path="jejaring") -> Iterator[tuple[str, object]]:
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from every(child, f"{path} {name}")


def test_every_command_and_option_has_help_in_the_word_books():
    silent = []
    for path, command in every(get_command(app)):
        if command.help not in book():
            silent.append(path)
        silent += [f"{path} {parameter.name}" for parameter in command.params if parameter.help not in book()]
    assert not silent


@pytest.mark.parametrize(("language", "words"), [("id", ("Pakai:", "Opsi", "Perintah")), ("en", ("Usage:", "Options", "Commands"))])
def test_help_speaks_both_languages(run, language, words):
    result = run("--help", "--lang", language)
    assert result.exit_code == 0
    assert all(word in result.stdout for word in words)
    assert "cli_" not in result.stdout


def test_the_help_of_a_command_names_its_needs_defaults_and_what_stands_everywhere(run):
    shown = run("build", "--help", "--lang", "en").stdout
    assert "jejaring build --recipe NAME|FILE --year YEAR --out DIR [OPTIONS]" in shown
    assert "(default: 1)" in " ".join(shown.split())
    assert "--database URL" in shown


def test_help_fits_80_columns(run):
    assert max(len(line.rstrip()) for line in run("--help").stdout.splitlines()) <= 80


def test_nothing_typed_shows_the_help(run):
    result = run()
    assert result.exit_code == 0
    assert "Perintah" in result.stdout


@pytest.mark.slow
def test_help_answers_soon_and_loads_no_heavy_library():
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "from jejaring.cli.main import run; run()", "--help"], check=True, capture_output=True)
    assert time.perf_counter() - started < SOON
    heavy = "pandas duckdb sqlalchemy altair typst fastapi vl_convert openpyxl scipy"
    asked = f"import sys, jejaring.cli.main; print([name for name in {heavy.split()!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert loaded.stdout.strip() == "[]"
