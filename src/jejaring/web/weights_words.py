"""What the page of weights says in words: the new rank, the ranks within reach, who is passed."""

from jejaring.api.reweighed import Weighing, WeightsView
from jejaring.words import Speech
from jejaring.words.sentences import counted


def weights_said(view: WeightsView, said: Speech) -> dict[str, str]:
    """Return the findings of a view as sentences, and the cells of the reader's own column, by name."""
    asked, own = view.columns[0], view.columns[-1]
    return {
        "headline": _headline(view, asked, own, said),
        "reach": _reach(view, said),
        "passes": _passes(view, said),
        "refused": _refused(view, said),
        "rank": said.whole(asked.rank),
        "ranks": rank_words(asked, said),
        "score": said.score(asked.score, view.edition.measures),
        "interval": said.score_interval(asked.low, asked.high, view.edition.measures),
    }


def rank_words(column: Weighing, said: Speech) -> str:
    """Return the range of ranks under one set of weights."""
    return said.interval(column.rank_low, column.rank_high, 0)


def moved_words(moved: int | None, said: Speech) -> str:
    """Return how many places a region rose or fell: ▲ 3, ▼ 2, = for none, empty where it had no rank before."""
    if moved is None:
        return ""
    return "=" if moved == 0 else f"{'▲' if moved > 0 else '▼'} {said.whole(abs(moved))}"


def _headline(view: WeightsView, asked: Weighing, own: Weighing, said: Speech) -> str:
    if asked.rank is None:
        return said.say("web_weights_unranked", name=view.name)
    of = counted(said, view.group, count=view.ranked, name=said.text(view.group_name))
    told = {"name": view.name, "rank": said.whole(asked.rank), "counted": of}
    if not view.weights:
        return said.say("web_weights_own", **told, range=_ranged(asked, said))
    before = said.whole(own.rank) if own.rank is not None else said.say("web_weights_no_rank")
    return said.say("web_weights_headline", **told, range=_ranged(asked, said), before=before)


def _ranged(column: Weighing, said: Speech) -> str:
    if column.rank_low is None or column.rank_low == column.rank_high:
        return ""
    return " " + said.say("web_weights_range", range=rank_words(column, said))


def _reach(view: WeightsView, said: Speech) -> str:
    found = view.attainable
    if found is None:
        return said.say("web_weights_no_reach", name=view.name)
    told = {"bound": said.percent(found.bound), "best": said.whole(found.best), "worst": said.whole(found.worst)}
    reached = said.say("web_weights_reach", **told)
    if (found.best, found.worst) == (found.best_bound, found.worst_bound):
        return f"{reached} {said.say('web_weights_proved')}"
    limits = {"best": said.whole(found.best_bound), "worst": said.whole(found.worst_bound)}
    return f"{reached} {said.say('web_weights_bounds', **limits)}"


def _passes(view: WeightsView, said: Speech) -> str:
    if not view.weights:
        return ""
    names = view.peer_names
    parts = [
        said.say(key, names=said.list(names[region] for region in regions))
        for key, regions in (("web_weights_passes", view.passes), ("web_weights_passed", view.passed_by))
        if regions
    ]
    return " ".join(parts) or said.say("web_weights_same_order")


def _refused(view: WeightsView, said: Speech) -> str:
    return " ".join(said.say("web_weights_no_range", why=said.text(problem.met)) for problem in view.range_refused)
