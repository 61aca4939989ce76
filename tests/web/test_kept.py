import threading

import pytest

from jejaring.web.kept import Busy, Kept


def test_an_answer_is_made_once():
    kept: Kept[int] = Kept()
    made = []
    assert [kept.get("a", lambda: made.append(1) or 7) for _ in range(3)] == [7, 7, 7]
    assert made == [1]


def test_the_oldest_answer_makes_room():
    kept: Kept[str] = Kept(most=2)
    for key in ("a", "b", "c"):
        kept.get(key, lambda key=key: key)
    assert kept.get("a", lambda: "again") == "again"
    assert kept.get("c", lambda: "never") == "c"


def test_who_waits_too_long_for_others_is_asked_to_come_again():
    kept: Kept[str] = Kept(patience=0.05)
    started, go = threading.Event(), threading.Event()

    def slow() -> str:
        started.set()
        go.wait(5)
        return "done"

    worker = threading.Thread(target=lambda: kept.get("slow", slow))
    worker.start()
    started.wait(5)
    with pytest.raises(Busy):
        kept.get("other", lambda: "never")
    go.set()
    worker.join(5)
    assert kept.get("slow", lambda: "never") == "done"


def test_a_failure_leaves_the_way_free():
    kept: Kept[str] = Kept(patience=0.05)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: str(1 / 0))
    assert kept.get("a", lambda: "fine") == "fine"
