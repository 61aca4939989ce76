"""Section 7: which choice and which indicator moves ranks, each on its own."""

import numpy as np

from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.table import AuditSection, AuditTable, Pair, columns, comma, rows, text
from jejaring.index.coherence.remove import remove_one
from jejaring.index.doubt import doubt
from jejaring.index.sensitivity.analysis import sensitivity as indices_of

MOST_ROWS = 512
"""The base of the Sobol design is the largest power of 2 within the draws, and not more than this."""

NO_DOUBT: Pair = ("Resep tidak meragukan apa pun.", "The recipe doubts nothing.")
NO_RANK: Pair = ("Tidak ada wilayah yang berperingkat.", "No region is ranked.")
SINGLE: Pair = ("Hanya satu indikator: tidak ada yang dapat dikeluarkan.", "A single indicator: none can be left out.")

SOBOL_COLUMNS = columns(
    ("choice", "word", "pilihan", "choice"),
    ("first", "number", "orde pertama", "first order"),
    ("first_low", "number", "bawah", "low"),
    ("first_high", "number", "atas", "high"),
    ("total", "number", "total", "total"),
    ("total_low", "number", "bawah", "low"),
    ("total_high", "number", "atas", "high"),
)


def sensitivity(material: Material) -> AuditSection:
    """Return the section on what moves ranks."""
    title = text(("Apa yang menggerakkan peringkat", "What moves ranks"))
    return AuditSection(key="sensitivity", title=title, tables=(_sobol(material), _choices(material), _removals(material)))


def _sobol(material: Material) -> AuditTable:
    doubted = bool(material.recipe.doubt.choices) and material.recipe.doubt.draws > 1 and material.ranked.size > 0
    table: list[tuple[object, ...]] = []
    base = min(1 << max(material.recipe.doubt.draws.bit_length() - 1, 0), MOST_ROWS)
    finding = NO_DOUBT if material.ranked.size else NO_RANK
    if doubted:
        found = indices_of(material.panel, material.recipe, base=base)
        shift = found.shift
        figures = [shift.first, shift.first_low, shift.first_high, shift.total, shift.total_low, shift.total_high]
        table = [(name, *row) for name, row in zip(found.factors, np.column_stack(figures).tolist(), strict=True)]
        table.sort(key=lambda row: -float(str(row[4])))
        first, total = float(str(table[0][1])), float(str(table[0][4]))
        finding = (
            f"{table[0][0]} menjelaskan {max(first, 0):.0%} ragam pergeseran peringkat sendirian dan {total:.0%} bersama yang lain.",
            f"{table[0][0]} explains {max(first, 0):.0%} of the variance of rank shifts alone and {total:.0%} together with others.",
        )
    return AuditTable(
        key="sobol",
        title=text(("Indeks Sobol bagi pergeseran peringkat rata-rata", "Sobol indices of the mean shift of ranks")),
        finding=text(finding),
        columns=SOBOL_COLUMNS,
        rows=rows(table),
        note=text(
            (
                f"Rancangan Saltelli dengan N = {base}; rentang 95 % dari bootstrap. Batas bawah dapat di bawah 0 karena galat sampel.",
                f"Saltelli's design with N = {base}; 95 % intervals by bootstrap. A limit may lie below 0 through sampling error.",
            )
        ),
        assessable=doubted,
    )


def _choices(material: Material) -> AuditTable:
    recipe, root = material.recipe, [material.recipe.root.code]
    table = []
    for name, choice in zip(material.intervals.varied, recipe.doubt.choices, strict=True) if material.ranked.size else ():
        alone = recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"choices": (choice,)})})
        found = doubt(material.panel, alone, nodes=root)
        width = (found.rank_high - found.rank_low)[material.ranked, 0]
        table.append((name, float(width.mean()), float(width.max()), float((width > 0).mean())))
    table.sort(key=lambda row: -row[1])
    together = (material.intervals.rank_high - material.intervals.rank_low)[material.ranked, 0]
    whole = float(together.mean()) if together.size else 0.0
    return AuditTable(
        key="one_at_a_time",
        title=text(("Setiap pilihan diragukan sendirian", "Each choice doubted alone")),
        finding=text(
            (
                f"Yang paling menggerakkan peringkat: {table[0][0]}, rata-rata {comma(table[0][1])} tempat. "
                f"Semua pilihan bersama: {comma(whole)} tempat.",
                f"What moves ranks most: {table[0][0]}, by {table[0][1]:.1f} places on average. All choices together: {whole:.1f} places.",
            )
            if table
            else (NO_DOUBT if material.ranked.size else NO_RANK)
        ),
        columns=columns(
            ("choice", "word", "pilihan", "choice"),
            ("mean", "number", "lebar rentang rata-rata (tempat)", "mean width of intervals (places)"),
            ("largest", "count", "terlebar (tempat)", "widest (places)"),
            ("moved", "share", "wilayah yang bergerak", "regions that move"),
        ),
        rows=rows(table),
        note=text(
            (
                "Pilihan lain tetap seperti dalam resep; pengaruh bersama tidak terlihat di sini.",
                "All other choices stay as the recipe has them; joint effects do not show here.",
            )
        ),
        assessable=bool(table),
    )


def _removals(material: Material) -> AuditTable:
    leaves = [code for code, counts in zip(material.stages.leaves, material.tree.scored.tolist(), strict=True) if counts]
    found = remove_one(material.panel, material.recipe, leaves) if len(leaves) > 1 and material.ranked.size else ()
    table = sorted(
        ((each.code, each.mean_shift, each.largest_shift, each.moved, each.gained, each.lost) for each in found),
        key=lambda row: (-np.nan_to_num(row[1]), row[0]),
    )
    return AuditTable(
        key="removals",
        title=text(("Tanpa satu indikator", "Without one indicator")),
        finding=text(
            (
                f"Tanpa {table[0][0]}, peringkat bergeser rata-rata {comma(table[0][1])} tempat: yang terbesar dari semua indikator.",
                f"Without {table[0][0]}, ranks shift by {table[0][1]:.1f} places on average: the most of all indicators.",
            )
            if table
            else (SINGLE if material.ranked.size else NO_RANK)
        ),
        columns=columns(
            ("code", "code", "indikator", "indicator"),
            ("mean", "number", "pergeseran rata-rata (tempat)", "mean shift (places)"),
            ("largest", "count", "terbesar (tempat)", "largest (places)"),
            ("region", "region", "wilayah yang paling bergeser", "region that shifts most"),
            ("gained", "count", "mendapat peringkat", "gain a rank"),
            ("lost", "count", "kehilangan peringkat", "lose their rank"),
        ),
        rows=rows(table),
        assessable=bool(table),
    )
