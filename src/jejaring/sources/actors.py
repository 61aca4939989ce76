"""The actor register: a workbook or CSV of actors and one of ties, read as printed; what its cells mean is judged by the ecosystem room."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from jejaring.sources.faults import Faults
from jejaring.sources.fingerprint import check_size
from jejaring.sources.grid import Grid, letter, read_csv, read_workbook
from jejaring.terms.actor import Line, RegisterFile
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text, same

KEY = "actors"
TITLE = Text(id="Daftar pelaku ekonomi kreatif (XLSX atau CSV)", en="Register of creative actors (XLSX or CSV)")
WHAT = Text(
    id="Satu baris satu pelaku: id, nama, heliks, daerah, versi dan kode KBLI, deskripsi, subsektor, tahap, tahun berdiri, koordinat, "
    "kanal digital. Hubungan antarpelaku pada lembar atau berkas kedua.",
    en="One row one actor: id, name, helix, region, KBLI version and code, description, subsector, stage, founding year, coordinates, "
    "digital channel. Ties between actors on a second sheet or file.",
)
LICENCE = Text(id="Menurut daerah yang mendaftar", en="As the region that keeps the register says")
EXTENSIONS = (".xlsx", ".csv")
HEADING_ROWS = 10

ACTOR_FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id_pelaku", "kode_pelaku", "actor", "actor_id", "id_aktor"),
    "name": ("nama", "nama_usaha", "nama_pelaku", "nama_organisasi", "nama_komunitas", "nama_perusahaan"),
    "helix": ("heliks", "unsur", "unsur_heliks", "hexa_helix", "kategori_heliks"),
    "region": ("wilayah", "daerah", "kabupaten_kota", "kab_kota", "kabkota", "nama_daerah", "kota_kabupaten"),
    "kbli_version": ("versi_kbli", "kbli_versi", "tahun_kbli"),
    "kbli": ("kode_kbli", "kbli_code"),
    "description": ("deskripsi", "bidang_usaha", "jenis_usaha", "kegiatan", "uraian", "keterangan_usaha", "produk"),
    "subsector": ("subsektor", "sub_sektor", "subsectors"),
    "stage": ("tahap", "rantai_nilai", "stages"),
    "founded": ("tahun_berdiri", "berdiri", "didirikan", "year_founded"),
    "lat": ("latitude", "lintang"),
    "lon": ("longitude", "bujur", "lng", "long"),
    "digital_channel": ("kanal_digital", "penjualan_daring", "jualan_online", "online"),
    "status": ("status_usaha",),
    "nib": ("nomor_induk_berusaha",),
    "npwp": ("no_npwp",),
    "phone": ("telepon", "telp", "no_hp", "hp", "whatsapp", "wa", "no_telp"),
    "website": ("situs", "situs_web", "url", "web"),
}
TIE_FIELDS: dict[str, tuple[str, ...]] = {
    "from": ("dari", "asal"),
    "to": ("ke", "tujuan", "kepada"),
    "kind": ("jenis", "jenis_hubungan", "hubungan"),
    "directed": ("berarah", "searah"),
    "since": ("sejak", "mulai"),
    "until": ("sampai", "hingga"),
    "evidence": ("bukti",),
}
ACTORS_NEED = ("name", "helix", "region")
TIES_NEED = ("from", "to", "kind")


@dataclass(frozen=True)
class _Form:
    """Which fields a sheet may hold, which it must, and the headings that a map of columns gives them."""

    what: Text
    fields: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    given: Mapping[str, str]


def fits(sheets: Sequence[Grid], members: frozenset[str]) -> bool:
    """Tell whether a sheet has headings for name, helix and region of actors."""
    form = _Form(TITLE, ACTOR_FIELDS, ACTORS_NEED, {})
    return not members and any(_heading_row(sheet, form) is not None for sheet in sheets)


def read(path: Path, catalogue: Catalogue, *, ties: Path | None = None, columns: Path | None = None) -> RegisterFile:
    """Return the lines of a register, or raise BadFile with every fault of its form.

    Ties stand in the file `ties`, or on a second sheet of a workbook. `columns` is a YAML file that gives the heading of a field where
    it is none of the known ones: `actors: {name: Nama Toko}`, `ties: {from: Pihak 1}`; a bare mapping is one of actors. A column of
    region codes under a heading that says its system (kode_bps) is read as that system's. Wholly empty rows are left out.
    """
    given = _read_columns(columns) if columns is not None else {}
    actor_form = _Form(TITLE, ACTOR_FIELDS, ACTORS_NEED, given.get("actors", {}))
    tie_form = _Form(Text(id="hubungan antarpelaku", en="ties between actors"), TIE_FIELDS, TIES_NEED, given.get("ties", {}))
    sheets = _sheets(path)
    sheet = _only(path, sheets, actor_form)
    headings, ignored, lines = _lines(path, sheet, actor_form, catalogue)
    beside = [each for each in sheets if each is not sheet and _heading_row(each, tie_form) is not None]
    if ties is None and not beside:
        return RegisterFile(path.name, lines, sheet.name, headings, ignored)
    tie_path = path if ties is None else ties
    tie_sheet = _only(tie_path, beside if ties is None else _sheets(ties), tie_form)
    tie_headings, tie_ignored, tie_lines = _lines(tie_path, tie_sheet, tie_form, catalogue)
    return RegisterFile(
        path.name, lines, sheet.name, headings, (*ignored, *tie_ignored), tie_path.name, tie_sheet.name, tie_lines, tie_headings
    )


def _sheets(path: Path) -> tuple[Grid, ...]:
    check_size(path)
    return read_workbook(path) if zipfile.is_zipfile(path) or path.suffix.lower() == ".xlsx" else (read_csv(path),)


def _only(path: Path, sheets: Sequence[Grid], form: _Form) -> Grid:
    fitting = [sheet for sheet in sheets if _heading_row(sheet, form) is not None]
    if len(fitting) == 1:
        return fitting[0]
    met_names = ", ".join(f"{sheet.name or path.name} [{_first_row(sheet)}]" for sheet in (fitting or sheets))
    met = Text(id=f"{len(fitting)} lembar berisi {form.what.id}: {met_names}", en=f"{len(fitting)} sheets hold {form.what.en}: {met_names}")
    needed = ", ".join(form.needed)
    expected = Text(id=f"satu lembar dengan judul {needed}", en=f"one sheet with the headings {needed}")
    todo = Text(id="perbaiki judul kolomnya, atau beri peta kolom (YAML)", en="mend the headings, or give a map of columns (YAML)")
    raise BadFile(Problem(place=Place(file=path.name), met=met, expected=expected, todo=todo))


def _first_row(sheet: Grid) -> str:
    first = next((cells for cells in sheet.rows if any(cell.text for cell in cells)), ())
    return ", ".join(cell.text for cell in first[:20] if cell.text)


def _heading_row(sheet: Grid, form: _Form) -> int | None:
    for number, cells in enumerate(sheet.rows[:HEADING_ROWS], start=1):
        if set(form.needed) <= {_field(cell.text, form) for cell in cells} | (_coded(cells) if "region" in form.needed else set()):
            return number
    return None


def _coded(cells: Sequence[object]) -> set[str]:
    texts = {_plain(getattr(cell, "text", "")) for cell in cells}
    return {"region"} if any(re.fullmatch(r"(kode|code)_(kemendagri|kemdagri|bps\w*)|bps\d*|kemendagri", text) for text in texts) else set()


def _field(heading: str, form: _Form) -> str | None:
    for field, given in form.given.items():
        if heading.strip() == given.strip():
            return field
    plain = _plain(heading)
    return next((field for field, also in form.fields.items() if field not in form.given and plain in (field, *also)), None)


def _plain(heading: str) -> str:
    return "_".join(re.findall(r"[a-z0-9]+", heading.casefold()))


def _lines(path: Path, sheet: Grid, form: _Form, catalogue: Catalogue) -> tuple[dict[str, str], tuple[str, ...], tuple[Line, ...]]:
    """Return the heading of each field, the headings that name none, and the filled rows."""
    faults = Faults(path.name, sheet.name)
    row = _heading_row(sheet, form) or 1
    fields: dict[int, tuple[str, str]] = {}
    ignored: list[str] = []
    systems = {_plain(heading): system for heading, system in catalogue.country.code_columns.items()}
    for number, cell in enumerate(sheet.rows[row - 1], start=1):
        field, system = _field(cell.text, form), ""
        if field is None and form.fields is ACTOR_FIELDS and _plain(cell.text) in systems:
            field, system = "region", systems[_plain(cell.text)]
        if field is None:
            ignored += [cell.text] if cell.text else []
        elif field in {known for known, _ in fields.values()}:
            met = Text(id=f"dua kolom untuk {field}", en=f"two columns for {field}")
            todo = Text(id="hapus salah satu, atau beri peta kolom", en="remove one of them, or give a map of columns")
            faults.add(
                met, Text(id="tiap isian satu kolom", en="one column for each field"), todo, row=row, column=letter(number, cell.text)
            )
        else:
            fields[number] = (field, system)
    for field in sorted(set(form.given) - {known for known, _ in fields.values()}):
        met = Text(id=f"judul {form.given[field]!r} tidak ada", en=f"the heading {form.given[field]!r} is absent")
        todo = Text(id="perbaiki peta kolom", en="mend the map of columns")
        faults.add(met, same(_first_row(sheet)), todo, row=row)
    lines = []
    for number in range(row + 1, len(sheet.rows) + 1):
        cells = {field: _valued(sheet.cell(number, column).text, system) for column, (field, system) in fields.items()}
        filled = {field: text for field, text in cells.items() if text}
        lines += [Line(number, filled)] if filled else []
    if not lines:
        expected = Text(id="satu baris tiap pelaku atau hubungan", en="a row for each actor or tie")
        faults.add(Text(id="tidak ada satu baris pun", en="not a single row"), expected, Text(id="isi lembar itu", en="fill the sheet"))
    faults.refuse()
    headings = {field: letter(column, sheet.cell(row, column).text) for column, (field, _) in fields.items()}
    return headings, tuple(ignored), tuple(lines)


def _valued(text: str, system: str) -> str:
    return f"{system}:{text}" if system and re.fullmatch(r"[\d.]+", text) else text


def _read_columns(path: Path) -> dict[str, dict[str, str]]:
    """Return the headings that a YAML file gives to fields of actors and ties."""
    faults = Faults(path.name)
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        content = str(error)
    expected = same("actors: {name: …, region: …}, ties: {from: …}")
    if not isinstance(content, dict):
        faults.add(same(repr(content)[:80]), expected, Text(id="perbaiki peta kolom", en="mend the map of columns"))
        faults.refuse()
    parts = content if set(content) <= {"actors", "ties"} else {"actors": content}
    for part, fields in (("actors", ACTOR_FIELDS), ("ties", TIE_FIELDS)):
        for field, heading in (parts.get(part) or {}).items():
            if field not in fields or not isinstance(heading, str):
                met = Text(id=f"{part}.{field}: {heading!r}", en=f"{part}.{field}: {heading!r}")
                faults.add(met, same(", ".join(fields)), Text(id="pakai nama isian yang dikenal", en="use a known field"))
    faults.refuse()
    return {part: dict(headings or {}) for part, headings in parts.items()}
