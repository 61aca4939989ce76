import json
from pathlib import Path

import pytest

GOOD = "kode_kemendagri;nama;variabel;tahun;nilai;satuan;status;bukti\n3273;Kota Bandung;hls;2022;14,24;tahun;dilaporkan;tabel\n"
BAD = GOOD + "3204;Kota Bandung;rls;2022;x;tahun;dilaporkan;tabel\n;Bandung;uhh;2022;70;tahun;dilaporkan;\n"


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'j.db'}"


def test_a_file_is_imported_listed_and_undone(run, tmp_path, database):
    file = tmp_path / "kami [2022].csv"
    file.write_text(GOOD, encoding="utf-8")
    done = run("import", file, "--who", "Ani", "--database", database)
    assert done.exit_code == 0, done.output
    assert "1 angka" in " ".join(done.stdout.split())
    assert "kami [2022].csv" in " ".join(done.stdout.split())
    (starter, record) = json.loads(run("import", "list", "--json", "--database", database).stdout)["imports"]
    assert starter["source"] == "starter"
    assert (record["who"], record["source"], record["observations"], record["undone_at"]) == ("Ani", "workbook", 1, None)
    assert run("import", "undo", record["id"], "--database", database).exit_code == 0
    assert "dibatalkan" in run("import", "list", "--database", database, COLUMNS="120").stdout


def test_every_problem_of_a_wrong_file_is_listed_and_nothing_is_written(run, tmp_path, database):
    file = tmp_path / "salah.csv"
    file.write_text(BAD, encoding="utf-8")
    result = run("import", file, "--database", database, COLUMNS="160")
    assert result.exit_code == 2
    for told in ("3 masalah", "baris 3", "baris 4", "Kabupaten Bandung"):
        assert told in " ".join(result.stderr.split())
    assert json.loads(run("import", "list", "--json", "--database", database).stdout) == {"imports": []}


def test_the_same_content_is_not_imported_twice(run, tmp_path, database):
    file = tmp_path / "kami.csv"
    file.write_text(GOOD, encoding="utf-8")
    assert run("import", file, "--database", database).exit_code == 0
    again = run("import", file, "--database", database)
    assert again.exit_code == 2
    assert "sudah diimpor" in again.stderr


def test_an_unknown_source_lists_the_known(run, tmp_path, database):
    file = tmp_path / "kami.csv"
    file.write_text(GOOD, encoding="utf-8")
    result = run("import", file, "--source", "bps", "--database", database)
    assert result.exit_code == 2
    assert "bps_ipm" in result.stderr


def test_undoing_what_does_not_exist_is_refused(run, database):
    result = run("import", "undo", 7, "--database", database)
    assert result.exit_code == 2
    assert "impor 7 tidak ada" in result.stderr
