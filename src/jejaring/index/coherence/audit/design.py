"""Section 5: what was taken as uncertain, by which alternatives and which distribution."""

from collections.abc import Mapping, Sequence

from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.table import AuditSection, AuditTable, columns, rows, text
from jejaring.terms.recipe import Choice


def design(material: Material) -> AuditSection:
    """Return the section with the design of the uncertainty run."""
    title = text(("Rancangan uji ketidakpastian", "Design of the uncertainty analysis"))
    return AuditSection(key="design", title=title, tables=(_choices(material),))


def _choices(material: Material) -> AuditTable:
    doubt = material.recipe.doubt
    table = [(name, _described(choice)) for name, choice in zip(material.intervals.varied, doubt.choices, strict=True)]
    return AuditTable(
        key="choices",
        title=text(("Apa yang diubah-ubah", "What was varied")),
        finding=text(
            (
                f"Pilihan yang diubah bersamaan: {len(table)}, dalam {doubt.draws} undian (benih {doubt.seed}); "
                f"rentang memuat {doubt.high - doubt.low:.0%} undian.",
                f"Choices varied together: {len(table)}, in {doubt.draws} draws (seed {doubt.seed}); "
                f"intervals hold {doubt.high - doubt.low:.0%} of the draws.",
            )
            if table
            else (
                "Resep tidak meragukan apa pun: rentang sama dengan skornya.",
                "The recipe doubts nothing: intervals equal scores.",
            )
        ),
        columns=columns(
            ("choice", "word", "pilihan", "choice"), ("fields", "word", "alternatif dan sebaran", "alternatives and distribution")
        ),
        rows=rows(table),
        note=text(
            (
                "Alternatif dalam daftar berpeluang sama; spread adalah kali U(1 - s, 1 + s); pembulatan adalah setengah satuan terakhir.",
                "Listed alternatives are equally likely; spread is times U(1 - s, 1 + s); rounding is half a unit of the last decimal.",
            )
        ),
        assessable=bool(table),
    )


def _described(choice: Choice) -> str:
    """Return the fields of a choice as `spread = 0.25; among = minmax(low = 1), zscore`."""
    fields = choice.model_dump(mode="json", exclude={"vary"}, exclude_none=True)
    said = {name: _said(value) for name, value in fields.items()}
    return "; ".join(f"{name} = {value}" for name, value in said.items() if value) or "-"


def _said(value: object) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{name} = {_said(each)}" for name, each in value.items() if name != "method")
        name = str(value.get("method", ""))
        return f"{name}({inner})" if inner else name
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_said(each) for each in value)
    return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
