"""The form of an answer of the BPS WebAPI: its lists, and the cells whose keys are joined from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jejaring.sources.bps_names import clean
from jejaring.sources.faults import Faults
from jejaring.sources.json_file import read_json
from jejaring.terms.text import Text, same

MEMBERS = ("var", "turvar", "vervar", "tahun", "turtahun", "datacontent")
AGAIN = Text(id="unduh ulang jawaban dengan model=data", en="download the answer again with model=data")


@dataclass(frozen=True)
class Entry:
    """An entry of a list: its number as text, its label without tags, and its position in the list (from 1)."""

    val: str
    label: str
    position: int


@dataclass(frozen=True)
class Cell:
    """A figure of the answer with its key and the entries that the key joins; `value` is what JSON holds."""

    key: str
    unit: Entry
    item: Entry
    year: Entry
    value: object


@dataclass(frozen=True)
class Answer:
    """An answer for one variable: its number, label and unit, its units (`vervar`), items (`turvar`), years and figures."""

    variable: str
    label: str
    unit: str
    units: tuple[Entry, ...]
    items: tuple[Entry, ...]
    years: tuple[Entry, ...]
    cells: tuple[Cell, ...]


def read_answer(path: Path, faults: Faults) -> Answer | None:
    """Return the answer in a file, or None after noting what is wrong with its form.

    A key of `datacontent` is unit + variable + item + year + part of the year, each as long as its number. An answer may lack keys.
    """
    content = read_json(path)
    if not isinstance(content, dict):
        faults.add(Text(id="JSON bukan objek", en="the JSON is no object"), same("{…}"), AGAIN)
        return None
    if not _is_available(content, faults) or not _has_members(content, faults):
        return None
    lists = {name: tuple(_entries(content[name], name, faults)) for name in MEMBERS[:-1]}
    if len(lists["var"]) != 1:
        met = Text(id=f"{len(lists['var'])} variabel dalam satu jawaban", en=f"{len(lists['var'])} variables in one answer")
        faults.add(met, Text(id="satu variabel", en="one variable"), AGAIN, column="var")
    parts = [part.label for part in lists["turtahun"]]
    if len(parts) != 1 or parts[0].lower() not in ("tahun", "tahunan", "tidak ada"):
        met = Text(id=f"bagian tahun: {', '.join(parts) or '-'}", en=f"parts of the year: {', '.join(parts) or '-'}")
        faults.add(
            met,
            Text(id="angka tahunan saja", en="yearly figures only"),
            Text(id="unduh data tahunan", en="download yearly data"),
            column="turtahun",
        )
    for year in lists["tahun"]:
        if not (len(year.label) == 4 and year.label.isdigit()):
            met = Text(id=f"tahun {year.label!r}", en=f"year {year.label!r}")
            faults.add(met, Text(id="tahun empat angka", en="a year of four digits"), AGAIN, row=year.position, column="tahun")
    if faults:
        return None
    cells = _cells(content["datacontent"], lists, faults)
    first = content["var"][0]
    unit = str(first.get("unit") or "")
    variable = lists["var"][0]
    return Answer(variable.val, variable.label, unit, lists["vervar"], lists["turvar"], lists["tahun"], cells)


def _is_available(content: dict[str, object], faults: Faults) -> bool:
    status, availability = content.get("status"), content.get("data-availability")
    if status == "OK" and availability == "available":
        return True
    message = content.get("message")
    said = f"status {status!r}, data-availability {availability!r}" + (f", {message!r}" if message else "")
    todo = Text(id="periksa nomor variabel, wilayah, tahun, dan kunci API", en="check variable number, domain, year and API key")
    met = Text(id=f"BPS tidak memberi data: {said}", en=f"BPS gave no data: {said}")
    faults.add(met, same("status 'OK', data-availability 'available'"), todo)
    return False


def _has_members(content: dict[str, object], faults: Faults) -> bool:
    for name in MEMBERS:
        kind = dict if name == "datacontent" else list
        if not isinstance(content.get(name), kind) or not content[name]:
            met = Text(
                id=f"anggota {name} tidak ada, kosong, atau bentuknya lain", en=f"member {name} is absent, empty, or of another form"
            )
            faults.add(met, same(", ".join(MEMBERS)), AGAIN, column=name)
    return not faults


def _entries(raw: object, name: str, faults: Faults) -> Iterator[Entry]:
    seen: set[str] = set()
    for position, entry in enumerate(raw if isinstance(raw, list) else [], start=1):
        val = entry.get("val") if isinstance(entry, dict) else None
        if isinstance(val, bool) or not isinstance(val, int | str) or not str(val).isdigit() or str(val) in seen:
            met = Text(id=f"val {val!r} salah atau ganda", en=f"val {val!r} is wrong or repeated")
            faults.add(met, Text(id="nomor yang unik", en="a number of its own"), AGAIN, row=position, column=name)
            continue
        seen.add(str(val))
        yield Entry(str(val), clean(str(entry.get("label") or "")), position)


def _cells(content: object, lists: dict[str, tuple[Entry, ...]], faults: Faults) -> tuple[Cell, ...]:
    figures: dict[str, object] = content if isinstance(content, dict) else {}
    variable, part = lists["var"][0].val, lists["turtahun"][0].val
    cells: dict[str, Cell] = {}
    for unit in lists["vervar"]:
        for item in lists["turvar"]:
            for year in lists["tahun"]:
                key = f"{unit.val}{variable}{item.val}{year.val}{part}"
                if key not in figures:
                    continue
                if key in cells:
                    met = Text(id=f"kunci {key} dapat dibaca dua cara", en=f"key {key} can be read in two ways")
                    faults.add(met, Text(id="satu arti tiap kunci", en="one meaning for each key"), AGAIN, column=key)
                cells[key] = Cell(key, unit, item, year, figures[key])
    strangers = [key for key in figures if key not in cells]
    if strangers:
        listed = ", ".join(strangers[:5]) + (", …" if len(strangers) > 5 else "")
        met = Text(
            id=f"{len(strangers)} kunci yang tidak cocok dengan daftarnya: {listed}", en=f"{len(strangers)} keys that fit no list: {listed}"
        )
        expected = same("vervar + var + turvar + tahun + turtahun")
        faults.add(met, expected, AGAIN, column="datacontent")
    return tuple(cells.values())
