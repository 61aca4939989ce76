"""The one way to say that a choice of doubt could never change a score."""

from jejaring.index.fault import Pair, fault
from jejaring.terms.problem import Problem


def ineffective(where: str, needed: Pair) -> Problem:
    """Return the problem of a choice without effect, and what it would need to have one."""
    return fault(
        (f"{where}: tidak berpengaruh", f"{where}: cannot have an effect"),
        needed,
        ("hapus pilihan itu atau penuhi syaratnya", "remove the choice or meet its condition"),
    )
