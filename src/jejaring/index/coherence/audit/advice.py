"""Section 9: what the tables before it ask for, each point with the table that it rests on."""

from collections.abc import Callable, Iterator, Sequence

from jejaring.index.coherence.audit.table import AuditSection, AuditTable, Pair, columns, rows, text

Rule = Callable[[AuditTable], Iterator[tuple[str, Pair]]]


def advice(sections: Sequence[AuditSection]) -> AuditSection:
    """Return the section of recommendations that follow from the tables of the sections before."""
    tables = {table.key: table for section in sections for table in section.tables}
    sound = {key: table for key, table in tables.items() if table.assessable}
    points = [(key, about, text(said)) for key, rule in RULES.items() if key in sound for about, said in rule(sound[key])]
    dark = [key for key, table in tables.items() if not table.assessable]
    points += [
        (key, "", text(("Kumpulkan lebih banyak data: bagian ini tidak dapat dinilai.", "Gather more data: this part is not assessable.")))
        for key in dark
    ]
    table = AuditTable(
        key="advice",
        title=text(("Saran", "Recommendations")),
        finding=text(
            (f"{len(points)} hal perlu diputuskan oleh pemilik indeks.", f"{len(points)} points are for the owner of the index to decide.")
        ),
        columns=columns(
            ("table", "word", "dasar", "rests on"), ("code", "code", "tentang", "about"), ("advice", "word", "saran", "recommendation")
        ),
        rows=rows(points),
        note=text(
            (
                "Saran mengikuti tanda statistik. Keputusan tetap soal isi: jangan membalik arah atau membuang indikator tanpa alasan.",
                "Recommendations follow statistical flags. Decisions are about content: never turn or drop an indicator without a reason.",
            )
        ),
    )
    return AuditSection(key="advice", title=text(("Saran", "Recommendations")), tables=(table,))


def _indicators(table: AuditTable) -> Iterator[tuple[str, Pair]]:
    said: dict[str, Pair] = {
        "scarce": ("Lengkapi data atau jadikan pendamping.", "Complete the data, or make it a companion."),
        "zeros": ("Banyak nol: periksa apakah nol berarti tidak ada data.", "Many zeros: check whether zero means no data."),
        "modal": ("Satu nilai menguasai kolom: daya bedanya lemah.", "One value fills the column: it hardly discriminates."),
        "skewed": ("Menceng dan berekor berat: tangani pencilan atau ambil logaritma.", "Skewed and heavy-tailed: treat or take logs."),
        "constant": ("Tetap: tidak membedakan siapa pun; keluarkan.", "Constant: it tells nobody apart; leave it out."),
    }
    for code, flags in zip(table.column("code"), table.column("flags"), strict=True):
        for flag in str(flags).split(", "):
            if flag in said:
                yield str(code), said[flag]


def _parents(table: AuditTable) -> Iterator[tuple[str, Pair]]:
    for code, r, other, r_other in zip(*(table.column(key) for key in ("code", "r", "other", "r_other")), strict=True):
        if isinstance(r, float) and isinstance(r_other, float) and r_other > r:
            yield str(code), (f"Lebih sejalan dengan {other}: periksa letaknya.", f"Goes more with {other}: check where it belongs.")


def _flags(table: AuditTable) -> Iterator[tuple[str, Pair]]:
    for kind, code, other in zip(*(table.column(key) for key in ("kind", "code", "other")), strict=True):
        if kind == "twins":
            yield str(code), (f"Kembar dengan {other}: gabungkan atau pilih satu.", f"A twin of {other}: merge them or choose one.")
        else:
            yield (
                str(code),
                (f"Berlawanan dengan {other}: periksa arahnya atau terangkan.", f"Opposes {other}: check its direction, or explain it."),
            )


def _reliability(table: AuditTable) -> Iterator[tuple[str, Pair]]:
    for code, alpha in zip(table.column("code"), table.column("alpha"), strict=True):
        if isinstance(alpha, float) and alpha < 0.5:
            yield (
                str(code),
                (
                    "Isinya hampir tidak sejalan: sajikan anak-anaknya sendiri-sendiri di samping skornya.",
                    "Its children hardly go together: show them one by one beside the score.",
                ),
            )


def _redundancy(table: AuditTable) -> Iterator[tuple[str, Pair]]:
    for code, adds in zip(table.column("code"), table.column("adds"), strict=True):
        if adds is False:
            yield str(code), ("Indeks hampir mengulang bagian ini.", "The index nearly repeats this part.")


def _importance(table: AuditTable) -> Iterator[tuple[str, Pair]]:
    for code, effect, nominal in zip(*(table.column(key) for key in ("code", "effect", "nominal")), strict=True):
        if isinstance(effect, float) and isinstance(nominal, float) and effect < nominal / 10:
            yield (
                str(code),
                (
                    "Pengaruhnya kurang dari sepersepuluh bobotnya: bobot itu tidak bekerja.",
                    "It pulls less than a tenth of its weight: the weight does not work.",
                ),
            )


RULES: dict[str, Rule] = {
    "indicators": _indicators,
    "parents": _parents,
    "correlation_flags": _flags,
    "reliability": _reliability,
    "importance": _importance,
    "redundancy": _redundancy,
}
