"""An audit as files: the report in a language as PDF and HTML, and every figure as JSON and CSV."""

import csv
import io
from collections.abc import Mapping

from jejaring.index.coherence.audit import Audit, AuditTable
from jejaring.report.audit_page import audit_page
from jejaring.report.audit_paper import audit_paper
from jejaring.report.audit_pictures import Evidence, audit_pictures
from jejaring.report.pdf import typeset
from jejaring.terms.text import Language, Text
from jejaring.words import speech


def audit_report(audit: Audit, seen: Evidence, language: Language, *, date: str) -> Mapping[str, bytes]:
    """Return the report in one language by file name: a tagged PDF and an HTML page that needs nothing beside it."""
    said = speech(language)
    paper = audit_paper(audit, seen, audit_pictures(audit, seen, said), said, date=date)
    return {f"audit-{language}.pdf": typeset(paper), f"audit-{language}.html": audit_page(paper).encode()}


def audit_figures(audit: Audit) -> Mapping[str, bytes]:
    """Return every figure of an audit by file name: all in `audit.json`, each table in `tables/KEY.csv`."""
    tables = (table for section in audit.sections for table in section.tables)
    return {"audit.json": audit.model_dump_json(indent=1).encode() + b"\n"} | {f"tables/{table.key}.csv": _csv(table) for table in tables}


def _csv(table: AuditTable) -> bytes:
    """Return a table with the keys of its columns as heading; a text stands in English, an absent figure as nothing."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow(["" if cell is None else cell.en if isinstance(cell, Text) else cell for cell in row])
    return written.getvalue().encode()
