"""`index audit` and `index workbook`: a recipe on its figures as the report of an auditor, and as a workbook of live formulas."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jejaring.cli.folder import refuse_full
from jejaring.cli.session import Session, session_of
from jejaring.terms.problem import BadRecipe, Problem
from jejaring.terms.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from jejaring.terms.catalogue import Catalogue
    from jejaring.terms.panel import Panel
    from jejaring.terms.recipe import Recipe

HOLDS = {*(f"audit-{language}.{ending}" for language in LANGUAGES for ending in ("pdf", "html")), "audit.json", "tables"}
"""What a folder of an audit holds, and so what may be replaced."""


@dataclass(frozen=True)
class Subject:
    """What is looked at: a recipe with its tree, the panel it runs on, and the words of regions by key."""

    panel: "Panel"
    recipe: "Recipe"
    catalogue: "Catalogue"
    regions: Mapping[str, str]

    def names(self, language: Language) -> Mapping[str, str]:
        """Return the words of leaves by code, where the catalogue knows them."""
        known = self.catalogue.indicators.get(self.recipe.key, ())
        return {indicator.code: indicator.name.say(language) for indicator in known}


def audit_index(  # noqa: PLR0913  (one parameter per option: that is how Typer reads them)
    ctx: typer.Context,
    recipe: Annotated[str, typer.Argument(metavar="RECIPE", help="cli_opt_recipe")],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="audit_opt_out")],
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="audit_opt_year")] = None,
    units: Annotated[Path | None, typer.Option("--units", metavar="iData.csv", help="audit_opt_units")] = None,
    indicators: Annotated[Path | None, typer.Option("--indicators", metavar="iMeta.csv", help="audit_opt_indicators")] = None,
    draws: Annotated[int | None, typer.Option("--draws", metavar="N", min=1, help="cli_opt_draws")] = None,
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", min=0, help="cli_opt_seed")] = None,
    dated: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="audit_opt_date")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="audit_opt_replace")] = False,
) -> None:
    """Audit a recipe on its figures and write the report in both languages, with every figure beside it."""
    from jejaring.cli.build import iso_day

    session = session_of(ctx)
    date = iso_day(dated)
    refuse_full(out, HOLDS, replace=replace)
    subject = _subject(session, recipe, year=year, units=units, indicators=indicators)
    from jejaring.index.coherence.audit import audit
    from jejaring.report.audit_files import audit_figures, audit_report
    from jejaring.report.audit_pictures import evidence

    session.remark("audit_running", recipe=subject.recipe.key)
    found = audit(subject.panel, subject.recipe, draws=draws, seed=seed)
    files = dict(audit_figures(found))
    for language in LANGUAGES:
        seen = evidence(subject.panel, found, names=subject.names(language), regions=subject.regions)
        files |= audit_report(found, seen, language, date=date)
    write_whole(out, files)
    findings = [session.speech.text(table.finding) for section in found.sections for table in section.tables[:1]]
    session.result(
        {"folder": str(out), "files": sorted(files), "digest": found.recipe_digest, "findings": findings},
        session.say("audit_done", folder=str(out), count=session.speech.whole(len(files))),
        *(f"  – {finding}" for finding in findings),
    )


def make_workbook(  # noqa: PLR0913  (one parameter per option: that is how Typer reads them)
    ctx: typer.Context,
    recipe: Annotated[str, typer.Argument(metavar="RECIPE", help="cli_opt_recipe")],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="audit_opt_workbook")],
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="audit_opt_year")] = None,
    units: Annotated[Path | None, typer.Option("--units", metavar="iData.csv", help="audit_opt_units")] = None,
    indicators: Annotated[Path | None, typer.Option("--indicators", metavar="iMeta.csv", help="audit_opt_indicators")] = None,
    dated: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="audit_opt_date")] = None,
) -> None:
    """Write a recipe on its figures as a workbook whose formulas follow every change."""
    from jejaring.cli.build import iso_day
    from jejaring.report.formula_workbook import formula_workbook

    session = session_of(ctx)
    date = iso_day(dated)
    subject = _subject(session, recipe, year=year, units=units, indicators=indicators)
    language = session.language
    made = formula_workbook(subject.panel, subject.recipe, language, date=date, names=subject.names(language), regions=subject.regions)
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f".{out.name}")
    beside.write_bytes(made)
    beside.replace(out)
    session.result({"file": str(out), "bytes": len(made)}, session.say("audit_workbook_done", file=str(out)))


def write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is made whole or not at all; an older folder is replaced."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_bytes(content)
        if folder.exists():
            shutil.rmtree(folder)
        beside.replace(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _subject(session: Session, name: str, *, year: int | None, units: Path | None, indicators: Path | None) -> Subject:
    """Return what the options name: COINr's two tables, or the figures of the database for a year."""
    from jejaring.catalogue import load
    from jejaring.cli.recipes import recipe_of

    catalogue = load()
    recipe = recipe_of(name, catalogue)
    if units is not None and indicators is not None:
        from jejaring.sources import read_units, with_tree

        panel, tree = read_units(units, indicators, year=year)
        return Subject(panel, with_tree(recipe, tree.nodes, tree.leaves), catalogue, {})
    if units is not None or indicators is not None or not recipe.leaves or year is None:
        raise BadRecipe(_incomplete(recipe, has_table=units is not None or indicators is not None))
    return _from_database(session, recipe, catalogue, year)


def _from_database(session: Session, recipe: "Recipe", catalogue: "Catalogue", year: int) -> Subject:
    from jejaring.cli.database import start_from_panel
    from jejaring.cli.recipes import with_indicators
    from jejaring.edition.figures import used_observations
    from jejaring.edition.snapshot import snapshot
    from jejaring.indicators import assemble
    from jejaring.store import open_archive

    books = snapshot(with_indicators(recipe, catalogue), recipe)
    with open_archive(session.database) as archive:
        start_from_panel(archive, session)
        observations = archive.observations()
    panel = assemble(used_observations(observations, books, recipe), books, recipe, year=year)
    return Subject(panel, recipe, books, {region.key: region.name for region in books.regions})


def _incomplete(recipe: "Recipe", *, has_table: bool) -> Problem:
    if has_table:
        met = Text(id="hanya satu dari dua tabel", en="only one of the two tables")
    elif not recipe.leaves:
        met = Text(id=f"resep {recipe.key} tanpa pohon", en=f"the recipe {recipe.key} has no tree")
    else:
        met = Text(id="tahun belum disebut", en="no year is given")
    return Problem(
        met=met,
        expected=Text(id="--year, atau --units bersama --indicators", en="--year, or --units together with --indicators"),
        todo=Text(id="lengkapi opsi itu", en="give those options"),
    )
