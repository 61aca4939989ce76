"""Section 4: whether the index says more than its parts."""

from jejaring.index.coherence.audit.material import Material
from jejaring.index.coherence.audit.structure import SPARSE
from jejaring.index.coherence.audit.table import AuditSection, AuditTable, columns, listed, rows, text
from jejaring.index.coherence.redundancy import index_against_parts


def added_value(material: Material) -> AuditSection:
    """Return the section on what the index adds to its parts."""
    tables = (_redundancy(material),)
    return AuditSection(key="added_value", title=text(("Nilai tambah terhadap bagiannya", "Added value versus its parts")), tables=tables)


def _redundancy(material: Material) -> AuditTable:
    found = index_against_parts(material.stages, material.recipe)
    enough = material.ranked.size >= 30
    doubles = [part for part, adds in zip(found.parts, found.adds, strict=True) if not adds]
    table = zip(found.parts, found.n, found.far, found.r, found.adds, strict=True)
    return AuditTable(
        key="redundancy",
        title=text(("Peringkat indeks dan peringkat setiap bagian", "The rank of the index and the rank of each part")),
        finding=text(
            SPARSE
            if not enough
            else (
                f"Indeks menambah kabar terhadap {len(found.parts) - len(doubles)} dari {len(found.parts)} bagian. "
                f"Terlalu mirip: {listed(doubles) or 'tidak ada'}.",
                f"The index adds news to {len(found.parts) - len(doubles)} of {len(found.parts)} parts. "
                f"Too alike: {listed(doubles) or 'none'}.",
            )
        ),
        columns=columns(
            ("code", "code", "bagian", "part"),
            ("n", "count", "wilayah", "regions"),
            ("far", "share", f"bergeser {found.places} tempat atau lebih", f"moved {found.places} places or more"),
            ("r", "number", "korelasi dengan indeks", "correlation with the index"),
            ("adds", "yes", "indeks menambah", "the index adds"),
        ),
        rows=rows(table) if enough else (),
        note=text(
            (
                f"Indeks menambah bila sedikitnya {found.share:.0%} wilayah bergeser sejauh itu. Patokan ini dibuat untuk kelompok besar.",
                f"The index adds where at least {found.share:.0%} of regions move that far. The yardstick is made for large groups.",
            )
        ),
        assessable=enough,
    )
