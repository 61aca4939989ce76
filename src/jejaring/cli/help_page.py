"""A command in, its help page out, in the reader's language."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jejaring.words import Speech

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Click = Any
"""A command, context or parameter of Typer: Click's, or of its own copy of Click, so that no one type fits."""


def help_page(command: Click, ctx: Click, said: Speech) -> str:
    """Return the help page of a command: what it does, how it is typed, its arguments, options and commands."""
    from rich.console import Console

    console = Console(highlight=False)
    with console.capture() as capture:
        console.print(word(command.help, said), end="\n\n")
        console.print(f"[bold]{said.say('cli_usage')}[/bold] {_usage(command, ctx)}", soft_wrap=True, end="\n\n")
        arguments, options = _table(), _table()
        for parameter in command.params:
            table = arguments if parameter.param_type_name == "argument" else options
            table.add_row(f"[bold]{spelled(parameter)}[/bold]", explained(parameter, said))
        options.add_row("[bold]--help[/bold]", said.say("cli_help_help"))
        commands = _table()
        for name, child in getattr(command, "commands", {}).items():
            commands.add_row(f"[bold]{name}[/bold]", word(child.help, said))
        for key, table in (("cli_arguments", arguments), ("cli_options", options), ("cli_commands", commands)):
            _print(console, said.say(key), table)
        if ctx.parent is not None:
            console.print(said.say("cli_everywhere"), style="dim", markup=False)
    return capture.get()


def word(key: str | None, said: Speech) -> str:
    """Return what a help key says."""
    return said.say(key) if key else ""


def explained(parameter: Click, said: Speech) -> str:
    """Return what a parameter means, with its default where it has one that is worth saying."""
    text = word(getattr(parameter, "help", None), said)
    default = parameter.default
    if isinstance(default, str | int | Path) and not isinstance(default, bool):
        text += f" [dim]({said.say('cli_default', value=str(default))})[/dim]"
    return text


def _table() -> "Table":
    from rich.table import Table

    return Table(box=None, show_header=False, padding=(0, 2, 0, 2))


def _print(console: "Console", title: str, table: "Table") -> None:
    if table.row_count:
        console.print(f"[bold]{title}[/bold]")
        console.print(table)
        console.print()


def spelled(parameter: Click) -> str:
    """Return how a parameter is typed, with the name of its value."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    names = ", ".join(parameter.opts)
    return names if parameter.is_flag else f"{names} {parameter.metavar or ''}".strip()


def _usage(command: Click, ctx: Click) -> str:
    arguments = [spelled(parameter) for parameter in command.params if parameter.param_type_name == "argument"]
    required = [f"{parameter.opts[0]} {parameter.metavar or ''}".strip() for parameter in command.params if _is_needed(parameter)]
    tail = ["COMMAND"] if getattr(command, "commands", None) else []
    from rich.markup import escape

    return escape(" ".join([ctx.command_path, *arguments, *required, "[OPTIONS]", *tail]))


def _is_needed(parameter: Click) -> bool:
    return bool(parameter.required) and parameter.param_type_name == "option"
