"""The order of evidence: own statement, KBLI, key words, letters."""

from decimal import Decimal

from jejaring.ecosystem.classify import Evidence, classify
from jejaring.terms.actor import Share, Verdict
from jejaring.terms.classification import ClassificationBook

STATED = Verdict("told", "stated", (Share("musik", Decimal(1)),))


def test_evidence_is_heard_in_order(book: ClassificationBook):
    code = {"kbli_version": "2020", "kbli": "13134"}
    verdicts = classify(
        [
            Evidence(STATED, **code, description="warung makan"),
            Evidence(**code, description="warung makan"),
            Evidence(description="warung makan"),
            Evidence(name="Warung Makan Sinar"),
            Evidence(description="fantasi belaka"),
            Evidence(),
        ],
        book,
    )
    assert [(v.basis, v.shares[0].subsector if v.shares else None) for v in verdicts[:4]] == [
        ("stated", "musik"),
        ("kbli", "kriya"),
        ("keywords", "kuliner"),
        ("keywords", "kuliner"),
    ]
    assert verdicts[4].basis in ("text", "none")
    assert (verdicts[5].outcome, verdicts[5].because) == ("abstained", "no_keyword")


def test_a_silent_code_is_remembered_in_the_verdict_that_followed(book: ClassificationBook):
    (verdict,) = classify([Evidence(kbli_version="2015", kbli="13134", description="pengrajin batik")], book)
    assert verdict.shares[0].subsector == "kriya"
    assert verdict.because.endswith("bridge_no_titles: KBLI 2015 13134")
