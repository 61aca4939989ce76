import csv
import json

import pytest

from jejaring.catalogue import load
from jejaring.catalogue.classification import classification
from jejaring.cli.ecosystem import FILES
from jejaring.ecosystem.synthetic import messy_register

CITIES = ("3273", "3372", "3374", "3471", "3578")
HEADINGS = {
    "counts.csv": "region,subsector,helix,stage,year,n",
    "specialisation.csv": "region,subsector,n,lq,low,high,lq_shrunk,q,suppressed",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("register")
    messy_register(load(), classification(), rows=300, seed=5, regions=CITIES).write(made / "a.csv", made / "t.csv")
    return made


@pytest.fixture(scope="module")
def written(run, folder):
    result = run("ecosystem", "identify", "--actors", folder / "a.csv", "--ties", folder / "t.csv", "--out", folder / "out", "--json")
    assert result.exit_code == 0, result.output
    return folder / "out", json.loads(result.stdout)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_five_files_are_written_with_their_headings_and_nothing_beside_them(written, folder):
    out, told = written
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES) == sorted(told["files"])
    for name, heading in HEADINGS.items():
        assert (out / name).read_text(encoding="utf-8").splitlines()[0] == heading
    assert {path.name for path in folder.iterdir()} == {"a.csv", "t.csv", "out"}


def test_quality_counts_and_what_was_told_add_up(written):
    out, told = written
    quality = json.loads((out / "quality.json").read_text(encoding="utf-8"))
    assert quality["adds_up"] is True
    assert told["rows_in"] == 300 == told["kept"] + told["merged"] + told["set_aside"]
    assert sum(float(row["n"]) for row in rows_of(out / "counts.csv")) == pytest.approx(quality["actors"]["counted"])
    assert sum(told["helices"].values()) == pytest.approx(quality["actors"]["counted"])


def test_suppressed_cells_show_no_figure(written):
    rows = rows_of(written[0] / "specialisation.csv")
    hidden = [row for row in rows if row["suppressed"] == "true"]
    assert len(hidden) == written[1]["suppressed_cells"] > 0
    assert all(row[name] == "" for row in hidden for name in ("n", "lq", "low", "high", "lq_shrunk", "q"))
    assert {row["suppressed"] for row in rows} == {"true", "false"}


def test_network_and_gaps_name_their_rows(written):
    out, told = written
    levels = {row["level"] for row in rows_of(out / "network.csv")}
    assert {"network", "helix_pair", "actor"} <= levels
    gaps = rows_of(out / "gaps.csv")
    assert {row["region"] for row in gaps} == set(CITIES)
    assert {"coverage", "weakest_helix", "evenness"} <= {row["kind"] for row in gaps}
    assert told["weakest_helix"]


def test_people_read_findings_first_in_both_languages(run, folder, tmp_path):
    order = ("ecosystem", "identify", "--actors", folder / "a.csv")
    indonesian = run(*order, "--out", tmp_path / "id", "--lang", "id")
    english = run(*order, "--out", tmp_path / "en", "--lang", "en", COLUMNS="120")
    assert indonesian.stdout.startswith("300 baris masuk")
    assert "Yang tidak dapat dikatakan" in indonesian.stdout
    assert english.stdout.startswith("300 rows in")
    assert "The list has no ties" in english.stdout
    assert "Academia" in english.stdout
    assert (tmp_path / "en" / "network.csv").read_text(encoding="utf-8").count("\n") == 1
    assert (tmp_path / "id" / "counts.csv").read_bytes() == (tmp_path / "en" / "counts.csv").read_bytes()


