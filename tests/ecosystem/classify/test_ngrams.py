"""The model of letters abstains where it is unsure, and gives the same answer each time."""

from jejaring.ecosystem.classify.ngrams import LEAST, by_text, text_model
from jejaring.terms.classification import ClassificationBook


def test_a_line_near_the_training_lines_is_told_and_gibberish_is_not(book: ClassificationBook):
    model = text_model(book, "17")
    assert model is not None
    told, unsure, outside = by_text(model, ["rumah makan sederhana", "qqq zzz", "bengkel motor dan mobil"])
    assert (told.outcome, told.shares[0].subsector, told.basis) == ("told", "kuliner", "text")
    assert unsure.outcome == "abstained"
    assert unsure.probability is not None
    assert unsure.probability < LEAST <= (told.probability or 0)
    assert outside.outcome == "outside"
    assert by_text(model, ["rumah makan sederhana"])[0] == told


def test_no_texts_give_no_verdicts_and_too_few_lines_no_model(book: ClassificationBook):
    model = text_model(book, "17")
    assert model is not None
    assert by_text(model, []) == []
    assert text_model(book.model_copy(update={"training": book.training[:40]}), "17") is None


def test_subsectors_with_few_lines_are_not_told_by_letters(book: ClassificationBook):
    model = text_model(book, "21")
    assert model is not None
    assert "sulih_suara" not in model.classes
    assert "kuliner" in model.classes
