"""The manual keeps its promise: every command, option and route is found in docs/guide."""

from collections.abc import Iterator
from typing import Any

from source import ROOT, text_of

GUIDE = ROOT / "docs" / "guide"
EVERYWHERE = {"--help", "--install-completion", "--show-completion"}


def commands(command: Any, path: str) -> Iterator[tuple[str, set[str]]]:
    """Yield each command that a person can type, from the outermost inwards, with its options."""
    shown = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
    options = {name for parameter in shown for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("-")}
    yield path, options - EVERYWHERE
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        if not inner.hidden:
            yield from commands(inner, f"{path} {name}")


def sections(page: str) -> dict[str, str]:
    """Return the text below each heading of a Markdown page by the code that the heading names."""
    found: dict[str, str] = {}
    name = ""
    for line in page.splitlines():
        if line.startswith("#"):
            name = line.strip("# `")
        found[name] = found.get(name, "") + line + "\n"
    return found


def test_every_command_and_option_is_in_the_manual():
    from typer.main import get_command

    from jejaring.cli.main import app

    written = sections(text_of(GUIDE / "cli.md") or "")
    absent = []
    for path, options in commands(get_command(app), "jejaring"):
        text = written.get(path)
        if text is None:
            absent.append(f"{path}: no heading")
            continue
        absent += [f"{path}: {option}" for option in sorted(options) if f"`{option}`" not in text]
    assert not absent, "Run `make docs` and commit docs/guide/cli.md; it lacks:\n" + "\n".join(absent)


def test_the_manual_names_no_command_that_does_not_exist():
    from typer.main import get_command

    from jejaring.cli.main import app

    known = {path for path, _ in commands(get_command(app), "jejaring")}
    said = {name for name in sections(text_of(GUIDE / "cli.md") or "") if name.startswith("jejaring")}
    assert said <= known, f"Run `make docs`: docs/guide/cli.md names {sorted(said - known)}, which no longer exist."


def test_every_route_is_in_the_manual():
    from starlette.routing import Mount, Route

    from jejaring.web.app import create_app

    page = text_of(GUIDE / "web.md") or ""
    routes = [route.path for route in create_app().routes if isinstance(route, Route | Mount)]
    absent = sorted({path for path in routes if f"`{path}`" not in page})
    assert routes, "The web app has no routes."
    assert not absent, "Run `make docs` and commit docs/guide/web.md; it lacks:\n" + "\n".join(absent)


def test_sections_are_cut_at_headings():
    page = "# CLI\n\n## `jejaring build`\n\n`--year` the year\n\n## `jejaring demo`\n\n`--out`\n"
    assert "`--year`" in sections(page)["jejaring build"]
    assert "`--year`" not in sections(page)["jejaring demo"]
