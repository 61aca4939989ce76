"""An edition in a few lines: how many are ranked, who stands in the top band of each group."""

import math

from rich.table import Table
from rich.text import Text as Line

from jejaring.cli.session import Session
from jejaring.edition import Edition, group_name
from jejaring.words.titles import ranking_title

NAMED = 6
"""How many regions of a top band are named; the others are counted."""


def counts(edition: Edition) -> dict[str, int]:
    """Return how many regions an edition holds, how many have a score, and how many a rank."""
    scores = edition.scores
    return {
        "regions": len(scores.regions),
        "scored": sum(not math.isnan(score) for score in scores.score[:, 0]),
        "ranked": sum(not math.isnan(rank) for rank in scores.rank[:, 0]),
    }


def groups(edition: Edition) -> tuple[str, ...]:
    """Return the groups of ranking in which somebody has a rank."""
    ranked = {group for group, rank in zip(edition.scores.group, edition.scores.rank[:, 0], strict=True) if not math.isnan(rank)}
    return tuple(sorted(ranked, reverse=True))


def top_band(edition: Edition, group: str) -> tuple[str, ...]:
    """Return the names of the regions in the top rank band of a group, best score first."""
    rows = [row for row, name in enumerate(edition.scores.group) if name == group and edition.intervals.band[row, 0] == 1]
    rows.sort(key=lambda row: (edition.scores.rank[row, 0], edition.scores.regions[row]))
    return tuple(edition.catalogue.regions[row].name for row in rows)


def edition_table(edition: Edition, session: Session) -> Table:
    """Return an edition as a small table: its name, its statement, and the finding of each group."""
    said, about = session.speech, counts(edition)
    title = session.say("cli_edition_title", name=said.text(edition.recipe.name), year=str(edition.manifest.year))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), title=title, title_justify="left", title_style="bold")
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("", Line(said.text(edition.recipe.statement), style="italic"))
    table.add_row(session.say("cli_ranked"), session.say("cli_ranked_of", **{name: said.whole(count) for name, count in about.items()}))
    if not about["ranked"]:
        table.add_row("", f"{session.say('ranking.empty')}. {session.say('cli_ranked_none')}")
    for group in groups(edition):
        names = top_band(edition, group)
        more = [session.say("cli_more", count=said.whole(len(names) - NAMED))] if len(names) > NAMED else []
        finding = ranking_title(edition, said, group=group)
        table.add_row(
            said.text(group_name(edition, group)), f"{finding}: {', '.join([*names[:NAMED], *more])}" if len(names) > 1 else finding
        )
    return table
