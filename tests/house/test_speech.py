"""What people read keeps the honesty rules: no borrowed authority, no bare IKK, no slogans."""

import csv
import re
from pathlib import Path

import pytest

from source import ROOT, SRC, say, text_of, tracked_files

READ_BY_PEOPLE = (".yml", ".csv", ".html", ".typ", ".js", ".py", ".json")
QUOTING = {ROOT / "docs" / "decisions" / "0009-honest-names.md"}  # the page that says what is forbidden

# The short form alone also means LPPD's key performance indicators and LAN's policy-quality index; with a word after it, it is told apart.
BARE_IKK = re.compile(r"(?<![\w-])IKK(?!(?:[- ]LPPD|[- ]LAN|[- ]Terbuka\b| Jawa Barat 20\d\d)|\w)")
IKK_KEY = re.compile(r"""(?:^|[\s{,])["']?ikk["']?\s*:|["']ikk["']\s*[\])]""", re.IGNORECASE | re.MULTILINE)
FORBIDDEN = {
    "a slogan": re.compile(r"data[- ]driven insight|wawasan berbasis data", re.IGNORECASE),
    "PMK3I has no published score": re.compile(r"(?:PMK3I[- ]score|score of PMK3I|\b(?:skor|nilai) PMK3I)\b", re.IGNORECASE),
    "ours is not ICCN's index": re.compile(r"(?:ICCN['’]?s? index|the ICCN index|indeks ICCN)\b", re.IGNORECASE),
    "SAKIP's letters are only equivalent": re.compile(r"(?<!huruf )(?<!letter )\bSAKIP (?:AA|A|BB|B|CC|C|D)\b(?!\w)"),
}


def faults_of(text: str) -> list[str]:
    """Return the wordings of a text that the honesty rules forbid, each with its reason."""
    found = [f"{reason}: {hit.group()!r}" for reason, pattern in FORBIDDEN.items() for hit in pattern.finditer(text)]
    found += [f"a bare IKK: …{text[max(0, hit.start() - 30) : hit.end() + 20]!r}" for hit in BARE_IKK.finditer(text)]
    found += [f"'ikk' alone as a key: {hit.group()!r}" for hit in IKK_KEY.finditer(text)]
    return found


def _spoken() -> list[Path]:
    """Return the files whose words reach a person: all of src, and the manual."""
    return [
        path
        for path in tracked_files()
        if (path.is_relative_to(SRC) and path.suffix in READ_BY_PEOPLE) or (path.suffix == ".md" and path not in QUOTING)
    ]


def test_no_text_claims_what_is_not_ours():
    found = [f"{say(path)}: {fault}" for path in _spoken() for fault in faults_of(text_of(path) or "")]
    assert not found, (
        "Say Indeks Kreatif Terbuka 2026 (IKT 2026), or IKK-LPPD, IKK-LAN, or the issuer and the year "
        "(docs/decisions/0009-honest-names.md):\n" + "\n".join(found)
    )


def test_no_table_has_a_column_or_code_that_is_just_ikk():
    found = []
    for path in tracked_files():
        if path.suffix == ".csv" and path.is_relative_to(SRC):
            with path.open(encoding="utf-8", newline="") as lines:
                cells = [cell for row in csv.reader(lines) for cell in row]
            if any(cell.strip().lower() == "ikk" for cell in cells):
                found.append(say(path))
    assert not found, f"These tables hold a cell that is just 'ikk'; say which one is meant: {found}"


@pytest.mark.parametrize(
    "text",
    [
        "Skor IKK Kota Bandung",
        "data-driven insights",
        "The PMK3I score is 80",
        "nilai PMK3I",
        "ikk: {id: a, en: b}",
        "SAKIP BB",
        "indeks ICCN",
    ],
)
def test_a_forbidden_wording_is_seen(text: str):
    assert faults_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "IKK Terbuka 2026",
        "IKK-LPPD (Indikator Kinerja Kunci)",
        "IKK Jawa Barat 2022, Disparbud/KREASI",
        "ikk-terbuka-2026",
        "PMK3I tidak menerbitkan skor",
        "setara huruf SAKIP: BB",
        "bukan nilai resmi ICCN",
        "Sudah dinilai PMK3I dengan berita acara",
        "lppd_ikk: {id: a, en: b}",
    ],
)
def test_an_honest_wording_is_let_through(text: str):
    assert not faults_of(text)
