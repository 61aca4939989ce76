"""One run of the command line: its language, its database, and where results and remarks are written."""

import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from jejaring.terms.text import Language
from jejaring.words import Speech, speech

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

DATABASE_FILE = "jejaring.db"
DATABASE = f"sqlite:///{DATABASE_FILE}"
DATABASE_VARIABLE = "JEJARING_DATABASE"
PASSWORD = re.compile(r"^((?!sqlite)[^/]*//[^/:@]*):.*@")
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
FOUND_PLACE = "out/editions"
"""Where `demo` puts its editions and where `show`, `report` and `serve` look when no edition is named."""


@dataclass(frozen=True)
class Session:
    """How this run speaks, whether it writes JSON, and which database it opens."""

    speech: Speech
    as_json: bool
    database: str

    def say(self, key: str, /, **parameters: str) -> str:
        """Return the sentence of a key in the language of the run."""
        return self.speech.say(key, **parameters)

    @property
    def language(self) -> Language:
        """Return the language of the run."""
        return self.speech.language

    @property
    def shown_database(self) -> str:
        """Return the address of the database as it may be shown: without its password."""
        return PASSWORD.sub(r"\1:***@", self.database)

    @property
    def page(self) -> "Console":
        """Return the console for results (standard output)."""
        from rich.console import Console

        return Console(highlight=False)

    @property
    def remarks(self) -> "Console":
        """Return the console for everything that is not a result (standard error)."""
        from rich.console import Console

        return Console(stderr=True, highlight=False)

    def remark(self, key: str, /, **parameters: str) -> None:
        """Write a sentence to standard error; nothing in JSON mode."""
        if not self.as_json:
            self.remarks.print(self.say(key, **parameters), style="dim", soft_wrap=True, markup=False)

    def result(self, value: object, *shown: "RenderableType") -> None:
        """Write a result: the value as JSON for programs, else what is shown to people."""
        if self.as_json:
            sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False, default=_plain) + "\n")
            return
        page = self.page
        for item in shown:
            page.print(item, markup=False)


def session_of(ctx: typer.Context) -> Session:
    """Return the session that the root command opened."""
    session = ctx.find_root().obj
    assert isinstance(session, Session)
    return session


def open_session(*, language: str | None, as_json: bool, database: str | None) -> Session:
    """Return the session of the global options; raises UnknownName for a language that the product does not have."""
    chosen = speech(language) if language else speech(language_of(os.environ))
    return Session(chosen, as_json, database or os.environ.get(DATABASE_VARIABLE) or DATABASE)


def language_of(environment: Mapping[str, str]) -> Language:
    """Return English where the reader's locale is English, else Indonesian."""
    locale = next((environment[name] for name in LOCALE_VARIABLES if environment.get(name)), "")
    return "en" if locale.lower().startswith("en") else "id"


def _plain(value: object) -> object:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return str(value)
