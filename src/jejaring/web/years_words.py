"""A region over the years in words and as a picture: the finding is its title, and what must be known of its scale its caveat."""

from jejaring.api import YearsView
from jejaring.charts import Picture, YearScore
from jejaring.edition import Edition
from jejaring.words import Speech


def years_picture(view: YearsView | None, edition: Edition, said: Speech) -> Picture | None:
    """Return the scores of a region by year as a picture; None where there are fewer than two."""
    from jejaring import charts

    if view is None:
        return None
    years = [YearScore(point.year, point.score, point.low, point.high, point.rank_low, point.rank_high) for point in view.points]
    source = said.say("web_years_source", index=said.text(edition.recipe.short_name))
    title = years_title(view, edition, said)
    return charts.over_years(years, said, key=f"over-years-{view.region}", title=title, source=source, measures=edition.recipe.measures)


def years_title(view: YearsView, edition: Edition, said: Speech) -> str:
    """Return whether the score rose or fell between the first and the last year that have one, or cannot be told to have moved."""
    first, *_, last = [point for point in view.points if point.score is not None]
    name = next(region.name for region in edition.catalogue.regions if region.key == view.region)
    told = {
        "name": name,
        "first": said.score(first.score, edition.recipe.measures),
        "last": said.score(last.score, edition.recipe.measures),
        "from": str(first.year),
        "to": str(last.year),
    }
    if first.low is None or first.high is None or last.low is None or last.high is None:
        return said.say("web_years_plain", **told)
    if last.low > first.high:
        return said.say("web_years_rose", **told)
    return said.say("web_years_fell" if last.high < first.low else "web_years_alike", **told)


def years_caveat(view: YearsView, said: Speech) -> str:
    """Return what must be known before scores of different years are compared."""
    return said.say(f"web_years_scale_{view.scale}")
