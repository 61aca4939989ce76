"""The newest sound figure: in time, by precedence, with its reasons."""

import pandas as pd

from jejaring.indicators.newest import newest
from jejaring.terms.field import Correction
from jejaring.terms.indicator import Variable
from jejaring.terms.status import Status
from jejaring.terms.text import Text, same

VARIABLES = {
    "hls": Variable(key="hls", name=same("HLS"), unit=same("tahun")),
    "museum": Variable(key="museum", name=same("Museum"), unit=same("buah"), snapshot=True),
}


def table(*rows: tuple[str, str, str, float | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["region", "indicator", "period", "value", "source"])
    return frame.assign(unit="x", status=["missing" if row[3] is None else "measured" for row in rows], evidence=None)


def pick(frame: pd.DataFrame, *, year: int = 2021, max_age: int = 3, dropped: tuple[Correction, ...] = ()):
    return newest(frame, VARIABLES, year=year, max_age=max_age, precedence=["bps", "other"], dropped=dropped)


def test_a_later_figure_is_never_taken_and_an_older_one_only_within_its_age():
    frame = table(("a", "hls", "2017", 9.0, "bps"), ("a", "hls", "2019", 10.0, "bps"), ("a", "hls", "2022", 11.0, "bps"))
    assert pick(frame)["a", "hls"].value == 10.0
    assert pick(frame)["a", "hls"].year == "2019"
    assert ("a", "hls") not in pick(frame, year=2016)
    assert ("a", "hls") not in pick(frame, year=2021, max_age=1)


def test_a_snapshot_keeps_its_one_date():
    frame = table(("a", "museum", "2018", 3.0, "bps"), ("b", "museum", "2025", 4.0, "bps"))
    figures = pick(frame, year=2021, max_age=0)
    assert (figures["a", "museum"].value, figures["b", "museum"].value) == (3.0, 4.0)


def test_a_missing_newest_figure_gives_way_to_the_older_sound_one():
    frame = table(("a", "hls", "2021", None, "bps"), ("a", "hls", "2020", 12.0, "bps"))
    assert (pick(frame)["a", "hls"].value, pick(frame)["a", "hls"].year) == (12.0, "2020")


def test_the_listed_source_wins_and_the_other_value_is_said():
    frame = table(("a", "hls", "2021", 12.5, "other"), ("a", "hls", "2021", 12.0, "bps"))
    figure = pick(frame)["a", "hls"]
    assert (figure.value, figure.source) == (12.0, "bps")
    assert figure.note is not None
    assert "other: 12.5" in figure.note.en


def test_an_import_of_the_users_own_goes_before_the_starter():
    frame = table(("a", "hls", "2021", 12.0, "bps"), ("a", "hls", "2021", 13.0, "my-workbook"))
    assert pick(frame)["a", "hls"].value == 13.0


def test_a_dropped_figure_says_why_it_is_missing():
    reason = Text(id="harga berlaku", en="current prices")
    dropped = Correction(
        table="observations", row="a", column="hls", period="2021", old="1", new=None, reason=reason, source="s", action="drop"
    )
    figure = pick(table(("a", "hls", "2021", None, "bps")), dropped=(dropped,))["a", "hls"]
    assert figure.value is None
    assert figure.status is Status.MISSING
    assert figure.note == reason
