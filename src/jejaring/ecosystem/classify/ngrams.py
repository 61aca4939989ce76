"""The subsector that the letters of a text tell: character n-grams, a linear model, calibrated probabilities."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jejaring.ecosystem.classify.shares import shares_of
from jejaring.terms.actor import Verdict
from jejaring.terms.classification import ClassificationBook, SubsectorList

LEAST = 0.5
"""Below this probability the model abstains (handbook, methods 2.12)."""
LEAST_LINES = 30
"""A subsector with fewer training lines is not told by letters (handbook, methods 2.12)."""
OUTSIDE = ""
FOLDS = 5
SEED = 2026


@dataclass(frozen=True)
class TextModel:
    """A fitted model and its classes; the empty class means not of the creative economy."""

    model: Any
    classes: tuple[str, ...]


@lru_cache(maxsize=8)
def text_model(book: ClassificationBook, subsectors: SubsectorList) -> TextModel | None:
    """Return the model of a book, None where it has fewer than two classes with enough training lines.

    TF-IDF of character 2- to 5-grams within words, a linear support vector machine with balanced classes, and one temperature fitted
    on the five held-out folds (Guo et al. 2017), so that a probability of 0.8 is right about eight times in ten on lines like these.
    """
    labels = [line.subsector(subsectors) or OUTSIDE for line in book.training]
    enough = {label for label in labels if labels.count(label) >= LEAST_LINES}
    if len(enough) < 2:
        return None
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.model_selection import StratifiedKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    kept = [(line.text, label) for line, label in zip(book.training, labels, strict=True) if label in enough]
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, lowercase=True)
    machine = LinearSVC(class_weight="balanced", random_state=SEED)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    model = CalibratedClassifierCV(make_pipeline(letters, machine), method="temperature", cv=folds, ensemble=False)
    model.fit([text for text, _ in kept], [label for _, label in kept])
    return TextModel(model, tuple(str(label) for label in model.classes_))


def by_text(model: TextModel, texts: list[str]) -> list[Verdict]:
    """Return what the letters of each text say, an abstention where no class reaches the least probability."""
    if not texts:
        return []
    verdicts = []
    for row in model.model.predict_proba(texts):
        place = int(row.argmax())
        probability, label = round(float(row[place]), 6), model.classes[place]
        if probability < LEAST:
            verdicts.append(Verdict("abstained", because=f"unsure: {label or '-'} {probability:.2f}", probability=probability))
        elif label == OUTSIDE:
            verdicts.append(Verdict("outside", "text", because="n-gram", probability=probability))
        else:
            verdicts.append(Verdict("told", "text", shares_of({label: Decimal(1)}), "n-gram", probability))
    return verdicts
