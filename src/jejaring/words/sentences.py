"""A portrait or an edition in, its findings as sentences out: what a region scores, against whom, how sure, what next."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jejaring.terms.status import STATUS_WORDS, Status
from jejaring.words.speech import Speech

if TYPE_CHECKING:  # words start without loading the engine
    from jejaring.edition.portrait import Figure, NodeScore, Portrait

FIRM, ROUGH = 0.1, 0.3
"""Up to which share of its group a rank range counts as firm and as rough; own judgement, said in words beside the range."""

NAMED, NAMED_OF_MANY = 6, 3
"""Up to how many figures are all named in a sentence, and how many of a longer list before the rest is counted."""


def counted(speech: Speech, group: str, *, count: int, name: str) -> str:
    """Return how many regions a group holds as a phrase (98 kota); a group without words of its own is named by `name`."""
    key = f"counted.{group}"
    if speech.knows(key):
        return speech.say(key, count=speech.whole(count))
    return speech.say("counted.other", count=speech.whole(count), group=name)


def headline(portrait: "Portrait", speech: Speech) -> str:
    """Return the one sentence of a region: score with interval, rank range, rank band; or plainly that there is none yet."""
    root, name = portrait.root, portrait.region.name
    if portrait.standing == "ranked":
        return speech.say(
            "headline.ranked",
            name=name,
            score=_score(portrait, speech),
            rank=rank_range(root, speech),
            counted=_group(portrait, speech),
            band=speech.whole(root.band),
            bands=speech.whole(portrait.bands_in_group),
        )
    coverage = speech.percent(root.coverage)
    if portrait.standing == "provisional":
        return speech.say("headline.provisional", name=name, score=_score(portrait, speech), coverage=coverage)
    return speech.say("headline.insufficient", name=name, coverage=coverage)


def compared(portrait: "Portrait", speech: Speech) -> str:
    """Return how the score compares with the medians of peers and group, and who shares the rank band.

    A median inside the score's interval is said to be no different.
    """
    root = portrait.root
    if root.score is None:
        return speech.say("compared.unscored")
    parts = [
        _against(portrait, speech, median=median, whom=whom)
        for median, whom in ((root.peer_median, speech.say("compared.peers")), (root.group_median, _group(portrait, speech)))
        if median is not None
    ]
    if root.band is not None:
        others = portrait.in_same_band - 1
        parts.append(speech.say("compared.band", count=speech.whole(others)) if others else speech.say("compared.alone"))
    return " ".join(parts)


def how_sure(portrait: "Portrait", speech: Speech) -> str:
    """Return how far to trust the score: interval, rank range, coverage, and which figures are missing, filled in or older."""
    root = portrait.root
    parts = []
    if root.low is not None and root.high is not None and portrait.draws:
        told = {"draws": speech.whole(portrait.draws), "interval": speech.score_interval(root.low, root.high, portrait.measures)}
        if root.rank is None:
            parts.append(speech.say("sure.provisional", **told))
        else:
            parts.append(speech.say("sure.ranked", **told, rank=rank_range(root, speech)))
            parts.append(speech.say(_firmness(portrait)))
    parts.append(speech.say("sure.coverage", coverage=speech.percent(root.coverage)))
    scored = [figure for figure in portrait.figures if not figure.companion]
    older = [figure for figure in scored if _is_older(figure, portrait.year)]
    for key, figures in (("sure.missing", _with(scored, Status.MISSING)), ("sure.imputed", _with(scored, Status.IMPUTED))):
        if figures:
            parts.append(speech.say(key, names=_names(figures, speech)))
    if older:
        dated = speech.list(f"{speech.text(figure.name)} ({figure.year})" for figure in older)
        parts.append(speech.say("sure.older", year=str(portrait.year), names=dated))
    return " ".join(parts)


def what_next(portrait: "Portrait", speech: Speech) -> str:
    """Return the scored figures farthest below the peers, with value and unit, and the figures to ask for."""
    by_code = {figure.code: figure for figure in portrait.figures}
    weakest = [by_code[code] for code in portrait.weaknesses]
    parts = [
        speech.say("next.weakest", figures="; ".join(_weak(figure, speech) for figure in weakest)) if weakest else speech.say("next.none")
    ]
    missing = _with((figure for figure in portrait.figures if not figure.companion), Status.MISSING)
    if missing:
        parts.append(speech.say("next.missing", names=_names(missing, speech)))
        if portrait.standing != "ranked":
            parts.append(speech.say("next.rank"))
    return " ".join(parts)


def data_status(portrait: "Portrait", speech: Speech) -> str:
    """Return how many figures have which status, and the years they belong to."""
    statuses = [
        speech.say("data.status", count=speech.whole(portrait.statuses[status]), status=speech.text(STATUS_WORDS[status]))
        for status in Status
        if portrait.statuses.get(status, 0)
    ]
    parts = [speech.say("data.counts", count=speech.whole(len(portrait.figures)), statuses=speech.list(statuses))]
    years = sorted({year for figure in portrait.figures for year in _years(figure)})
    if years:
        parts.append(speech.say("data.years", years=speech.list(str(year) for year in years)))
    return " ".join(parts)


def peers_reason(portrait: "Portrait", speech: Speech) -> str:
    """Return by what the peers were chosen, who is most alike and why, and a warning where they are farther than usual."""
    if not portrait.peers:
        return speech.say("peers.absent")
    nearest = portrait.peers[0]
    parts = [
        speech.say("peers.reason", variables=speech.list(_lower(speech.text(name)) for name in portrait.peer_variables)),
        speech.say("peers.nearest", name=nearest.name, alike=speech.list(_lower(speech.text(name)) for name in nearest.alike)),
    ]
    return " ".join([*parts, speech.say("peers.loose")] if portrait.peers_are_loose else parts)


def rank_range(node: "NodeScore", speech: Speech) -> str:
    """Return the rank as a range, or as one number where no draws were made."""
    if node.rank_low is None or node.rank_high is None:
        return speech.whole(node.rank)
    return speech.interval(node.rank_low, node.rank_high, 0)


def _score(portrait: "Portrait", speech: Speech) -> str:
    root = portrait.root
    score = speech.score(root.score, portrait.measures)
    if root.low is None or root.high is None:
        return score
    return f"{score} ({speech.score_interval(root.low, root.high, portrait.measures)})"


def _group(portrait: "Portrait", speech: Speech) -> str:
    return counted(speech, portrait.group, count=portrait.ranked_in_group, name=speech.text(portrait.group_name))


def _against(portrait: "Portrait", speech: Speech, *, median: float, whom: str) -> str:
    root = portrait.root
    if root.score is None:
        return ""
    low, high = root.low if root.low is not None else root.score, root.high if root.high is not None else root.score
    shown = speech.score(median, portrait.measures)
    if low <= median <= high:
        return speech.say("compared.alike", whom=whom, median=shown)
    key = "compared.above" if root.score > median else "compared.below"
    return speech.say(key, gap=speech.score(abs(root.score - median), portrait.measures), whom=whom, median=shown)


def _firmness(portrait: "Portrait") -> str:
    root = portrait.root
    low, high = root.rank_low or root.rank or 1, root.rank_high or root.rank or 1
    share = (high - low) / max(portrait.ranked_in_group - 1, 1)
    return "sure.firm" if share <= FIRM else "sure.rough" if share <= ROUGH else "sure.loose"


def _weak(figure: "Figure", speech: Speech) -> str:
    return speech.say(
        "next.figure",
        name=speech.text(figure.name),
        value=speech.measure(figure.value, figure.unit),
        score=speech.whole(figure.score),
        median=speech.whole(figure.peer_median),
    )


def _with(figures: Iterable["Figure"], status: Status) -> list["Figure"]:
    return [figure for figure in figures if figure.status == status]


def _names(figures: Sequence["Figure"], speech: Speech) -> str:
    named = figures if len(figures) <= NAMED else figures[:NAMED_OF_MANY]
    names = "; ".join(speech.text(figure.name) for figure in named)
    rest = len(figures) - len(named)
    return speech.say("names.more", names=names, rest=speech.whole(rest)) if rest else names


def _years(figure: "Figure") -> list[int]:
    return [int(year) for year in re.findall(r"\d{4}", figure.year or "")]


def _is_older(figure: "Figure", year: int) -> bool:
    years = _years(figure)
    return bool(years) and max(years) < year


def _lower(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
