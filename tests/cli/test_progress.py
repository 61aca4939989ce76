import io

from rich.console import Console

from jejaring.cli.progress import bar
from jejaring.cli.session import Session
from jejaring.words import speech


class Seen(Session):
    """A session whose remarks are kept."""

    kept = Console(file=io.StringIO(), force_terminal=True, width=80)

    @property
    def remarks(self) -> Console:
        return self.kept


def test_a_terminal_sees_a_bar_with_the_time_that_remains():
    session = Seen(speech("id"), False, "")
    with bar(session, "cli_building", recipe="ipm", year="2019") as tick:
        tick(5, 10)
    shown = session.kept.file.getvalue()
    assert "Menghitung ipm 2019" in shown
    assert "50%" in shown


def test_nothing_is_drawn_without_a_terminal(capsys):
    with bar(Session(speech("id"), False, ""), "cli_writing_pdf") as tick:
        tick(1, 2)
    assert capsys.readouterr() == ("", "")
