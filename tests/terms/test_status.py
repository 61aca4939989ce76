"""Every status has its word in both languages."""

from jejaring.terms.status import STATUS_WORDS, Status


def test_every_status_has_a_word_of_its_own():
    assert set(STATUS_WORDS) == set(Status)
    assert len({word.id for word in STATUS_WORDS.values()}) == len(Status)
    assert len({word.en for word in STATUS_WORDS.values()}) == len(Status)
