"""Answers of the BPS WebAPI (model data): units, items, years and one figure for each combination."""

import math
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from jejaring.catalogue.lookup import by_code, is_called
from jejaring.sources.bps_answer import Answer, Cell, Entry, read_answer
from jejaring.sources.bps_names import EDITIONS
from jejaring.sources.bps_series import Series, series_of
from jejaring.sources.faults import Faults
from jejaring.sources.fingerprint import sha256_of
from jejaring.sources.grid import Grid
from jejaring.sources.places import check_name
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.imported import Imported
from jejaring.terms.indicator import Variable
from jejaring.terms.problem import UnknownName, UnknownRegion
from jejaring.terms.region import Region, RegionCode
from jejaring.terms.status import Status
from jejaring.terms.tables import OBSERVATIONS
from jejaring.terms.text import Text, same

KEY = "bps_webapi"
TITLE = Text(id="Jawaban WebAPI BPS (JSON)", en="Answers of the BPS WebAPI (JSON)")
WHAT = Text(
    id="Satu jawaban model=data menurut kabupaten/kota: PDRB menurut pengeluaran (variabel 2194) atau tabel IPM. "
    "Baris provinsi dan Indonesia tidak disimpan.",
    en="One answer of model=data by regency and city: GRDP by expenditure (variable 2194) or a table of the human development index. "
    "Rows of provinces and of Indonesia are not kept.",
)
LICENCE = Text(id="Statistik resmi; sumber: BPS", en="Official statistics; source: BPS")
EXTENSIONS = (".json",)
NATION_CODE = "9999"
LISTED = 10

Figures = dict[tuple[str, str, str], float | None]


def fits(sheets: Sequence[Grid], members: frozenset[str]) -> bool:
    """Tell whether a JSON file has the members of a WebAPI answer, with or without data."""
    return not sheets and bool({"datacontent", "data-availability"} & members)


def read(path: Path, catalogue: Catalogue) -> Imported:
    """Return the figures of one answer, or raise BadFile with every fault; `column` of a fault is the list or key it stands in.

    Units are known by BPS code, and the label must be the region's name. A unit-year whose total is 0 did not exist: its figures are
    kept as not applicable. Keys that are absent are said in the notes.
    """
    faults = Faults(path.name)
    answer = read_answer(path, faults)
    series = series_of(answer, faults) if answer is not None else None
    faults.refuse()
    assert answer is not None
    assert series is not None
    variables = _variables(answer, series, catalogue, faults)
    regions = _regions(answer, catalogue, faults)
    figures = {
        (cell.unit.val, cell.item.val, cell.year.label): _figure(cell, variables.get(cell.item.val), faults)
        for cell in answer.cells
        if cell.unit.val in regions
    }
    faults.refuse()
    rows = [
        _observation(regions[unit], variables[item], year, value, series, exists=_exists(unit, year, series, figures))
        for (unit, item, year), value in figures.items()
    ]
    table = pd.DataFrame(
        [{**row, "evidence": f"BPS WebAPI, var {answer.variable}"} for row in rows], columns=list(OBSERVATIONS.columns), dtype=object
    )
    observations = OBSERVATIONS.check(table, file=path.name)
    return Imported(
        source=KEY, file=path.name, sha256=sha256_of(path), observations=observations, notes=tuple(_notes(answer, regions, rows, catalogue))
    )


def _variables(answer: Answer, series: Series, catalogue: Catalogue, faults: Faults) -> dict[str, Variable]:
    known = {variable.key: variable for variable in catalogue.variables}
    found: dict[str, Variable] = {}
    for item in answer.items:
        key = series.items[item.val].variable
        if key in known:
            found[item.val] = known[key]
            continue
        met = Text(id=f"variabel {key} tidak ada dalam katalog", en=f"the catalogue has no variable {key}")
        todo = Text(id="tambahkan variabel itu ke katalog negara", en="add the variable to the country's catalogue")
        faults.add(met, same(", ".join(known) or "-"), todo, row=item.position, column="turvar")
    return found


def _is_above(entry: Entry) -> bool:
    """Tell whether a unit is a province or the nation: BPS ends their codes in 00 and writes 9999 for Indonesia."""
    return len(entry.val) == 2 or entry.val.endswith("00") or entry.val in (NATION_CODE, "0")


