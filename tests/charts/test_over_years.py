import pytest

from jejaring.charts import svg
from jejaring.charts.over_years import YearScore, over_years
from jejaring.words import speech

YEARS = (
    YearScore(2017, 80.31, 80.2, 80.4, 14, 15),
    YearScore(2018, None, None, None, None, None),
    YearScore(2019, 81.62, 81.5, 81.7, 14, 14),
)


def drawn(years: tuple[YearScore, ...] = YEARS, language: str = "en"):
    return over_years(years, speech(language), key="k", title="T", source="S", measures="official")


@pytest.mark.parametrize("width", [1160, 372])
def test_every_year_stands_in_the_drawing_and_in_its_table(width: int):
    picture = drawn()
    assert picture is not None
    text = svg(picture, width=width)
    assert all(f">{year.year}<" in text for year in YEARS)
    assert ">80.31<" in text
    assert [row.cells for row in picture.table.rows] == [
        ("2017", "80.31", "80.20–80.40", "14–15"),
        ("2018", "no data", "no data", "no data"),
        ("2019", "81.62", "81.50–81.70", "14"),
    ]


def test_a_year_without_a_score_has_no_point():
    picture = drawn()
    assert picture is not None
    assert svg(picture).count('aria-roledescription="point"') == 2


def test_one_score_is_no_line():
    assert drawn(YEARS[:2]) is None


def test_numbers_follow_the_readers_language():
    picture = drawn(language="id")
    assert picture is not None
    assert picture.table.rows[0].cells[1] == "80,31"
