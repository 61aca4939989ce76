"""The subsector of actors, by the evidence in order: what they state, their KBLI code, key words, letters; else an abstention."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jejaring.ecosystem.classify.kbli import by_kbli, kbli_table
from jejaring.ecosystem.classify.keywords import by_keywords, rules_of
from jejaring.ecosystem.classify.ngrams import by_text, text_model
from jejaring.terms.actor import Verdict
from jejaring.terms.classification import ClassificationBook, SubsectorList


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of an actor's subsector: its own statement (already read), a KBLI code with its version, a name and a description."""

    stated: Verdict | None = None
    kbli_version: str | None = None
    kbli: str | None = None
    name: str = ""
    description: str = ""


def classify(evidence: Sequence[Evidence], book: ClassificationBook, *, subsectors: SubsectorList = "17") -> tuple[Verdict, ...]:
    """Return a verdict for each actor; a KBLI code that could not speak leaves its reason in the verdict that followed."""
    table, rules = kbli_table(book), rules_of(book, subsectors)
    verdicts: list[Verdict] = []
    unsure: dict[int, str] = {}
    for position, each in enumerate(evidence):
        coded = each.stated or by_kbli(table, each.kbli_version, each.kbli, subsectors=subsectors)
        if coded.outcome != "abstained":
            verdicts.append(coded)
            continue
        said = by_keywords(rules, each.description) if each.description else Verdict("abstained", because="no_keyword")
        if said.outcome == "abstained" and each.name:
            said = by_keywords(rules, f"{each.name} {each.description}")
        if said.outcome == "abstained":
            unsure[position] = f"{each.name} {each.description}".strip() if not each.description else each.description
        verdicts.append(replace(said, because="; ".join(part for part in (said.because, _noted(coded)) if part)))
    return tuple(_by_letters(verdicts, unsure, book, subsectors))


def _by_letters(verdicts: list[Verdict], unsure: dict[int, str], book: ClassificationBook, subsectors: SubsectorList) -> list[Verdict]:
    asked = {position: text for position, text in unsure.items() if text}
    model = text_model(book, subsectors) if asked else None
    if model is None:
        return verdicts
    decided = list(verdicts)
    for position, verdict in zip(asked, by_text(model, list(asked.values())), strict=True):
        before = verdicts[position]
        decided[position] = replace(verdict, because="; ".join(part for part in (verdict.because, before.because) if part))
    return decided


def _noted(coded: Verdict) -> str:
    return "" if coded.because.startswith("no_code") else coded.because
