"""Section 1: the framework as it is built, before any figure."""

from collections import Counter

from jejaring.index.build import aggregate_steps
from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.table import AuditSection, AuditTable, columns, listed, rows, text
from jejaring.index.coherence.importance import nominal_weights
from jejaring.index.tree import children_by_parent, members
from jejaring.terms.recipe import Node

TREE_COLUMNS = columns(
    ("code", "code", "kode", "code"),
    ("name", "word", "nama", "name"),
    ("level", "word", "tingkat", "level"),
    ("parent", "code", "induk", "parent"),
    ("children", "count", "anak yang dinilai", "scored children"),
    ("weight", "share", "bobot di antara saudara", "weight among siblings"),
    ("nominal", "share", "bobot nominal dalam indeks", "nominal weight in the index"),
    ("mean", "word", "cara merata-rata", "mean"),
)


def concept(material: Material) -> AuditSection:
    """Return the section on conceptual coherence."""
    return AuditSection(key="concept", title=text(("Koherensi konsep", "Conceptual coherence")), tables=(_tree(material),))


def _tree(material: Material) -> AuditTable:
    recipe = material.recipe
    weights = nominal_weights(recipe)
    below = {parent: sum(1 for child in children if weights[child.code] > 0) for parent, children in children_by_parent(recipe).items()}
    means = {code: step.method for code, step in zip(material.tree.nodes, aggregate_steps(recipe, material.tree), strict=False)}
    table = []
    for member in members(recipe):
        parent = member.parent
        share = 1.0 if parent is None else weights[member.code] / weights[parent] if weights[parent] else 0.0
        named = member.name if isinstance(member, Node) else None
        level = member.level if isinstance(member, Node) else "leaf"
        table.append((member.code, named, level, parent, below.get(member.code), share, weights[member.code], means.get(member.code)))
    single = [code for code, count in below.items() if count == 1]
    companions = [leaf.code for leaf in recipe.leaves if weights[leaf.code] == 0]
    scored = sum(1 for leaf in recipe.leaves if weights[leaf.code] > 0)
    twice = [column for column, times in Counter(leaf.column for leaf in recipe.leaves if weights[leaf.code] > 0).items() if times > 1]
    return AuditTable(
        key="tree",
        title=text(("Pohon kerangka dan bobotnya", "The tree of the framework and its weights")),
        finding=text(
            (
                f"{scored} indikator dinilai di bawah {len(recipe.nodes)} simpul. "
                f"Simpul beranak tunggal: {listed(single) or 'tidak ada'}. Pendamping tanpa bobot: {listed(companions) or 'tidak ada'}. "
                f"Kolom yang dinilai dua kali: {listed(twice) or 'tidak ada'}.",
                f"{scored} indicators are scored below {len(recipe.nodes)} nodes. "
                f"Nodes with a single child: {listed(single) or 'none'}. Companions without weight: {listed(companions) or 'none'}. "
                f"Columns scored twice: {listed(twice) or 'none'}.",
            )
        ),
        columns=TREE_COLUMNS,
        rows=rows(table),
        note=text(
            (
                "Bobot nominal ialah hasil kali bobot sampai ke akar. Bobot bukan kepentingan: lihat bagian koherensi statistik.",
                "The nominal weight is the product of weights up to the root. Weight is not importance: see statistical coherence.",
            )
        ),
    )
