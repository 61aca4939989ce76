"""`catalogue search`: where a word stands in the books."""

from typing import Annotated

import typer

from jejaring.cli.session import Session, session_of


def search(ctx: typer.Context, words: Annotated[list[str], typer.Argument(metavar="WORD...", help="cli_arg_word")]) -> None:
    """Show everything in the catalogue that a word is found in."""
    from rich.table import Table
    from rich.text import Text as Line

    from jejaring.catalogue import load
    from jejaring.catalogue import search as found_in

    session = session_of(ctx)
    word = " ".join(words)
    hits = found_in(load(), word)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for key in ("cli_col_kind", "cli_col_key", "cli_col_name", "cli_col_where"):
        table.add_column(session.say(key), overflow="fold")
    for hit in hits:
        table.add_row(
            session.say(f"cli_kind_{hit.kind}"), hit.key, session.speech.text(hit.name), Line(_where(hit.where, session), style="dim")
        )
    count = session.speech.whole(len(hits))
    summary = session.say("cli_found", count=count, word=word) if hits else session.say("cli_found_nothing", word=word)
    session.result({"word": word, "hits": hits}, *([table] if hits else []), summary)


def _where(path: str, session: Session) -> str:
    *books, field = path.split(" · ")
    return " · ".join([*books, session.say(f"cli_where_{field}")])
