"""Write the pages of the manual that list what the code offers: commands, routes, indicators. Run by `make docs`."""

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

GUIDE = Path(__file__).resolve().parent / "guide"
NOTE = "<!-- Written by `make docs`. Change the code or the catalogue, not this page. -->\n"
EVERYWHERE = {"--help", "--install-completion", "--show-completion"}


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table; a bar inside a cell is escaped and a line break becomes a space."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |\n" for line in lines)


def both(word: str | None) -> str:
    """Return what a key of the word books says in both languages, or the text itself where it is no key; parameters stay as {name}."""
    from jejaring.words.book import book

    text = inspect.cleandoc(word or "")
    entry = book().get(text)
    return text if entry is None else f"{entry.id} · *{entry.en}*"


def command_sections(command: Any, path: str) -> Iterator[str]:  # noqa: ANN401 (typer keeps its command classes private)
    """Yield a section for a command and for each command inside it, with its arguments and options; hidden ones are left out."""
    yield f"## `{path}`\n\n{both(command.help)}\n"
    rows = []
    for parameter in command.params:
        names = [*parameter.opts, *parameter.secondary_opts]
        if set(names) & EVERYWHERE or getattr(parameter, "hidden", False):
            continue
        is_option = any(name.startswith("-") for name in names)
        shown = ", ".join(f"`{name}`" for name in names) if is_option else f"`{parameter.metavar or parameter.name.upper()}`"
        rows.append((shown, both(getattr(parameter, "help", None)), default_of(parameter)))
    if rows:
        yield table(("argument · option", "artinya · what it says", "default"), rows)
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        if not inner.hidden:
            yield from command_sections(inner, f"{path} {name}")


def default_of(parameter: Any) -> str:  # noqa: ANN401 (as above)
    """Return what holds when an argument or option is not given."""
    if parameter.required:
        return "wajib · *required*"
    return "" if parameter.default is None or callable(parameter.default) else f"`{parameter.default}`"


def cli_page() -> str:
    """Return the page of all commands."""
    from typer.main import get_command

    from jejaring.cli.main import app

    opening = "# Baris perintah · The command line\n\nREGION: `3273` (Kemendagri), `bps:3273`, `Kota Bandung`.\n"
    return "\n".join([NOTE, opening, *command_sections(get_command(app), "jejaring")])


def web_page() -> str:
    """Return the page of all routes."""
    from starlette.routing import Mount, Route

    from jejaring.web.app import create_app

    rows = []
    for route in create_app().routes:
        if isinstance(route, Route | Mount):
            said = [getattr(route, "summary", None) or "", getattr(route, "description", None) or ""]
            purpose = " · ".join(line for line in said if line) or "berkas halaman · files of the page"
            rows.append((f"`{route.path}`", purpose))
    opening = "# Halaman · Pages and their JSON twins\n\nStart them with `jejaring serve`. Every page works without script.\n"
    return "\n".join([NOTE, opening, table(("alamat · address", "artinya · what it shows"), rows)])


def indicators_page() -> str:
    """Return the page of all recipes with their indicators in both languages."""
    from jejaring.catalogue import load

    catalogue = load()
    parts = [NOTE, "# Indikator · Indicators\n"]
    for recipe in catalogue.recipes:
        parts.append(
            f"## {recipe.name.id} · {recipe.name.en}\n\n`{recipe.key}` {recipe.version}. {recipe.statement.id} · {recipe.statement.en}\n"
        )
        rows = [
            (
                f"`{each.code}`",
                f"{each.name.id} · *{each.name.en}*",
                f"{each.unit.id} · *{each.unit.en}*",
                ", ".join(each.sdg_targets),
                each.source_basis,
            )
            for each in catalogue.indicators.get(recipe.key, ())
        ]
        if rows:
            parts.append(table(("code", "indikator · indicator", "satuan · unit", "SDG", "source basis"), rows))
    return "\n".join(parts)


def write_all(folder: Path = GUIDE) -> None:
    """Write every generated page into a folder."""
    for name, page in (("cli.md", cli_page()), ("web.md", web_page()), ("indicators.md", indicators_page())):
        (folder / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write_all()
