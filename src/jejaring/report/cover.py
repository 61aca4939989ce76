"""A portrait in, the head of the first page out: who, how, how sure, and what must always be said beside it."""

from jejaring.edition.portrait import Portrait
from jejaring.report.blocks import Cover, Number
from jejaring.words.sentences import headline, rank_range
from jejaring.words.speech import Speech


def cover(portrait: Portrait, speech: Speech) -> Cover:
    """Return the cover of a region's portrait."""
    place = portrait.province if portrait.province == portrait.region.name else f"{portrait.province}, {speech.text(portrait.island_group)}"
    return Cover(
        brand="Jejaring",
        edition=edition_words(portrait, speech),
        kicker=speech.say("report.kicker", index=speech.text(portrait.recipe_name), year=str(portrait.year)),
        name=portrait.region.name,
        place=place,
        headline=headline(portrait, speech),
        statement=speech.text(portrait.statement),
        numbers=_numbers(portrait, speech),
    )


def edition_words(portrait: Portrait, speech: Speech) -> str:
    """Return which edition this is and when it was made."""
    return speech.say("report.edition", edition=portrait.edition, date=speech.date(portrait.date))


def _numbers(portrait: Portrait, speech: Speech) -> tuple[Number, ...]:
    root = portrait.root
    score = Number(
        title=speech.say("report.score"),
        value=speech.score(root.score, portrait.measures) if root.score is not None else speech.say("report.no_score"),
        below=speech.say("report.between", range=speech.score_interval(root.low, root.high, portrait.measures))
        if root.low is not None
        else speech.say("report.no_interval"),
    )
    coverage = Number(
        title=speech.say("report.coverage"),
        value=speech.percent(root.coverage),
        below=speech.say("report.coverage_below"),
    )
    return (score, *_rank(portrait, speech), coverage)


def _rank(portrait: Portrait, speech: Speech) -> tuple[Number, ...]:
    root = portrait.root
    if root.rank is None:
        return (Number(speech.say("report.rank"), speech.say("report.no_rank"), speech.say(f"report.no_rank.{portrait.standing}")),)
    group, count = speech.text(portrait.group_name), speech.whole(portrait.ranked_in_group)
    return (
        Number(
            title=speech.say("report.rank"),
            value=rank_range(root, speech),
            below=speech.say("report.rank_below", count=count, group=group),
        ),
        Number(
            title=speech.say("report.band"),
            value=speech.say("report.band_of", band=speech.whole(root.band), bands=speech.whole(portrait.bands_in_group)),
            below=speech.say("report.band_below", count=speech.whole(portrait.in_same_band)),
        ),
    )
