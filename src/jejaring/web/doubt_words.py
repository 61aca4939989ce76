"""What the page of doubt says in words: how wide ranks range, which choice matters most, and what one replacement moves."""

from jejaring.api.doubted import ChoiceShare, DoubtView, Replaced
from jejaring.web.method_words import step_name
from jejaring.words import Speech


def doubt_said(view: DoubtView, said: Speech) -> dict[str, str]:
    """Return the findings of a view as sentences, by name."""
    return {"headline": _headline(view, said), "matters": _matters(view, said), "made": _made(view, said)}


def choice_name(choice: str, said: Speech, *, root: str) -> str:
    """Return what a choice of doubt is called; a choice about one node or field says which."""
    kind, _, where = choice.partition(":")
    if (kind, where) == ("aggregate", root):
        return said.say("web_doubt_choice_top")
    name = said.say(f"web_doubt_choice_{kind}")
    return f"{name}: {where}" if where else name


def replaced_words(view: DoubtView, item: Replaced, said: Speech) -> tuple[str, str]:
    """Return what is replaced by what, and what that moves."""
    name = (
        said.say("web_doubt_equal")
        if item.kind == "weight"
        else said.say(f"web_doubt_put_{item.kind}", method=scale_name(item.method, said))
    )
    if item.mean is None or item.region is None:
        why = " ".join(said.text(problem.met) for problem in item.refused) or said.say("none")
        return name, said.say("web_doubt_replaced_refused", why=why)
    if not item.most:
        return name, said.say("web_doubt_replaced_nothing")
    names = {move.region: move.name for move in view.moves}
    told = {"mean": said.number(item.mean, 1), "most": said.whole(item.most), "region": names[item.region]}
    return name, said.say("web_doubt_replaced_moves", **told)


def scale_name(method: str, said: Speech) -> str:
    """Return what a mean or a scale is called on this page."""
    return said.say("web_doubt_by_rank") if method == "rank" else step_name(method, said)


def _headline(view: DoubtView, said: Speech) -> str:
    if view.usual is None or view.usual_own is None:
        return said.say("ranking.empty") + "."
    if view.asked.model_copy(update={"draws": view.recipe.draws}) == view.recipe:
        return said.say("web_doubt_own", usual=said.whole(view.usual))
    return said.say("web_doubt_headline", usual=said.whole(view.usual), own=said.whole(view.usual_own))


def _matters(view: DoubtView, said: Speech) -> str:
    if not view.moves:
        return said.say("ranking.empty") + "."
    if not view.shares:
        return said.say("web_doubt_one_choice" if view.in_time else "web_doubt_no_time")
    most, *rest = view.shares
    tied = [share for share in rest if share.total_high >= most.total_low]
    if tied:
        return said.say(
            "web_doubt_matter_tied", choices=said.list(choice_name(share.choice, said, root=view.node.code) for share in (most, *tied))
        )
    return said.say("web_doubt_matters", choice=choice_name(most.choice, said, root=view.node.code), share=_percent(most, said))


def _percent(share: ChoiceShare, said: Speech) -> str:
    return said.percent(min(max(share.total, 0.0), 1.0))


def _made(view: DoubtView, said: Speech) -> str:
    draws = said.whole(view.draws)
    return said.say("web_doubt_made", draws=draws) if view.in_time else said.say("web_doubt_cut", draws=draws)