def _regions(answer: Answer, catalogue: Catalogue, faults: Faults) -> dict[str, Region]:
    regions: dict[str, Region] = {}
    first: dict[str, str] = {}
    for entry in answer.units:
        if _is_above(entry):
            continue
        region = _region(entry, catalogue, faults)
        if region is None:
            continue
        if region.key in first:
            met = Text(
                id=f"{region.name} dua kali ({first[region.key]} dan {entry.val})",
                en=f"{region.name} twice ({first[region.key]} and {entry.val})",
            )
            todo = Text(id="minta satu jawaban untuk tiap edisi kode", en="ask for one answer for each edition of codes")
            faults.add(met, Text(id="tiap daerah satu kali", en="each region once"), todo, row=entry.position, column="vervar")
        first.setdefault(region.key, entry.val)
        regions[entry.val] = region
    return regions


def _region(entry: Entry, catalogue: Catalogue, faults: Faults) -> Region | None:
    """Return the region of a BPS code in either edition; no code stands in both for different places."""
    found: dict[str, Region] = {}
    for edition in EDITIONS:
        try:
            found[edition] = by_code(catalogue, RegionCode(system=edition, value=entry.val))
        except (UnknownRegion, UnknownName):
            continue
    if not found:
        met = Text(id=f"kode {entry.val} ({entry.label})", en=f"code {entry.val} ({entry.label})")
        expected = Text(id="kode BPS kabupaten/kota", en="a BPS code of a regency or city")
        todo = Text(id="periksa kodenya; batas lama mungkin sudah dimekarkan", en="check the code; an old area may have been split")
        faults.add(met, expected, todo, row=entry.position, column="vervar")
        return None
    edition, region = next(
        ((edition, region) for edition, region in found.items() if is_called(catalogue, region, entry.label)), next(iter(found.items()))
    )
    before = len(faults.problems)
    check_name(RegionCode(system=edition, value=entry.val), entry.label, catalogue, faults, row=entry.position, column="vervar")
    return region if len(faults.problems) == before else None


def _figure(cell: Cell, variable: Variable | None, faults: Faults) -> float | None:
    value = cell.value
    if value is None or value in ("", "-"):
        return None
    expected = Text(id="bilangan", en="a number")
    todo = Text(id="periksa angka itu di situs BPS", en="check the figure at BPS")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        faults.add(same(f"{cell.key}: {value!r}"), expected, todo, row=cell.unit.position, column="datacontent")
        return None
    if variable is None:
        return None
    low = -math.inf if variable.low is None else variable.low
    high = math.inf if variable.high is None else variable.high
    if not low <= value <= high:
        met = Text(
            id=f"{cell.key}: {value} di luar batas {variable.name.id}", en=f"{cell.key}: {value} is out of bounds for {variable.name.en}"
        )
        faults.add(met, same(f"{low:g} – {high:g} ({variable.unit.id})"), todo, row=cell.unit.position, column="datacontent")
    return float(value)


def _exists(unit: str, year: str, series: Series, figures: Figures) -> bool:
    return series.total is None or figures.get((unit, series.total, year)) != 0


def _observation(region: Region, variable: Variable, year: str, value: float | None, series: Series, *, exists: bool) -> dict[str, object]:
    status = Status.REPORTED if exists else Status.NOT_APPLICABLE
    if exists and value is None:
        status = Status.MISSING
    return {
        "region": region.key,
        "indicator": variable.key,
        "period": year,
        "value": value if exists else None,
        "unit": variable.unit.id,
        "source": series.dataset,
        "status": status.value,
    }


def _notes(answer: Answer, regions: dict[str, Region], rows: Sequence[dict[str, object]], catalogue: Catalogue) -> list[Text]:
    notes: list[Text] = []
    above = sum(1 for entry in answer.units if _is_above(entry))
    if above:
        notes.append(Text(id=f"{above} provinsi dan Indonesia tidak disimpan", en=f"{above} provinces and Indonesia are not kept"))
    present = {region.key for region in regions.values()}
    absent = [region.name for region in catalogue.regions if region.key not in present]
    if absent:
        listed = ", ".join(absent[:LISTED]) + (", …" if len(absent) > LISTED else "")
        notes.append(Text(id=f"{len(absent)} daerah tidak ada: {listed}", en=f"{len(absent)} regions absent: {listed}"))
    lacking = len(regions) * len(answer.items) * len(answer.years) - len(rows)
    if lacking:
        notes.append(Text(id=f"{lacking} angka tidak ada dalam jawaban", en=f"{lacking} figures are absent from the answer"))
    without = len({(row["region"], row["period"]) for row in rows if row["status"] == Status.NOT_APPLICABLE.value})
    if without:
        notes.append(
            Text(
                id=f"{without} daerah-tahun dengan total 0: daerah itu belum ada, angkanya tidak berlaku",
                en=f"{without} region-years with a total of 0: the region did not exist yet, its figures do not apply",
            )
        )
    return notes
