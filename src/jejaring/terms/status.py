"""How a number came to be: the status that every cell carries to the page and the PDF."""

from enum import StrEnum

from jejaring.terms.text import Text


class Status(StrEnum):
    """The eight statuses of a number, from measured to not applicable."""

    MEASURED = "measured"
    REPORTED = "reported"
    VERIFIED = "verified"
    ESTIMATED = "estimated"
    IMPUTED = "imputed"
    COMPUTED = "computed"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


STATUS_WORDS: dict[Status, Text] = {
    Status.MEASURED: Text(id="diukur", en="measured"),
    Status.REPORTED: Text(id="dilaporkan", en="reported"),
    Status.VERIFIED: Text(id="diverifikasi", en="verified"),
    Status.ESTIMATED: Text(id="ditaksir", en="estimated"),
    Status.IMPUTED: Text(id="diimputasi", en="imputed"),
    Status.COMPUTED: Text(id="dihitung", en="computed"),
    Status.MISSING: Text(id="tidak ada data", en="missing"),
    Status.NOT_APPLICABLE: Text(id="tidak berlaku", en="not applicable"),
}
