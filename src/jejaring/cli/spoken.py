"""Commands that speak both languages: help pages, usage errors and refusals in the reader's words."""

import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from jejaring.cli.help_page import help_page
from jejaring.cli.session import language_of
from jejaring.terms.problem import JejaringError, Place, Problem, UnknownName
from jejaring.terms.text import LANGUAGES, Language, Text, same
from jejaring.words import Speech, speech

Click = Any
"""What Typer hands over is Click's, or of its own copy of Click: no one type fits both."""
REFUSED = 2
"""The exit code of every refusal, as of wrong usage."""
INTERRUPTED = 130
WITH_VALUE = ("--lang", "--database")
ALONE = ("--json",)
_LANGUAGE = "jejaring.language"
# Typer may carry its own copy of Click, so its errors are reached through the one that Typer exports.
_USAGE: type[Exception] = typer.BadParameter.__mro__[2]


def in_front(args: Sequence[str]) -> list[str]:
    """Return the arguments with the global options moved to the front, wherever they stood before a bare `--`."""
    front: list[str] = []
    rest: list[str] = []
    waiting = [*args]
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        name = word.split("=", 1)[0]
        if word in ALONE or (name in WITH_VALUE and "=" in word):
            front.append(word)
        elif word in WITH_VALUE:
            front += [word, *waiting[:1]]
            waiting = waiting[1:]
        else:
            rest.append(word)
    return front + rest


class SpokenCommand(TyperCommand):
    """A command whose help is a key of the word books."""

    def format_help(self, ctx: Click, formatter: Click) -> None:
        """Write the help page in the reader's language."""
        formatter.write(help_page(self, ctx, _said(ctx)))


class SpokenGroup(TyperGroup):
    """A group of commands whose help is a key of the word books."""

    def format_help(self, ctx: Click, formatter: Click) -> None:
        """Write the help page in the reader's language."""
        formatter.write(help_page(self, ctx, _said(ctx)))

    def resolve_command(self, ctx: Click, args: list[str]) -> Click:
        """Return the command that is meant; an unknown one is refused with the list of those that exist."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            raise UnknownName(
                Problem(
                    met=Text(id=f"perintah {args[0]!r}", en=f"the command {args[0]!r}"),
                    expected=same(", ".join(name for name, command in self.commands.items() if not command.hidden)),
                    todo=Text(id=f"lihat `{ctx.command_path} --help`", en=f"see `{ctx.command_path} --help`"),
                )
            )
        return super().resolve_command(ctx, args)


class ImportGroup(SpokenGroup):
    """`import` with a file or with a command: what is no command is a file."""

    def parse_args(self, ctx: Click, args: list[str]) -> Click:
        """Put the command `file` in front of a file and its options."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = ["file", *args]
        return super().parse_args(ctx, args)


class RootGroup(SpokenGroup):
    """The whole command line: global options stand anywhere, refusals are said in red, with exit code 2."""

    def parse_args(self, ctx: Click, args: list[str]) -> Click:
        """Move the global options to the front, so that they may stand after a command too."""
        ordered = in_front(args)
        ctx.meta[_LANGUAGE] = _wanted(ordered)
        return super().parse_args(ctx, ordered)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Click,
    ) -> Click:
        """Run the command line and leave with its exit code; out of standalone mode errors are raised as they are."""
        given = [*(sys.argv[1:] if args is None else args)]
        try:
            code = super().main(given, prog_name, complete_var, False, windows_expand_args, **extra)
        except JejaringError as error:
            if not standalone_mode:
                raise
            code = _refuse(error.problems, given)
        except _USAGE as error:
            if not standalone_mode:
                raise
            code = _wrong_usage(error, given)
        except OSError as error:
            if not standalone_mode or error.errno is None:
                raise
            code = _refuse([_unusable_place(error)], given)
        except (typer.Abort, KeyboardInterrupt):
            sys.stderr.write(speech(_wanted(in_front(given))).say("cli_interrupted") + "\n")
            code = INTERRUPTED
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _said(ctx: Click) -> Speech:
    return speech(ctx.find_root().meta.get(_LANGUAGE) or language_of(os.environ))


def _wanted(args: Sequence[str]) -> Language:
    """Return the language asked for by --lang where it is one of ours, else the locale's."""
    for position, argument in enumerate(args):
        name, _, value = argument.partition("=")
        value = value or next(iter(args[position + 1 :]), "")
        for language in LANGUAGES:
            if name == "--lang" and value == language:
                return language
    return language_of(os.environ)


def _wrong_usage(error: Click, args: Sequence[str]) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stdout.write(error.format_message())
        return 0
    from jejaring.cli.usage import wrong_usage

    return _refuse([wrong_usage(error)], args)


def _unusable_place(error: OSError) -> Problem:
    """Return what the computer refused while a file was read or written: a folder that is read-only, a full disk, a port in use."""
    return Problem(
        place=Place(file=str(error.filename)) if error.filename else Place(),
        met=Text(id=f"komputer menolak ({error.strerror})", en=f"the computer refused ({error.strerror})"),
        expected=Text(id="tempat yang boleh dibaca dan ditulisi", en="a place that can be read and written"),
        todo=Text(
            id="periksa hak akses dan ruang cakram, atau pilih tempat lain", en="check access and disk space, or choose another place"
        ),
    )


def _refuse(problems: Sequence[Problem], args: Sequence[str]) -> int:
    from jejaring.cli.refusal import show_problems

    show_problems(problems, speech(_wanted(in_front(args))), as_json="--json" in args)
    return REFUSED
