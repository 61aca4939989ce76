import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from jejaring.cli.build import iso_day, refuse_full
from jejaring.terms.problem import BadEdition, UnknownName

SHORT = ("--draws", 10, "--date", "2026-11-24")


def digest(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_build_works_in_a_fresh_folder_and_says_that_it_loaded_the_starter_panel(run, tmp_path):
    out = tmp_path / "ipm"
    result = run("build", "--recipe", "ipm", "--year", 2019, "--out", out, *SHORT, "--database", f"sqlite:///{tmp_path / 'new.db'}")
    assert result.exit_code == 0, result.output
    assert "panel awal: dimuat lebih dahulu" in " ".join(result.stderr.split())
    assert "514 daerah" in " ".join(result.stdout.split())
    rows = [row for row in csv.DictReader((out / "scores.csv").open(encoding="utf-8")) if row["node"] == "IPM"]
    bandung = next(row for row in rows if row["region"] == "3273")
    assert len(rows) == 514
    assert round(float(bandung["score"]), 2) == 81.62  # BPS, IPM 2019, Kota Bandung
    assert bandung["group"] == "semua"


def test_the_same_order_gives_the_same_bytes_whatever_the_number_of_workers(run, home, tmp_path):
    order = ("build", "--recipe", "konteks-kreatif", "--year", 2021, "--draws", 20, "--date", "2026-11-24", "--database", home.database)
    assert run(*order, "--out", tmp_path / "two", "--workers", 2).exit_code == 0
    assert digest(tmp_path / "two") == digest(home.edition)


def test_draws_and_seed_are_those_asked_for_and_0_is_a_seed(run, home, tmp_path):
    result = run(
        "build",
        "--recipe",
        "ipm",
        "--year",
        2019,
        "--out",
        tmp_path / "e",
        "--draws",
        7,
        "--seed",
        0,
        "--database",
        home.database,
        "--json",
    )
    manifest = json.loads((tmp_path / "e" / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["draws"], manifest["seed"], manifest["date"]) == (7, 0, date.today().isoformat())
    assert json.loads(result.stdout)["ranked"] == 514


def test_a_year_without_data_names_the_years_that_have(run, home, tmp_path):
    result = run("build", "--recipe", "ipm", "--year", 2031, "--out", tmp_path / "e", "--database", home.database, "--lang", "en")
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert "no figure for 2031" in said
    assert "2019" in said
    assert not (tmp_path / "e").exists()


def test_a_folder_with_something_else_is_refused_before_any_work(run, tmp_path):
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    for more in ((), ("--replace",)):
        result = run("build", "--recipe", "ipm", "--year", 2019, "--out", tmp_path, *more, "--database", f"sqlite:///{tmp_path / 'x.db'}")
        assert result.exit_code == 2
        assert "hal lain" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_an_edition_is_replaced_only_when_asked(run, home, tmp_path):
    order = ("build", "--recipe", "ipm", "--year", 2019, "--out", tmp_path / "e", *SHORT, "--database", home.database)
    assert run(*order).exit_code == 0
    assert run(*order).exit_code == 2
    assert run(*order, "--replace").exit_code == 0


def test_an_unknown_recipe_lists_the_known(run, home, tmp_path):
    result = run("build", "--recipe", "nope", "--year", 2019, "--out", tmp_path / "e", "--database", home.database)
    assert result.exit_code == 2
    assert "konteks-kreatif" in result.stderr


def test_days_are_iso_or_refused():
    assert iso_day("2026-11-24") == "2026-11-24"
    with pytest.raises(UnknownName, match="24-11-2026"):
        iso_day("24-11-2026")


def test_new_and_empty_folders_are_welcome(tmp_path):
    refuse_full(tmp_path / "new", replace=False)
    refuse_full(tmp_path, replace=False)
    (tmp_path / "a").touch()
    with pytest.raises(BadEdition):
        refuse_full(tmp_path, replace=True)
