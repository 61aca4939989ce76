"""How the product speaks to one reader: words by key, and numbers, dates and lists in the reader's convention."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from difflib import get_close_matches

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from jejaring.terms.problem import Problem, UnknownName
from jejaring.terms.text import LANGUAGES, Language, Text, same
from jejaring.words.book import PLACEHOLDER, book, placeholders

MINUS = "−"
OFFICIAL_DECIMALS = 2


@dataclass(frozen=True)
class Speech:
    """One language with its conventions: Indonesian 1.234,5 and English 1,234.5. None and NaN are the word for missing."""

    language: Language

    def say(self, key: str, /, **parameters: str) -> str:
        """Return the sentence of a key with its parameters put in; numbers are formatted before they are given.

        Raises UnknownName for an unknown key, and for a parameter that is absent, too many or not text.
        """
        entry = book().get(key)
        if entry is None:
            raise _unknown(key)
        sentence = entry.say(self.language)
        wanted = placeholders(sentence)
        if wanted != set(parameters) or not all(isinstance(value, str) for value in parameters.values()):
            raise _wrong_parameters(key, wanted, parameters)
        return PLACEHOLDER.sub(lambda match: parameters[match[1]], sentence)

    def knows(self, key: str) -> bool:
        """Tell whether a key has words."""
        return key in book()

    def text(self, text: Text) -> str:
        """Return a bilingual text in this language."""
        return text.say(self.language)

    @property
    def missing(self) -> str:
        """Return the word for a missing value."""
        return self.say("missing")

    def number(self, value: float | None, decimals: int = 1) -> str:
        """Return a number with fixed decimals, halves rounded away from zero."""
        if value is None or math.isnan(value):
            return self.missing
        exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        places = "." + "0" * decimals if decimals > 0 else ""
        shown: str = format_decimal(abs(exact), format=f"#,##0{places}", locale=self.language)
        return (MINUS if exact < 0 else "") + shown

    def whole(self, value: float | None) -> str:
        """Return a whole number with grouping; not for years, which have none."""
        return self.number(value, 0)

    def measure(self, value: float | None, unit: Text) -> str:
        """Return a figure with its unit, with as many decimals as its size needs: none from 1,000 on, one from 100 on, else two."""
        if value is None or math.isnan(value):
            return self.missing
        size = abs(value)
        decimals = 0 if size >= 1000 or float(value).is_integer() else 1 if size >= 100 else 2
        word = self.text(unit)
        return self.number(value, decimals) + ("%" if word == "%" else f" {word}")

    def percent(self, share: float | None, decimals: int = 0) -> str:
        """Return a share 0-1 in percent, cut and never rounded up, so that 79.6 % does not pass for the 80 % a rule asks."""
        if share is None or math.isnan(share):
            return self.missing
        exact = (Decimal(repr(round(float(share), 9))) * 100).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_FLOOR)
        return self.number(float(exact), decimals) + "%"

    def interval(self, low: float | None, high: float | None, decimals: int = 1) -> str:
        """Return a range; one number where both ends read alike, the word for missing where an end is missing."""
        if low is None or high is None or math.isnan(low) or math.isnan(high):
            return self.missing
        first, last = self.number(low, decimals), self.number(high, decimals)
        if first == last:
            return first
        return self.say("range", low=first, high=last) if low < 0 else f"{first}–{last}"

    def score(self, value: float | None, measures: str = "") -> str:
        """Return a score with one decimal, an official one (`measures` of the recipe) with the two its publisher prints."""
        return self.number(value, OFFICIAL_DECIMALS if measures == "official" else 1)

    def score_interval(self, low: float | None, high: float | None, measures: str = "") -> str:
        """Return a range of scores with the decimals of a score."""
        return self.interval(low, high, OFFICIAL_DECIMALS if measures == "official" else 1)

    def date(self, iso: str) -> str:
        """Return an ISO date as day, month in words, and year."""
        shown: str = format_date(date.fromisoformat(iso), "d MMMM y", locale=self.language)
        return shown

    def list(self, items: Iterable[str]) -> str:
        """Return items as a phrase (a, b, dan c), or the word for none."""
        named = [*items]
        shown: str = format_list(named, locale="id" if self.language == "id" else "en_GB") if named else self.say("none")
        return shown


def speech(language: str) -> Speech:
    """Return the speech of a language key; raises UnknownName for a language the product does not have."""
    for known in LANGUAGES:
        if known == language:
            return Speech(known)
    raise UnknownName(
        Problem(
            met=Text(id=f"bahasa {language!r}", en=f"language {language!r}"),
            expected=same(", ".join(LANGUAGES)),
            todo=Text(id="pilih salah satu", en="choose one of them"),
        )
    )


def _unknown(key: str) -> UnknownName:
    near = get_close_matches(key, book(), n=8, cutoff=0.4) or sorted(book())[:8]
    return UnknownName(
        Problem(
            met=Text(id=f"kunci kata {key!r} tidak ada", en=f"the word key {key!r} does not exist"),
            expected=same(", ".join(near)),
            todo=Text(id="tambahkan ke salah satu buku words/*.yml", en="add it to one of the books words/*.yml"),
        )
    )


def _wrong_parameters(key: str, wanted: frozenset[str], given: dict[str, str]) -> UnknownName:
    met = ", ".join(f"{name}={value!r}" for name, value in given.items()) or "-"
    return UnknownName(
        Problem(
            met=Text(id=f"parameter {key!r}: {met}", en=f"parameters of {key!r}: {met}"),
            expected=Text(id=f"teks untuk {sorted(wanted)}", en=f"text for {sorted(wanted)}"),
            todo=Text(id="beri tepat parameter itu, bilangan sudah diformat", en="give exactly these, numbers already formatted"),
        )
    )
