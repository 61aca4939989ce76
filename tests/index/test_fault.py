"""The short spelling of a problem."""

from jejaring.index.fault import fault, some


def test_a_fault_speaks_both_languages() -> None:
    problem = fault(("kosong", "empty"), ("satu", "one"), ("isi", "fill"))
    assert problem.say("id") == "kosong; diharapkan: satu; langkah: isi"
    assert problem.say("en") == "empty; expected: one; what to do: fill"


def test_long_lists_are_cut_with_how_many_more() -> None:
    assert some(["a", "b", "c"], limit=2) == "a, b (+1)"
    assert some(["a", "b"], limit=2) == "a, b"
