"""The subsector that key words tell: whole words and phrases, each silenced by the phrases that give it another sense."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jejaring.ecosystem.classify.shares import MOST, shares_of
from jejaring.terms.actor import Verdict
from jejaring.terms.classification import ClassificationBook, SubsectorList

PSEUDO_COUNT = 1.0


@dataclass(frozen=True)
class Rule:
    """A key word ready to be looked for: its pattern, what silences it, where it points and how strongly."""

    phrase: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    subsector: str | None
    strength: int


@dataclass(frozen=True)
class Rules:
    """All rules of a list of subsectors; `reliability` is how often a decision of each strength was right on the training lines."""

    rules: tuple[Rule, ...]
    words: dict[str, tuple[Rule, ...]]
    open_rules: tuple[Rule, ...]
    reliability: dict[int, float]


@lru_cache(maxsize=8)
def rules_of(book: ClassificationBook, subsectors: SubsectorList) -> Rules:
    """Return the rules of a book, with their reliability measured on its training lines (one right and one wrong added)."""
    rules = tuple(
        Rule(
            keyword.phrase,
            _pattern((keyword.phrase,)),
            _pattern(keyword.unless) if keyword.unless else None,
            keyword.subsector(subsectors),
            keyword.strength,
        )
        for keyword in book.keywords
    )
    words: dict[str, list[Rule]] = {}
    for rule in rules:
        if "*" not in rule.phrase.split()[0]:
            words.setdefault(_words(rule.phrase)[0], []).append(rule)
    unmeasured = Rules(
        rules, {word: tuple(found) for word, found in words.items()}, tuple(r for r in rules if "*" in r.phrase.split()[0]), {}
    )
    return Rules(unmeasured.rules, unmeasured.words, unmeasured.open_rules, _reliability(unmeasured, book, subsectors))


def by_keywords(rules: Rules, text: str) -> Verdict:
    """Return what the key words of a text say.

    The strongest word of each subsector counts, and how many there are breaks ties; subsectors still level share the actor (at most
    three, else it is an abstention). Words against the creative economy win only where they are stronger than any other.
    """
    hits = _hits(rules, text)
    if not hits:
        return Verdict("abstained", because="no_keyword")
    best: dict[str | None, tuple[int, int]] = {}
    for rule in hits:
        strongest, total = best.get(rule.subsector, (0, 0))
        best[rule.subsector] = (max(strongest, rule.strength), total + rule.strength)
    creative = {key: score for key, score in best.items() if key is not None}
    top = max(creative.values(), default=(0, 0))
    against = best.get(None, (0, 0))
    because = ", ".join(sorted({rule.phrase for rule in hits if best[rule.subsector] == max(top, against)}))
    if against > top:
        return Verdict("outside", "keywords", because=because, probability=rules.reliability.get(against[0]))
    winners = [key for key, score in creative.items() if score == top]
    if len(winners) > MOST or against == top:
        return Verdict("abstained", because=f"level: {because}")
    probability = rules.reliability.get(top[0])
    return Verdict("told", "keywords", shares_of(dict.fromkeys(winners, Decimal(1))), because, probability)


def _hits(rules: Rules, text: str) -> list[Rule]:
    plain = " ".join(_words(text))
    candidates = {id(rule): rule for word in set(plain.split()) for rule in rules.words.get(word, ())}
    candidates |= {id(rule): rule for rule in rules.open_rules}
    found = [rule for rule in candidates.values() if rule.pattern.search(plain) and not (rule.unless and rule.unless.search(plain))]
    return sorted(found, key=lambda rule: (rule.phrase, rule.subsector or ""))


def _reliability(rules: Rules, book: ClassificationBook, subsectors: SubsectorList) -> dict[int, float]:
    right: dict[int, float] = {}
    made: dict[int, float] = {}
    for line in book.training:
        verdict = by_keywords(rules, line.text)
        if verdict.outcome == "abstained":
            continue
        said: set[str | None] = {share.subsector for share in verdict.shares} or {None}
        strength = max(rule.strength for rule in _hits(rules, line.text) if rule.subsector in said)
        made[strength] = made.get(strength, 0) + 1
        right[strength] = right.get(strength, 0) + (line.subsector(subsectors) in said) / len(said)
    return {
        strength: (right.get(strength, 0) + PSEUDO_COUNT) / (made.get(strength, 0) + 2 * PSEUDO_COUNT)
        for strength in {rule.strength for rule in rules.rules}
    }


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    written = []
    for phrase in phrases:
        words = re.findall(r"[a-z0-9]+\*?", phrase.casefold())
        written.append(" ".join(word[:-1] + "[a-z0-9]*" if word.endswith("*") else word for word in words))
    return re.compile(rf"(?:^|(?<= ))(?:{'|'.join(written)})(?= |$)")
