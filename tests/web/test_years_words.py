import pytest

from jejaring.api.over_years import YearPoint, YearsView
from jejaring.web.years_words import years_caveat, years_picture, years_title
from jejaring.words import speech
from page_editions import RANKED, ipm_edition

SAID = speech("en")


def point(year: int, score: float | None, half: float | None = 0.5) -> YearPoint:
    known = score is not None and half is not None
    return YearPoint(
        edition=f"ipm-{year}",
        year=year,
        score=score,
        low=score - half if known else None,
        high=score + half if known else None,
        rank=None,
        rank_low=None,
        rank_high=None,
        ranked=514,
    )


def view(*points: YearPoint, scale: str = "same") -> YearsView:
    return YearsView(region=RANKED, points=points, scale=scale)


@pytest.mark.parametrize(
    ("last", "title"),
    [
        (point(2019, 82), "Kota Bandung rose from 80.00 in 2017 to 82.00 in 2019"),
        (point(2019, 78), "Kota Bandung fell from 80.00 in 2017 to 78.00 in 2019"),
        (point(2019, 80.4), "Kota Bandung scored 80.00 in 2017 and 80.40 in 2019: the change cannot be told from doubt"),
        (point(2019, 82, None), "Kota Bandung scored 80.00 in 2017 and 82.00 in 2019"),
    ],
)
def test_the_title_says_no_more_than_the_intervals_allow(last: YearPoint, title: str):
    assert years_title(view(point(2017, 80), point(2018, None), last), ipm_edition(), SAID) == title


@pytest.mark.parametrize(
    ("scale", "words"), [("same", "same recipe and goalposts"), ("each_year", "spread of regions"), ("recipe_changed", "recipe changed")]
)
def test_every_scale_has_its_caveat(scale: str, words: str):
    assert words in years_caveat(view(point(2017, 80), point(2019, 81), scale=scale), SAID)


def test_the_picture_has_the_finding_as_title():
    picture = years_picture(view(point(2017, 80), point(2019, 82)), ipm_edition(), SAID)
    assert picture is not None
    assert picture.title.startswith("Kota Bandung rose")
    assert years_picture(None, ipm_edition(), SAID) is None
