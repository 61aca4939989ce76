"""Section 6: every region with its rank and interval, and why the widest intervals are wide."""

import numpy as np

from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.table import AuditSection, AuditTable, Column, columns, comma, rows, text
from jejaring.terms.panel import Floats

WIDEST_COLUMNS = columns(
    ("region", "region", "wilayah", "region"),
    ("width", "count", "lebar (tempat)", "width (places)"),
    ("coverage", "share", "kelengkapan data", "coverage"),
    ("imputed", "count", "sel perkiraan", "imputed cells"),
    ("spread", "number", "jarak antarbagian", "distance between parts"),
    ("best", "code", "bagian terkuat", "strongest part"),
    ("worst", "code", "bagian terlemah", "weakest part"),
)

WIDEST = 10


def standing(material: Material) -> AuditSection:
    """Return the section of regions with rank and interval."""
    title = text(("Peringkat dan rentangnya", "Ranks and their intervals"))
    return AuditSection(key="standing", title=title, tables=(_regions(material), _widest(material)))


def _regions(material: Material) -> AuditTable:
    stages, intervals = material.stages, material.intervals
    group = np.asarray(stages.group, dtype=object)
    order = sorted(material.ranked.tolist(), key=lambda row: (group[row], stages.ranks[row, 0], stages.regions[row]))
    table = [
        (
            stages.regions[row],
            group[row],
            int(stages.ranks[row, 0]),
            material.index[row],
            intervals.low[row, 0],
            intervals.high[row, 0],
            intervals.rank_low[row, 0],
            intervals.rank_high[row, 0],
            int(intervals.band[row, 0]),
        )
        for row in order
    ]
    width = _width(material)[material.ranked]
    middle = float(np.median(width)) if width.size else float("nan")
    bands = sorted({(str(row[1]), int(row[8])) for row in table})
    return AuditTable(
        key="ranks",
        title=text(("Wilayah, peringkat dan rentangnya", "Regions, ranks and intervals")),
        finding=text(
            (
                f"{len(table)} wilayah berperingkat. Separuhnya memiliki rentang paling lebar {middle:g} tempat; "
                f"hanya {len(bands)} golongan yang dapat dibedakan.",
                f"{len(table)} regions are ranked. Half of them have an interval of at most {middle:g} places; "
                f"only {len(bands)} bands can be told apart.",
            )
            if table
            else ("Tidak ada wilayah yang berperingkat.", "No region is ranked.")
        ),
        columns=_rank_columns(material),
        rows=rows(table),
        assessable=bool(table),
    )


def _rank_columns(material: Material) -> tuple[Column, ...]:
    recipe = material.recipe
    return columns(
        ("region", "region", "wilayah", "region"),
        ("group", "word", "kelompok", "group"),
        ("rank", "count", "peringkat", "rank"),
        ("score", "number", "skor", "score"),
        ("low", "number", f"skor bawah ({recipe.doubt.low:.0%})", f"score low ({recipe.doubt.low:.0%})"),
        ("high", "number", f"skor atas ({recipe.doubt.high:.0%})", f"score high ({recipe.doubt.high:.0%})"),
        ("rank_low", "count", "peringkat terbaik", "best rank"),
        ("rank_high", "count", "peringkat terburuk", "worst rank"),
        ("band", "count", "golongan", "band"),
    )


def _width(material: Material) -> Floats:
    """Return how many places each rank interval spans (n,)."""
    return np.asarray(material.intervals.rank_high[:, 0] - material.intervals.rank_low[:, 0])


def _widest(material: Material) -> AuditTable:
    stages, width = material.stages, _width(material)
    branches = material.tree.groups[-1].children
    parts = stages.scores[:, branches]
    names = material.children(material.tree.groups[-1])
    chosen = sorted(material.ranked.tolist(), key=lambda row: (-width[row], stages.regions[row]))[:WIDEST]
    table = []
    for row in chosen:
        filled = np.flatnonzero(~np.isnan(parts[row]))
        best, worst = filled[np.argmax(parts[row, filled])], filled[np.argmin(parts[row, filled])]
        spread = parts[row, best] - parts[row, worst]
        imputed = int(stages.is_imputed[row].sum())
        table.append((stages.regions[row], width[row], stages.coverage[row, 0], imputed, spread, names[best], names[worst]))
    usual = np.nanmax(parts[material.ranked], axis=1) - np.nanmin(parts[material.ranked], axis=1) if material.ranked.size else np.empty(0)
    middle = float(np.median(usual)) if usual.size else float("nan")
    uneven = sum(1 for row in table if row[4] > middle)
    return AuditTable(
        key="widest",
        title=text(("Rentang yang paling lebar", "The widest intervals")),
        finding=text(
            (
                f"{uneven} dari {len(table)} wilayah dengan rentang terlebar berprofil lebih timpang daripada wilayah tengah "
                f"(jarak bagian terbaik dan terlemah di atas {comma(middle)}).",
                f"{uneven} of the {len(table)} regions with the widest intervals have a more uneven profile than the middle region "
                f"(best and weakest part more than {middle:.1f} apart).",
            )
            if table
            else ("Tidak ada wilayah yang berperingkat.", "No region is ranked.")
        ),
        columns=WIDEST_COLUMNS,
        rows=rows(table),
        note=text(
            (
                "Profil yang timpang membuat peringkat bergantung pada bobot dan cara merata-rata.",
                "An uneven profile makes a rank depend on weights and on the mean.",
            )
        ),
        assessable=bool(table),
    )
