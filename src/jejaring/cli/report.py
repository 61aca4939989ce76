"""`report`: portraits of regions as PDF files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.progress import bar
from jejaring.cli.session import FOUND_PLACE, Session, session_of
from jejaring.terms.problem import JejaringError, Problem
from jejaring.terms.region import Region
from jejaring.terms.text import Language

if TYPE_CHECKING:
    from jejaring.edition import Edition
    from jejaring.terms.catalogue import Catalogue


def report(
    ctx: typer.Context,
    regions: Annotated[list[str], typer.Argument(metavar="REGION...", help="cli_arg_regions")],
    edition: Annotated[Path, typer.Option("--edition", metavar="DIR", help="cli_opt_edition")] = Path(FOUND_PLACE),
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli_opt_report_out")] = Path("out/pdf"),
) -> None:
    """Write the portrait of each region as a PDF in the language of the run."""
    from jejaring.cli.open_edition import open_edition

    session = session_of(ctx)
    opened = open_edition(edition)
    wanted = [(region, session.language) for region in find_all(opened.catalogue, regions)]
    files = write_portraits(opened, wanted, out, session)
    session.result({"files": [str(file) for file in files]}, *(str(file) for file in files))


def find_all(catalogue: "Catalogue", texts: Iterable[str]) -> list[Region]:
    """Return the regions that are meant; what cannot be told is refused with every problem at once."""
    from jejaring.catalogue import find_region

    found: list[Region] = []
    problems: list[Problem] = []
    refusal: type[JejaringError] = JejaringError
    for text in texts:
        try:
            found.append(find_region(catalogue, text))
        except JejaringError as error:
            problems += error.problems
            refusal = type(error)
    if problems:
        raise refusal(problems)
    return found


def write_portraits(edition: "Edition", wanted: list[tuple[Region, Language]], out: Path, session: Session) -> list[Path]:
    """Write a PDF for each region and language into a folder and return the files; each is whole or absent."""
    from jejaring.report import portrait_pdf

    out.mkdir(parents=True, exist_ok=True)
    files = []
    with bar(session, "cli_writing_pdf") as tick:
        for done, (region, language) in enumerate(wanted):
            tick(done, len(wanted))
            file = out / f"{edition.manifest.id}-{region.key}-{_slug(region.name)}-{language}.pdf"
            beside = file.with_name(f".{file.name}")
            beside.write_bytes(portrait_pdf(edition, region.key, language))
            beside.replace(file)
            files.append(file)
    return files


def _slug(name: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())
