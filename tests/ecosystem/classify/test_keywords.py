"""Key words tell a subsector unless another word gives them another sense."""

import pytest

from jejaring.ecosystem.classify.keywords import by_keywords, rules_of
from jejaring.terms.classification import ClassificationBook, Keyword


@pytest.fixture
def rules():
    """Four rules of an invented book."""
    words = (
        Keyword(phrase="foto*", unless=("fotokopi",), subsector_17="fotografi", strength=3, source="tes"),
        Keyword(phrase="kopi", subsector_17="kuliner", strength=2, source="tes"),
        Keyword(phrase="alat musik", subsector_17="musik", strength=2, source="tes"),
        Keyword(phrase="bengkel", strength=3, source="tes"),
    )
    return rules_of(ClassificationBook(keywords=words), "17")


@pytest.mark.parametrize(
    ("text", "outcome", "subsectors"),
    [
        ("Studio FOTO wisuda", "told", ["fotografi"]),
        ("fotografer", "told", ["fotografi"]),
        ("jasa fotokopi", "abstained", []),
        ("kopi dan foto", "told", ["fotografi"]),
        ("kopi & alat musik", "told", ["kuliner", "musik"]),
        ("alat, musik", "told", ["musik"]),
        ("alat dan musik", "abstained", []),
        ("bengkel sambil jual kopi", "outside", []),
        ("bengkel foto", "abstained", []),
        ("kopian", "abstained", []),
        ("", "abstained", []),
    ],
)
def test_the_strongest_words_decide_and_ties_share_the_actor(rules, text: str, outcome: str, subsectors: list[str]):
    verdict = by_keywords(rules, text)
    assert verdict.outcome == outcome
    assert [share.subsector for share in verdict.shares] == subsectors


def test_reliability_is_measured_on_training_lines_and_never_one(book: ClassificationBook):
    reliability = rules_of(book, "17").reliability
    assert set(reliability) == {1, 2, 3}
    assert 0.5 < reliability[1] < reliability[3] < 1
    told = by_keywords(rules_of(book, "17"), "pengrajin batik")
    assert told.probability == reliability[3]
    assert told.because == "batik, pengrajin"
