"""A messy register repeats with its seed and carries its watermark in every row."""

import csv
from pathlib import Path

from jejaring.ecosystem.synthetic import WATERMARK, messy_register
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook


def test_the_seed_decides_and_zero_is_a_seed(catalogue: Catalogue, book: ClassificationBook):
    assert messy_register(catalogue, book, rows=200, seed=0) == messy_register(catalogue, book, rows=200, seed=0)
    assert messy_register(catalogue, book, rows=200, seed=0) != messy_register(catalogue, book, rows=200, seed=1)


def test_every_row_is_watermarked_and_some_are_copies(catalogue: Catalogue, book: ClassificationBook, tmp_path: Path):
    made = messy_register(catalogue, book, rows=2000, seed=0, regions=("3273", "3578"))
    made.write(tmp_path / "a.csv", tmp_path / "t.csv")
    for name in ("a.csv", "t.csv"):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows
        assert all(WATERMARK in row.values() for row in rows)
    assert len(made.rows) == len({row[0] for row in made.rows}) == 2000
    assert 0.15 < 1 - len(set(made.truth)) / 2000 < 0.3
    assert {row[3] for row in made.rows} >= {"3273", "Bandung", "Kota Bandung"}
