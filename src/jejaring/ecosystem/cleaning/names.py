"""Names of actors as they are compared: without legal form, accents and punctuation, with abbreviations written out."""

import re
import unicodedata

_FORMS = frozenset(
    {"pt", "cv", "ud", "pd", "fa", "tb", "tbk", "persero", "perseroan", "yayasan", "perkumpulan", "paguyuban", "koperasi", "kop",
     "komunitas", "kom", "official", "indonesia", "id", "umkm", "ikm", "bapak", "ibu", "bpk"}
)  # fmt: skip
_WRITTEN_OUT = {
    "rm": "rumah makan", "wm": "warung makan", "wrg": "warung", "wr": "warung", "tk": "toko", "std": "studio", "sgr": "sanggar",
    "prod": "produksi", "btk": "batik", "kdi": "kedai", "ktr": "kantor", "dgn": "dengan", "dn": "dan", "krajinan": "kerajinan",
}  # fmt: skip


def core_name(name: str) -> str:
    """Return a name for comparison: 'CV. Batik Mas & Co' and 'batik mas dan co' are equal.

    Words for the legal form and for what everyone is called (komunitas, yayasan) fall away unless nothing else is left. Numbers stay:
    Studio 1 is not Studio 2.
    """
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " dan "))
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’`\u0300-\u036f]", "", letters))
    written = [part for word in words for part in _WRITTEN_OUT.get(word, word).split()]
    kept = [word for word in written if word not in _FORMS]
    return " ".join(kept or written)


def numbers_of(core: str) -> frozenset[str]:
    """Return the numbers in a compared name."""
    return frozenset(word.lstrip("0") or "0" for word in core.split() if word.isdigit())