def test_a_city_with_five_actors_gets_an_honest_answer(run, tmp_path):
    lines = ("Batik Sinar,batik tulis", "Kopi Tua,kedai kopi", "Studio Nada,studio rekaman musik", "Foto Cahaya,jasa fotografi",
             "Penerbit Aksara,penerbitan buku")  # fmt: skip
    text = "".join(f"{line},bisnis,Kota Bandung\n" for line in lines)
    (tmp_path / "lima.csv").write_text(f"name,description,helix,region\n{text}", encoding="utf-8")
    result = run("ecosystem", "identify", "--actors", tmp_path / "lima.csv", "--out", tmp_path / "o", "--lang", "en", COLUMNS="200")
    assert result.exit_code == 0, result.output
    assert "single region" in result.stdout
    assert "too few to judge the place: Kota Bandung" in result.stdout
    rows = rows_of(tmp_path / "o" / "specialisation.csv")
    assert all(row["lq"] == "" for row in rows)
    assert sum(row["suppressed"] == "true" for row in rows) == 5


def test_a_map_of_columns_gives_headings_of_ones_own(run, tmp_path):
    (tmp_path / "toko.csv").write_text("Merek,Peran,Tempat\nBatik Sinar,bisnis,Kota Bandung\n", encoding="utf-8")
    (tmp_path / "peta.yml").write_text("actors: {name: Merek, helix: Peran, region: Tempat}\n", encoding="utf-8")
    order = ("ecosystem", "identify", "--actors", tmp_path / "toko.csv", "--out", tmp_path / "o")
    assert run(*order).exit_code == 2
    assert run(*order, "--columns", tmp_path / "peta.yml").exit_code == 0


def test_a_wrong_file_lists_its_faults_and_nothing_is_written(run, tmp_path):
    (tmp_path / "salah.csv").write_text("name,helix,region\nBatik,bisnis,Atlantis\nKopi,lain-lain,Kota Bandung\n", encoding="utf-8")
    result = run("ecosystem", "identify", "--actors", tmp_path / "salah.csv", "--out", tmp_path / "o", "--json")
    assert result.exit_code == 2
    assert sorted(problem["place"]["row"] for problem in json.loads(result.stderr)["problems"]) == [2, 3]
    assert [path.name for path in tmp_path.iterdir()] == ["salah.csv"]


def test_every_absent_file_is_listed_at_once(run, tmp_path):
    order = ("--actors", tmp_path / "a.csv", "--ties", tmp_path / "t.csv", "--columns", tmp_path / "c.yml")
    result = run("ecosystem", "identify", *order, "--out", tmp_path / "o", "--json")
    assert result.exit_code == 2
    assert len(json.loads(result.stderr)["problems"]) == 3
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_engine_is_refused_with_those_that_exist(run, folder, tmp_path):
    result = run("ecosystem", "identify", "--actors", folder / "a.csv", "--out", tmp_path / "o", "--engine", "oracle", "--json")
    assert result.exit_code == 2
    assert json.loads(result.stderr)["problems"][0]["expected"]["en"].startswith("duckdb, spark, postgres, postgresql://")
    sqlite = run("ecosystem", "identify", "--actors", folder / "a.csv", "--out", tmp_path / "o", "--engine", "postgres", "--lang", "en")
    assert sqlite.exit_code == 2
    assert "postgresql://" in sqlite.stderr
    assert not (tmp_path / "o").exists()


def test_results_are_replaced_only_when_asked(run, folder, written):
    order = ("ecosystem", "identify", "--actors", folder / "a.csv", "--out", written[0])
    refused = run(*order)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr


@pytest.mark.postgres
def test_postgresql_counts_the_same(run, folder, written, postgres_url, tmp_path):
    result = run("ecosystem", "identify", "--actors", folder / "a.csv", "--out", tmp_path / "o", "--engine", postgres_url)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "o" / "counts.csv").read_bytes() == (written[0] / "counts.csv").read_bytes()


def test_a_known_share_of_answers_lets_figures_of_actors_be_read(run, folder, written, tmp_path):
    order = ("--actors", folder / "a.csv", "--ties", folder / "t.csv", "--out", tmp_path / "o", "--response", "0.9")
    assert run("ecosystem", "identify", *order).exit_code == 0
    sure = {row["caveat"] for row in rows_of(tmp_path / "o" / "network.csv") if row["level"] == "actor"}
    unsure = {row["caveat"] for row in rows_of(written[0] / "network.csv") if row["level"] == "actor"}
    assert (sure, unsure) == ({""}, {"response_unknown"})
