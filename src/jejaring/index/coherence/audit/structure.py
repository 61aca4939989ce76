"""Section 3: whether figures agree with the framework: correlations, reliability, components, importance."""

import numpy as np

from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.table import AuditSection, AuditTable, Pair, columns, listed, rows, text
from jejaring.index.coherence.components import FEWEST, components
from jejaring.index.coherence.family import correlation_flags, with_parents
from jejaring.index.coherence.importance import main_effects, nominal_weights
from jejaring.index.coherence.reliability import alpha_interval, reliability

RELIABILITY_COLUMNS = columns(
    ("code", "code", "simpul", "node"),
    ("children", "count", "anak", "children"),
    ("n", "count", "wilayah", "regions"),
    ("alpha", "number", "alfa Cronbach", "Cronbach's alpha"),
    ("low", "number", "bawah (90 %)", "low (90 %)"),
    ("high", "number", "atas (90 %)", "high (90 %)"),
    ("omega", "number", "omega McDonald", "McDonald's omega"),
    ("better", "word", "alfa naik tanpa", "alpha rises without"),
)
IMPORTANCE_COLUMNS = columns(
    ("code", "code", "simpul", "node"),
    ("nominal", "share", "bobot nominal", "nominal weight"),
    ("linear", "share", "pengaruh linear (r²)", "linear effect (r²)"),
    ("effect", "share", "pengaruh utama", "main effect"),
    ("low", "share", "bawah (90 %)", "low (90 %)"),
    ("high", "share", "atas (90 %)", "high (90 %)"),
    ("own", "share", "bagian sendiri", "own part"),
)

SPARSE: Pair = (f"Tidak dapat dinilai: kurang dari {FEWEST} wilayah.", f"Not assessable: fewer than {FEWEST} regions.")
RESAMPLES = 200
HALF = 0.5


def structure(material: Material) -> AuditSection:
    """Return the section on statistical coherence."""
    tables = (_parents(material), _flags(material), _reliability(material), _components(material), _importance(material))
    return AuditSection(key="structure", title=text(("Koherensi statistik", "Statistical coherence")), tables=tables)


def _parents(material: Material) -> AuditTable:
    kin = with_parents(material.stages, material.recipe) if material.enough else ()
    strays = [each.child for each in kin if each.strays]
    return AuditTable(
        key="parents",
        title=text(("Setiap anak dan induknya", "Each child and its parent")),
        finding=text(
            SPARSE
            if not material.enough
            else (
                f"{len(strays)} dari {len(kin)} anak lebih sejalan dengan induk lain: {listed(strays) or 'tidak ada'}.",
                f"{len(strays)} of {len(kin)} children go more with another parent: {listed(strays) or 'none'}.",
            )
        ),
        columns=columns(
            ("code", "code", "anak", "child"),
            ("parent", "code", "induk", "parent"),
            ("r", "number", "korelasi", "correlation"),
            ("p", "number", "p (Holm)", "p (Holm)"),
            ("other", "code", "induk lain terdekat", "closest other parent"),
            ("r_other", "number", "korelasinya", "its correlation"),
        ),
        rows=rows((each.child, each.parent, each.r, each.p_adjusted, each.other, each.r_other) for each in kin),
        note=text(
            (
                "Anak ikut membentuk induknya sendiri, jadi korelasi itu tinggi dengan sendirinya.",
                "A child is part of its own parent, so that this correlation is high by construction.",
            )
        ),
        assessable=material.enough,
    )


def _flags(material: Material) -> AuditTable:
    found = correlation_flags(material.stages, material.recipe) if material.enough else ()
    return AuditTable(
        key="correlation_flags",
        title=text(("Korelasi yang meminta keputusan", "Correlations that ask for a decision")),
        finding=text(
            SPARSE
            if not material.enough
            else (
                f"{sum(1 for flag in found if flag.kind == 'twins')} pasang saudara kembar, "
                f"{sum(1 for flag in found if flag.kind != 'twins')} hubungan yang berlawanan.",
                f"{sum(1 for flag in found if flag.kind == 'twins')} pairs of twins, "
                f"{sum(1 for flag in found if flag.kind != 'twins')} relations that oppose.",
            )
        ),
        columns=columns(
            ("kind", "word", "jenis", "kind"),
            ("code", "code", "pertama", "first"),
            ("other", "code", "kedua", "second"),
            ("r", "number", "korelasi", "correlation"),
        ),
        rows=rows((flag.kind, flag.first, flag.second, flag.r) for flag in found),
        note=text(("Batas: |r| > 0,9 antarsaudara; r < -0,4.", "Limits: |r| > 0.9 between siblings; r < -0.4.")),
        assessable=material.enough,
    )


