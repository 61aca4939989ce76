"""Reads numbers that people typed as text, in the Indonesian or the English convention, and says when both are possible."""

import re
from dataclasses import dataclass

_PLAIN = re.compile(r"\d+")
_INDONESIAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_DECIMAL = re.compile(r"\d+[.,]\d+")


@dataclass(frozen=True)
class Numeral:
    """What a text says as a number: one `value`, or several `readings` of which the writer must choose, or neither (no number)."""

    value: float | None = None
    readings: tuple[float, ...] = ()


def read_number(text: str) -> Numeral:
    """Return the number a text stands for: `1.234,5`, `1,234.5`, `12,5` and `12.5` are clear, `1.234` and `1,234` are not."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", text).replace("\u2212", "-")
    sign = -1.0 if bare.startswith("-") else 1.0
    digits = bare[1:] if bare[:1] in ("-", "+") else bare
    if _PLAIN.fullmatch(digits):
        return Numeral(sign * float(digits))
    if _INDONESIAN.fullmatch(digits):
        return Numeral(sign * float(digits.replace(".", "").replace(",", ".")))
    if _ENGLISH.fullmatch(digits):
        return Numeral(sign * float(digits.replace(",", "")))
    if _EITHER.fullmatch(digits):
        thousands = digits.replace(".", "").replace(",", "")
        return Numeral(readings=(sign * float(thousands), sign * float(digits.replace(",", "."))))
    if _DECIMAL.fullmatch(digits):
        return Numeral(sign * float(digits.replace(",", ".")))
    return Numeral()
