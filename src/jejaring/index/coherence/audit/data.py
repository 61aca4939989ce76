"""Section 2: the figures that went in: coverage, shapes of columns, what treatment changed, who lacks data."""

import numpy as np

from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.table import AuditSection, AuditTable, columns, listed, rows, text
from jejaring.index.coherence.statistics import Limits, flags, outliers, statistics

INDICATORS_COLUMNS = columns(
    ("code", "code", "indikator", "indicator"),
    ("n", "count", "wilayah berisi", "regions filled"),
    ("available", "share", "ketersediaan", "availability"),
    ("minimum", "number", "terkecil", "minimum"),
    ("median", "number", "median", "median"),
    ("mean", "number", "rata-rata", "mean"),
    ("maximum", "number", "terbesar", "maximum"),
    ("sd", "number", "simpangan baku", "standard deviation"),
    ("skew", "number", "kemencengan", "skewness"),
    ("kurtosis", "number", "kurtosis", "excess kurtosis"),
    ("same", "share", "bagian nilai tersering", "share of the most frequent value"),
    ("outliers", "count", "pencilan (Tukey)", "outliers (Tukey)"),
    ("clipped", "count", "di luar batas skala", "beyond the goalposts"),
    ("flags", "word", "tanda", "flags"),
)


def data(material: Material) -> AuditSection:
    """Return the section of data checks."""
    tables = (_indicators(material), _regions(material), _treatments(material))
    return AuditSection(key="data", title=text(("Pemeriksaan data", "Data checks")), tables=tables)


def _indicators(material: Material) -> AuditTable:
    values, limits = material.stages.denominated, Limits()
    table, marks, far = statistics(values), flags(statistics(values), limits=limits), outliers(values).sum(axis=0)
    clipped = material.stages.clipped
    names = ("scarce", "zeros", "repeated", "modal", "skewed", "constant")
    codes = material.stages.leaves
    found = []
    for place, code in enumerate(codes):
        marked = [name for name in names if getattr(marks, name)[place]]
        figures = [getattr(table, name)[place] for name in ("minimum", "median", "mean", "maximum", "sd", "skew", "kurtosis", "same")]
        found.append((code, int(table.n[place]), table.available[place], *figures, int(far[place]), clipped[place], ", ".join(marked)))
    flagged = [code for place, code in enumerate(codes) if found[place][-1]]
    return AuditTable(
        key="indicators",
        title=text(("Setiap indikator, sesudah dibagi penyebutnya", "Each indicator, after division by its denominator")),
        finding=text(
            (
                f"{len(flagged)} dari {len(codes)} indikator perlu dilihat lagi: {listed(flagged) or 'tidak ada'}.",
                f"{len(flagged)} of {len(codes)} indicators deserve a second look: {listed(flagged) or 'none'}.",
            )
        ),
        columns=INDICATORS_COLUMNS,
        rows=rows(found),
        note=text(
            (
                f"Ditandai: ketersediaan di bawah {limits.available:.0%}, nol di atas {limits.zeros:.0%}, nilai berbeda di bawah "
                f"{limits.unique:.0%}, satu nilai di atas {limits.same:.0%}, |kemencengan| > {limits.skew:g} dan kurtosis > "
                f"{limits.kurtosis:g}, tetap.",
                f"Flagged: availability below {limits.available:.0%}, zeros above {limits.zeros:.0%}, distinct values below "
                f"{limits.unique:.0%}, one value above {limits.same:.0%}, |skewness| > {limits.skew:g} and kurtosis > "
                f"{limits.kurtosis:g}, constant.",
            )
        ),
    )


def _regions(material: Material) -> AuditTable:
    limit = Limits().available
    share = material.stages.coverage[:, : material.tree.inner]
    table = [
        (code, share[:, place].mean(), share[:, place].min(), int((share[:, place] < limit).sum()))
        for place, code in enumerate(material.tree.nodes[: material.tree.inner])
    ]
    below, n = table[0][-1], len(material.stages.regions)
    unranked = n - material.ranked.size
    return AuditTable(
        key="coverage",
        title=text(("Kelengkapan data per simpul", "Coverage by node")),
        finding=text(
            (
                f"{below} dari {n} wilayah berdata kurang dari {limit:.0%} pada indeks; {unranked} tidak mendapat peringkat.",
                f"{below} of {n} regions have data for less than {limit:.0%} of the index; {unranked} get no rank.",
            )
        ),
        columns=columns(
            ("code", "code", "simpul", "node"),
            ("mean", "share", "rata-rata kelengkapan", "mean coverage"),
            ("least", "share", "terendah", "lowest"),
            ("below", "count", f"wilayah di bawah {limit:.0%}", f"regions below {limit:.0%}"),
        ),
        rows=rows(table),
        note=text(
            (
                "Kelengkapan ialah bagian bobot nominal yang berdata; isian perkiraan tidak dihitung.",
                "Coverage is the share of nominal weight with data; imputed cells do not count.",
            )
        ),
    )


def _treatments(material: Material) -> AuditTable:
    log = material.stages.treatments
    cells = [(entry.leaf, entry.region, entry.before, entry.after, entry.rule.name.lower()) for entry in log]
    imputed = int(material.stages.is_imputed.sum())
    every = int(np.size(material.stages.is_imputed))
    touched = sorted({entry.leaf for entry in log if entry.region is not None})
    changed = sum(1 for entry in log if entry.region is not None)
    return AuditTable(
        key="treatments",
        title=text(("Sel yang diubah oleh penanganan pencilan", "Cells that outlier treatment changed")),
        finding=text(
            (
                f"{changed} sel pada {len(touched)} indikator diubah ({listed(touched) or 'tidak ada'}); "
                f"{imputed} dari {every} sel diisi dengan perkiraan.",
                f"{changed} cells in {len(touched)} indicators were changed ({listed(touched) or 'none'}); "
                f"{imputed} of {every} cells were imputed.",
            )
        ),
        columns=columns(
            ("code", "code", "indikator", "indicator"),
            ("region", "region", "wilayah", "region"),
            ("before", "number", "sebelum", "before"),
            ("after", "number", "sesudah", "after"),
            ("rule", "word", "aturan", "rule"),
        ),
        rows=rows(sorted(cells, key=lambda row: (row[0], row[1] or ""))),
        note=text(
            (
                "Tanpa wilayah: seluruh kolom dibiarkan, dengan alasan pada aturan.",
                "Without a region: the whole column was left as it was, for the reason in the rule.",
            )
        ),
    )
