"""Section 8: the index beside the weights that favour each region most."""

import numpy as np

from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.table import AuditSection, AuditTable, columns, comma, rows, text
from jejaring.index.coherence.correlation import correlations
from jejaring.index.rank import group_rows, ranks
from jejaring.index.weights.benefit import Shares, benefit
from jejaring.terms.panel import Floats
from jejaring.terms.scores import DECIMALS

BENEFIT_COLUMNS = columns(
    ("region", "region", "wilayah", "region"),
    ("rank", "count", "peringkat indeks", "rank by index"),
    ("favoured", "count", "peringkat paling menguntungkan", "most favourable rank"),
    ("shift", "count", "pergeseran", "shift"),
    ("score", "share", "skor paling menguntungkan", "most favourable score"),
)

LOOSE = 0.5
"""The share that a part may have of a region's score lies between half and one and a half times its weight."""


def favourable(material: Material) -> AuditSection:
    """Return the section that compares the index with benefit of the doubt."""
    title = text(("Perbandingan dengan bobot yang paling menguntungkan", "Comparison with the most favourable weights"))
    return AuditSection(key="favourable", title=title, tables=(_table(material),))


def _table(material: Material) -> AuditTable:
    group = material.tree.groups[-1]
    weights = material.tree.weights[group.edges]
    scores = material.stages.scores[:, group.children]
    negative = bool((scores[material.ranked] < 0).any())
    enough = material.ranked.size > 1 and group.children.size > 1 and not negative
    table: list[tuple[object, ...]] = []
    finding = (
        "Tidak dapat dinilai: perlu dua wilayah, dua bagian dan skor yang tidak negatif.",
        "Not assessable: this needs two regions, two parts and scores that are not negative.",
    )
    if enough:
        score, place = _favoured(material, scores, weights)
        shift = place - material.stages.ranks[:, 0]
        order = sorted(material.ranked.tolist(), key=lambda row: (shift[row], material.stages.regions[row]))
        table = [(material.stages.regions[row], material.stages.ranks[row, 0], place[row], shift[row], score[row]) for row in order]
        pair = np.column_stack([material.index, score])[material.ranked]
        tau = float(correlations(pair, coefficient="kendall", control="none").r[0, 1])
        moved = float(np.abs(shift[material.ranked]).mean())
        finding = (
            f"Dengan bobot yang paling menguntungkan, peringkat bergeser rata-rata {comma(moved)} tempat (tau {comma(tau, 2)}).",
            f"Under the weights that favour each region most, ranks shift by {moved:.1f} places on average (tau {tau:.2f}).",
        )
    return AuditTable(
        key="benefit",
        title=text(("Benefit of the doubt di antara bagian teratas", "Benefit of the doubt among the top parts")),
        finding=text(finding),
        columns=BENEFIT_COLUMNS,
        rows=rows(table),
        note=text(
            (
                "Bagian sebuah pilar dalam skor wilayah boleh setengah sampai satu setengah kali bobotnya.",
                "The share of a part in a region's score may be half to one and a half times its weight.",
            )
        ),
        assessable=enough,
    )


def _favoured(material: Material, scores: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return the benefit-of-the-doubt score (n,) of each ranked region within its group, and its place there."""
    stages = material.stages
    shares = Shares(weights * (1 - LOOSE), np.minimum(weights * (1 + LOOSE), 1.0))
    score = np.full(len(stages.regions), np.nan)
    groups = group_rows(stages.group)
    for rows_of_group in groups:
        members = rows_of_group[np.isin(rows_of_group, material.ranked)]
        if members.size:
            score[members] = benefit(scores[members], shares=shares).score
    table = np.round(score, DECIMALS)[:, None]
    return score, ranks(table, groups=groups, ranked=~np.isnan(table))[:, 0]
