"""Measures classification and duplicate detection and writes the figures into their method pages: python docs/measure_ecosystem.py."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from jejaring.catalogue import load
from jejaring.catalogue.classification import classification
from jejaring.ecosystem.classify import Agreement, Bin, Evidence, agreement, calibration, classify, expected_calibration_error
from jejaring.ecosystem.classify.keywords import by_keywords, rules_of
from jejaring.ecosystem.classify.ngrams import by_text, text_model
from jejaring.ecosystem.cleaning import b_cubed, clean, pairwise
from jejaring.ecosystem.cleaning.compare import prepared
from jejaring.ecosystem.cleaning.match import score
from jejaring.ecosystem.synthetic import SyntheticRegister, messy_register
from jejaring.terms.actor import Line, RegisterFile, Verdict

METHOD = Path(__file__).resolve().parent / "method"
START, END = "<!-- measured: start -->", "<!-- measured: end -->"
REGISTERS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("514 regions", 30_000, ()),
    ("two cities", 4_000, ("3273", "3578")),
    ("one city", 5_000, ("3273",)),
)
STRATA = ((0.0, 0.05), (0.05, 0.6), (0.6, 0.95), (0.95, 1.01))
PER_STRATUM = 100
COLUMNS = ("id", "name", "helix", "region", "kbli_version", "kbli", "description", "subsector", "stage", "founded", "lat", "lon",
           "digital_channel", "nib", "phone")  # fmt: skip


def classification_figures() -> str:
    """Return the tables of the page on classification."""
    book = classification()
    titles = {title.code: title.title for title in book.titles if title.version == "2020"}
    told = [link for link in book.links if link.version == "2020" and link.kind == "subsector" and link.weight == 1]
    samples = {
        "own lines": ([line.text for line in book.test], [line.subsector_17 for line in book.test]),
        "KBLI titles": ([titles[link.code] for link in told], [link.subsector_17 for link in told]),
    }
    rules, model = rules_of(book, "17"), text_model(book, "17")
    if model is None:
        raise SystemExit("the book holds too few training lines")
    lines = ["| text | evidence | lines | right | wrong | abstained | macro-F1 | calibration error |", "|---|---|---|---|---|---|---|---|"]
    details: list[str] = []
    for name, (texts, labels) in samples.items():
        ways: dict[str, Sequence[Verdict]] = {
            "key words, then letters": classify([Evidence(description=text) for text in texts], book),
            "key words alone": [by_keywords(rules, text) for text in texts],
            "letters alone": by_text(model, texts),
        }
        for way, verdicts in ways.items():
            found, bins = agreement(labels, verdicts), calibration(labels, verdicts)
            lines.append(_summary(name, way, found, bins))
            if way != "key words alone":
                details += ["", f"**{name}, {way}**", "", *_bins(bins)]
            if way == "key words, then letters":
                details += ["", *_scores(found), "", *_confusion(found)]
    unmapped = [title for code, title in titles.items() if code not in {link.code for link in book.links if link.version == "2020"}]
    verdicts = classify([Evidence(description=title) for title in unmapped], book)
    wrong = sum(verdict.outcome == "told" for verdict in verdicts)
    share = f"{wrong} ({wrong / len(unmapped):.1%})"
    lines += ["", f"Of the {len(unmapped):,} titles of KBLI 2020 that our map does not hold, {share} are told a subsector."]
    return "\n".join([*lines, *details])


def _summary(name: str, way: str, found: Agreement, bins: Sequence[Bin]) -> str:
    wrong = found.lines - found.right - found.abstained
    error = expected_calibration_error(bins)
    return f"| {name} | {way} | {found.lines} | {found.right} | {wrong} | {found.abstained} | {found.macro_f1:.3f} | {error:.3f} |"


def _scores(found: Agreement) -> Iterator[str]:
    yield "F1: " + ", ".join(f"{label} {value:.2f}" for label, value in found.f1.items())


def _confusion(found: Agreement) -> Iterator[str]:
    mixed = [f"{true} → {said}: {count}" for (true, said), count in found.confusion.items() if true != said]
    yield "Confusion (label → said; `-` outside the creative economy, `?` abstained): " + ("; ".join(mixed) or "none") + "."


def _bins(bins: Sequence[Bin]) -> Iterator[str]:
    yield "| probability | decided lines | mean probability | share right |"
    yield "|---|---|---|---|"
    yield from (f"| {b.low:.1f}–{b.low + 0.1:.1f} | {b.lines} | {b.mean_probability:.3f} | {b.share_right:.3f} |" for b in bins)


def as_file(made: SyntheticRegister) -> RegisterFile:
    """Return a synthetic register as the reader of files would give it."""
    lines = [
        Line(number, {name: cell for name, cell in zip(COLUMNS, row, strict=False) if cell})
        for number, row in enumerate(made.rows, start=2)
    ]
    return RegisterFile("sintetis.csv", tuple(lines))


def duplicate_figures() -> str:
    """Return the tables of the page on duplicates."""
    catalogue, book = load(), classification()
    lines = ["| register | rows | true pairs | precision | recall | B³ precision | B³ recall | to review | of them true |"]
    lines += ["|---|---|---|---|---|---|---|---|---|"]
    strata: list[str] = []
    for name, rows, regions in REGISTERS:
        made = messy_register(catalogue, book, rows=rows, seed=1, regions=regions)
        truth = {row[0]: number for row, number in zip(made.rows, made.truth, strict=True)}
        register = clean(as_file(made), catalogue, book)
        now = {key: each.kept for each in register.merged for key in (each.kept, *each.absorbed)}
        ids = [actor.id for actor in register.before]
        found, true = [now.get(key, key) for key in ids], [truth[key] for key in ids]
        pairs, (sure, whole) = pairwise(found, true), b_cubed(found, true)
        right = sum(truth[match.first] == truth[match.second] for match in register.to_review)
        lines.append(
            f"| {name} | {rows:,} | {pairs.true:,} | {pairs.precision:.4f} | {pairs.recall:.4f} | {sure:.4f} | {whole:.4f}"
            f" | {len(register.to_review)} | {right} |"
        )
        if name == "one city":
            scored = score(prepared(register.before), rng=np.random.default_rng(2026))
            same = np.array([truth[ids[first]] == truth[ids[second]] for first, second in scored.pairs])
            strata = list(_strata(scored.probability, same))
    return "\n".join([*lines, "", *strata])


def _strata(probability: np.ndarray, same: np.ndarray) -> Iterator[str]:
    yield "Labelled pairs of the last register, up to 100 drawn from each stratum of probability:"
    yield ""
    yield "| probability | pairs | mean probability | share that is one actor |"
    yield "|---|---|---|---|"
    rng = np.random.default_rng(0)
    for low, high in STRATA:
        inside = np.flatnonzero((probability >= low) & (probability < high))
        drawn = rng.choice(inside, size=min(PER_STRATUM, len(inside)), replace=False)
        yield f"| {low:.2f}–{min(high, 1):.2f} | {len(drawn)} | {probability[drawn].mean():.3f} | {same[drawn].mean():.3f} |"


def written(page: str, figures: str) -> str:
    """Return the text of a method page with its figures replaced."""
    text = (METHOD / page).read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{figures}\n\n{END}{after}"


PAGES = {"classification.md": classification_figures, "duplicates.md": duplicate_figures}


def main() -> None:
    """Write the figures of both pages."""
    for page, figures in PAGES.items():
        (METHOD / page).write_text(written(page, figures()), encoding="utf-8")
        sys.stdout.write(f"{page}\n")


if __name__ == "__main__":
    main()
