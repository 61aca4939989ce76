"""The command line `jejaring`: its commands in one list, and the options that stand everywhere."""

from typing import Annotated

import typer

from jejaring import __version__
from jejaring.cli import audit, books, build, database, demo, ecosystem, editions, export, imports, index, report, serve, show, sources
from jejaring.cli.session import open_session
from jejaring.cli.spoken import ImportGroup, RootGroup, SpokenCommand, SpokenGroup

app = typer.Typer(cls=RootGroup, add_completion=False, rich_markup_mode=None, help="cli_help")


@app.callback(invoke_without_command=True)
def main(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="cli_opt_version")] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="id|en", help="cli_opt_lang")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli_opt_json")] = False,
    database_url: Annotated[str | None, typer.Option("--database", metavar="URL", help="cli_opt_database")] = None,
) -> None:
    """Open the session of this run."""
    session = open_session(language=lang, as_json=as_json, database=database_url)
    ctx.obj = session
    if version:
        session.result({"jejaring": __version__}, f"Jejaring {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def run() -> None:
    """Run the command line; refusals leave with exit code 2."""
    app(prog_name="jejaring")


def _group(name: str, key: str, cls: type[SpokenGroup] = SpokenGroup) -> typer.Typer:
    group = typer.Typer(cls=cls, no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name=name, help=key)
    return group


app.command("demo", cls=SpokenCommand, help="cli_help_demo")(demo.demo)
app.command("init", cls=SpokenCommand, help="cli_help_init")(database.init)
_import = _group("import", "cli_help_import", ImportGroup)
_import.command("file", cls=SpokenCommand, help="cli_help_import_file")(imports.take_file)
_import.command("list", cls=SpokenCommand, help="cli_help_import_list")(imports.list_imports)
_import.command("undo", cls=SpokenCommand, help="cli_help_import_undo")(imports.undo)
app.command("build", cls=SpokenCommand, help="cli_help_build")(build.build)
app.command("show", cls=SpokenCommand, help="cli_help_show")(show.show)
app.command("report", cls=SpokenCommand, help="cli_help_report")(report.report)
app.command("export", cls=SpokenCommand, help="cli_help_export")(export.export)
_edition = _group("edition", "cli_help_edition")
_edition.command("show", cls=SpokenCommand, help="cli_help_edition_show")(editions.show_edition)
_edition.command("verify", cls=SpokenCommand, help="cli_help_edition_verify")(editions.verify)
app.command("serve", cls=SpokenCommand, help="cli_help_serve")(serve.serve)
_sources = _group("sources", "cli_help_sources")
_sources.command("list", cls=SpokenCommand, help="cli_help_sources_list")(sources.list_sources)
_sources.command("template", cls=SpokenCommand, help="cli_help_sources_template")(sources.template)
_catalogue = _group("catalogue", "cli_help_catalogue")
_catalogue.command("search", cls=SpokenCommand, help="cli_help_catalogue_search")(books.search)
_index = _group("index", "cli_help_index")
_index.command("run", cls=SpokenCommand, help="cli_help_index_run")(index.run_index)
_index.command("audit", cls=SpokenCommand, help="audit_help")(audit.audit_index)
_index.command("workbook", cls=SpokenCommand, help="audit_help_workbook")(audit.make_workbook)
_index.command("methods", cls=SpokenCommand, help="cli_help_index_methods")(index.list_methods)
_ecosystem = _group("ecosystem", "cli_help_ecosystem")
_ecosystem.command("identify", cls=SpokenCommand, help="cli_help_ecosystem_identify")(ecosystem.identify_ecosystem)
