"""What the cells of a register mean: numbers, years, flags, identifiers, coordinates; None where a cell cannot be read."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

FIRST_YEAR = 1500
_YES = frozenset({"ya", "y", "yes", "true", "1", "ada", "online", "daring", "benar"})
_NO = frozenset({"tidak", "t", "no", "n", "false", "0", "tidak ada", "belum", "offline", "luring", "-"})
_CHANNELS = frozenset(
    {"shopee", "tokopedia", "lazada", "bukalapak", "blibli", "instagram", "ig", "facebook", "fb", "tiktok", "whatsapp", "wa", "website",
     "youtube", "gofood", "grabfood", "marketplace"}
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)(?!\d)")
_LISTED = re.compile(r"[;|/]|,(?!\d)|\s&\s|\sdan\s")


def plain(text: str) -> str:
    """Return a word as it is compared: lower case, letters and digits, single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))


def year_of(text: str, *, last_year: int) -> int | None:
    """Return the one year a cell names (2014, 12/03/2014), None where it names none, several, or a future one."""
    years = {int(found) for found in _YEAR.findall(text)}
    year = next(iter(years)) if len(years) == 1 else None
    return year if year is not None and FIRST_YEAR <= year <= last_year else None


def flag_of(text: str) -> bool | None:
    """Return yes or no, None for any other word."""
    word = " ".join(text.casefold().split())
    return True if word in _YES else False if word in _NO else None


def channel_of(text: str) -> bool | None:
    """Return whether an actor sells through digital channels: yes or no, or yes where every word is a known channel."""
    flag = flag_of(text)
    return True if flag is None and text.strip() and all(part.casefold() in _CHANNELS for part in listed(text)) else flag


def coordinate_of(text: str, *, limit: float) -> float | None:
    """Return degrees written with a point or a comma, None where they are no number or beyond the limit."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) <= limit else None


def digits_of(text: str, lengths: tuple[int, ...]) -> str | None:
    """Return the digits of an identifier, None where their number is not one of the lengths or all are the same."""
    digits = re.sub(r"\D", "", text)
    return digits if len(digits) in lengths and len(set(digits)) > 1 else None


def phone_of(text: str) -> str | None:
    """Return a phone number with Indonesia's 62 in front, None where it is a filler or has not 8 to 15 digits."""
    digits = re.sub(r"\D", "", text)
    if len(set(digits)) < 3:
        return None
    if digits.startswith("0"):
        digits = "62" + digits[1:]
    elif digits.startswith("8"):
        digits = "62" + digits
    return digits if 8 <= len(digits) <= 15 else None


def website_of(text: str) -> str | None:
    """Return host and path of an address without scheme, www and final stroke, None where there is no dot."""
    address = re.sub(r"^(https?://)?(www\.)?", "", text.strip().casefold()).rstrip("/")
    return address if "." in address and " " not in address else None


def listed(text: str) -> list[str]:
    """Return the parts of a cell that lists several things."""
    return [part.strip() for part in _LISTED.split(text) if part.strip()]


def keys_of(text: str, words: Mapping[str, str]) -> list[str] | None:
    """Return the keys that a listed cell names, each once, None where one of its words is unknown."""
    whole = words.get(plain(text))
    keys = [whole] if whole is not None else [words.get(plain(part)) for part in listed(text)]
    return None if None in keys or not keys else list(dict.fromkeys(key for key in keys if key is not None))


def weighted(text: str, words: Mapping[str, str]) -> dict[str, Decimal] | None:
    """Return subsectors with their weights from 'kriya:0,7; fesyen:0,3' or 'kriya; fesyen' (equal), None where it cannot be read.

    Weights are positive; either all parts carry one or none does.
    """
    whole = words.get(plain(text))
    if whole is not None:
        return {whole: Decimal(1)}
    found: dict[str, Decimal] = {}
    parts = re.split(r"[;|]", text) if ":" in text else listed(text)
    weighted_parts = [part.partition(":") for part in parts if part.strip()]
    if len({bool(colon) for _, colon, _ in weighted_parts}) != 1:
        return None
    for word, colon, number in weighted_parts:
        key, weight = words.get(plain(word)), _weight(number) if colon else Decimal(1)
        if key is None or weight is None or key in found:
            return None
        found[key] = weight
    return found


def _weight(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().rstrip("%").replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None
