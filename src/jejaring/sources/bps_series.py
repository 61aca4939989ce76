"""Which variables of the catalogue the items of a BPS WebAPI variable are."""

from functools import cache
from pathlib import Path

import yaml

from jejaring.sources.bps_answer import Answer
from jejaring.sources.bps_titles import DATASET, KNOWN_TITLES, ipm_variable
from jejaring.sources.faults import Faults
from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text, same

BOOK = Path(__file__).with_name("bps_webapi.yml")


class Item(Frozen):
    """An item of a BPS variable: the label that BPS gives it and the variable of the catalogue it is."""

    label: str
    variable: str


class Series(Frozen):
    """A BPS variable: its data set, its unit, its items by number, and the item whose zero says that a region did not exist."""

    dataset: str
    unit: str
    total: str | None = None
    items: dict[str, Item]


@cache
def known_series() -> dict[str, Series]:
    """Return the variables that can be imported, by BPS number."""
    book = yaml.safe_load(BOOK.read_text(encoding="utf-8"))
    return {str(number): Series.model_validate(entry) for number, entry in book.items()}


def series_of(answer: Answer, faults: Faults) -> Series | None:
    """Return what the items of an answer are, or None after noting why that is not known.

    Variables of the human development index are known by their label, all others by their number.
    """
    series = known_series().get(answer.variable)
    if series is not None:
        _check(answer, series, faults)
        return series
    variable = ipm_variable(answer.label)
    if variable is not None and len(answer.items) == 1:
        item = answer.items[0]
        return Series(dataset=DATASET, unit=answer.unit, items={item.val: Item(label=item.label, variable=variable)})
    listed = ", ".join(known_series())
    met = Text(id=f"variabel BPS {answer.variable}: {answer.label}", en=f"BPS variable {answer.variable}: {answer.label}")
    expected = Text(id=f"variabel {listed}, atau {KNOWN_TITLES.id}", en=f"variable {listed}, or {KNOWN_TITLES.en}")
    todo = Text(id="tambahkan variabel itu ke sources/bps_webapi.yml", en="add the variable to sources/bps_webapi.yml")
    faults.add(met, expected, todo, column="var")
    return None


def _check(answer: Answer, series: Series, faults: Faults) -> None:
    if answer.unit != series.unit:
        todo = Text(id="periksa satuan variabel ini di BPS", en="check the variable's unit at BPS")
        faults.add(Text(id=f"satuan {answer.unit!r}", en=f"unit {answer.unit!r}"), same(series.unit), todo, column="var")
    for entry in answer.items:
        item = series.items.get(entry.val)
        if item is None or item.label.casefold() != entry.label.casefold():
            met = Text(id=f"butir {entry.val} {entry.label!r}", en=f"item {entry.val} {entry.label!r}")
            expected = same(f"{entry.val} {item.label!r}" if item else ", ".join(series.items))
            todo = Text(id="periksa sources/bps_webapi.yml", en="check sources/bps_webapi.yml")
            faults.add(met, expected, todo, row=entry.position, column="turvar")