def _reliability(material: Material) -> AuditTable:
    table = []
    seed = material.recipe.doubt.seed
    for group in material.tree.groups if material.enough else ():
        if group.children.size < 2:
            continue
        items = material.stages.scores[:, group.children]
        found, around = reliability(items), alpha_interval(items, draws=RESAMPLES, seed=seed)
        better = [code for code, alpha in zip(material.children(group), found.deleted, strict=True) if alpha > found.alpha]
        code = material.stages.nodes[group.node]
        table.append((code, len(group.children), found.n, found.alpha, around.low, around.high, found.omega, ", ".join(better)))
    low = [str(row[0]) for row in table if not np.isnan(row[3]) and row[3] < 0.7]
    return AuditTable(
        key="reliability",
        title=text(("Keandalan setiap simpul", "Reliability of each node")),
        finding=text(
            SPARSE
            if not material.enough
            else (
                f"Alfa di bawah 0,7 pada {len(low)} dari {len(table)} simpul: {listed(low) or 'tidak ada'}.",
                f"Alpha below 0.7 at {len(low)} of {len(table)} nodes: {listed(low) or 'none'}.",
            )
        ),
        columns=RELIABILITY_COLUMNS,
        rows=rows(table),
        note=text(
            (
                "0,7 lazim disebut baik, tetapi bukan sasaran: dimensi boleh berisi hal yang berbeda.",
                "0.7 is commonly called good, but it is no target: a dimension may hold unlike things.",
            )
        ),
        assessable=material.enough,
    )


def _components(material: Material) -> AuditTable:
    table = []
    for group in material.tree.groups:
        if group.children.size < 2:
            continue
        found = components(material.stages.scores[:, group.children], draws=RESAMPLES, seed=material.recipe.doubt.seed)
        code = material.stages.nodes[group.node]
        shape = (found.retained, found.above_one) if found.assessable else (None, None)
        table.append(
            (code, len(group.children), found.n, found.assessable, found.eigenvalues[0], found.share[0], *shape, found.kmo, found.p)
        )
    many = [str(row[0]) for row in table if row[6] is not None and row[6] > 1]
    dark = [str(row[0]) for row in table if not row[3]]
    return AuditTable(
        key="components",
        title=text(("Komponen utama setiap simpul", "Principal components of each node")),
        finding=text(
            SPARSE
            if len(dark) == len(table)
            else (
                f"Lebih dari satu dimensi pada: {listed(many) or 'tidak satu pun'}. Tidak dapat dinilai: {listed(dark) or 'tidak ada'}.",
                f"More than one dimension at: {listed(many) or 'none'}. Not assessable: {listed(dark) or 'none'}.",
            )
        ),
        columns=columns(
            ("code", "code", "simpul", "node"),
            ("children", "count", "anak", "children"),
            ("n", "count", "wilayah lengkap", "complete regions"),
            ("assessable", "yes", "dapat dinilai", "assessable"),
            ("first", "number", "nilai eigen pertama", "first eigenvalue"),
            ("share", "share", "bagian ragamnya", "its share of variance"),
            ("retained", "count", "komponen di atas derau", "components above noise"),
            ("above_one", "count", "nilai eigen di atas 1", "eigenvalues above 1"),
            ("kmo", "number", "KMO", "KMO"),
            ("p", "number", "p (Bartlett)", "p (Bartlett)"),
        ),
        rows=rows(table),
        assessable=len(dark) < len(table),
    )


def _importance(material: Material) -> AuditTable:
    table = _effects(material) if material.enough else []
    leaves = [row for row in table if row[0] in material.stages.leaves]
    whole = float(np.nansum([row[3] for row in leaves]))
    weak = [row[0] for row in leaves if row[3] / whole < HALF * row[1]] if whole > 0 else []
    return AuditTable(
        key="importance",
        title=text(("Bobot dan kepentingan yang sesungguhnya", "Weight and true importance")),
        finding=text(
            SPARSE
            if not material.enough
            else (
                f"{len(weak)} indikator berpengaruh kurang dari separuh bobotnya: {listed(weak) or 'tidak ada'}.",
                f"{len(weak)} indicators pull less than half of their weight: {listed(weak) or 'none'}.",
            )
        ),
        columns=IMPORTANCE_COLUMNS,
        rows=rows(table),
        note=text(
            (
                "Pengaruh utama: bagian ragam indeks yang dijelaskan oleh indikator itu. Jumlahnya tidak perlu 1, karena indikator "
                "saling berkorelasi.",
                "Main effect: the share of the index's variance that the indicator explains. They need not sum to 1, because "
                "indicators correlate.",
            )
        ),
        assessable=material.enough,
    )


def _effects(material: Material) -> list[tuple[str, float, float, float, float, float, float]]:
    """Return code, nominal weight, linear and main effect, its limits and own part of every scored node, then of every scored leaf."""
    nominal = nominal_weights(material.recipe)
    nodes, inner = material.stages.nodes, material.tree.inner
    table = []
    for members in (range(1, inner), range(inner, len(nodes))):
        places = [place for place in members if nominal[nodes[place]] > 0]
        if not places:
            continue
        found = main_effects(material.stages.scores[:, places], material.index, draws=RESAMPLES, seed=material.recipe.doubt.seed)
        figures = np.column_stack([found.linear, found.curved, found.low, found.high, found.own]).tolist()
        for place, (linear, effect, low, high, own) in zip(places, figures, strict=True):
            table.append((nodes[place], nominal[nodes[place]], linear, effect, low, high, own))
    return table
