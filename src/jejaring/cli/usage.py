"""Wrong usage in, one problem out: what was typed, what was expected, in both languages."""

from typing import Any

from jejaring.cli.help_page import spelled, word
from jejaring.terms.problem import Problem
from jejaring.terms.text import Text, same
from jejaring.words import speech

Click = Any
"""What Typer hands over is Click's, or of its own copy of Click: no one type fits both."""
# The kinds of pydantic's errors that a number can meet, the sentence for each, and the name of the bound.
_EXPECTED = {
    "int_parsing": ("cli_whole_number", ""),
    "int_from_float": ("cli_whole_number", ""),
    "greater_than_equal": ("cli_at_least", "ge"),
    "less_than_equal": ("cli_at_most", "le"),
}


def wrong_usage(error: Click) -> Problem:
    """Return what is wrong with the words typed after a command, as Typer found it."""
    path = error.ctx.command_path if error.ctx else "jejaring"
    met, expected = _told(error)
    return Problem(met=met, expected=expected, todo=_both("cli_see_help", command=f"{path} --help"))


def _told(error: Click) -> tuple[Text, Text]:
    parameter = getattr(error, "param", None)
    kind = type(error).__name__
    if kind == "NoSuchOption":
        options = ", ".join(spelled(known) for known in error.ctx.command.params if known.param_type_name == "option") if error.ctx else ""
        return _both("cli_no_such_option", name=str(error.option_name)), same(options or "--help")
    if parameter is None:
        return _both("cli_not_understood", message=error.format_message()), _both("cli_as_the_help")
    if kind == "MissingParameter":
        return _both("cli_missing_parameter", name=spelled(parameter)), _help(parameter)
    return _unusable(error, parameter)


def _unusable(error: Click, parameter: Click) -> tuple[Text, Text]:
    cause = error.__cause__
    found = cause.errors()[0] if hasattr(cause, "errors") else {}
    typed = str(found["input"]) if "input" in found else error.format_message()
    key, bound = _EXPECTED.get(found.get("type", ""), ("", ""))
    expected = _both(key, **({"bound": str(found["ctx"][bound])} if bound else {})) if key else _help(parameter)
    return _both("cli_bad_value", name=spelled(parameter), message=typed), expected


def _help(parameter: Click) -> Text:
    key = getattr(parameter, "help", None)
    return Text(id=word(key, speech("id")) or "-", en=word(key, speech("en")) or "-")


def _both(key: str, **parameters: str) -> Text:
    return Text(id=speech("id").say(key, **parameters), en=speech("en").say(key, **parameters))
