"""`show`: the portrait of a region in the terminal."""

from pathlib import Path
from typing import Annotated

import typer

from jejaring.cli.session import FOUND_PLACE, session_of


def show(
    ctx: typer.Context,
    region: Annotated[str, typer.Argument(metavar="REGION", help="cli_arg_region")],
    edition: Annotated[Path, typer.Option("--edition", metavar="DIR", help="cli_opt_edition")] = Path(FOUND_PLACE),
) -> None:
    """Show the portrait of one region."""
    from jejaring.catalogue import find_region
    from jejaring.cli.open_edition import open_edition
    from jejaring.cli.terminal import terminal_portrait
    from jejaring.edition import portrait

    session = session_of(ctx)
    opened = open_edition(edition)
    shown = portrait(opened, find_region(opened.catalogue, region).key)
    session.result(shown.model_dump(mode="json"), *terminal_portrait(shown, session))
