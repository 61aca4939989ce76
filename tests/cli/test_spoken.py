import pytest

from jejaring.cli.spoken import in_front


@pytest.mark.parametrize(
    ("typed", "ordered"),
    [
        (["show", "3273", "--lang", "en"], ["--lang", "en", "show", "3273"]),
        (["show", "--lang=en", "3273", "--json"], ["--lang=en", "--json", "show", "3273"]),
        (["init", "--database", "sqlite:///a.db"], ["--database", "sqlite:///a.db", "init"]),
        (["import", "--", "--json"], ["import", "--", "--json"]),
        (["show", "--lang"], ["--lang", "show"]),
    ],
)
def test_global_options_may_stand_anywhere(typed, ordered):
    assert in_front(typed) == ordered


def test_an_unknown_command_is_refused_with_those_that_exist(run):
    result = run("buid")
    assert result.exit_code == 2
    assert "perintah 'buid'" in result.stderr
    assert "build" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("show",), "Belum diisi: REGION"),
        (("show", "3273", "--wide"), "Tidak ada opsi --wide"),
        (("build", "--recipe", "ipm", "--year", "dua", "--out", "x"), "--year YEAR tidak dapat dipakai"),
        (("build", "--recipe", "ipm", "--year", "2019", "--out", "x", "--draws", "-1"), "--draws N tidak dapat dipakai"),
    ],
)
def test_wrong_usage_is_told_in_the_readers_language_with_where_to_look(run, typed, said):
    result = run(*typed)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "--help`" in result.stderr


def test_an_unknown_language_is_told_in_the_language_of_the_locale(run):
    result = run("--lang", "fr", "init", LANG="en_GB.UTF-8")
    assert result.exit_code == 2
    assert "language 'fr'" in result.stderr


def test_a_file_needs_no_command_of_import(run, home, tmp_path):
    absent = tmp_path / "none.xlsx"
    for typed in (("import", absent), ("import", "--who", "Ani", absent), ("import", "file", absent)):
        result = run(*typed, "--database", home.database)
        assert result.exit_code == 2
        assert "berkas tidak ada" in " ".join(result.stderr.split())


def test_a_place_that_cannot_be_written_is_a_refusal_and_no_traceback(run, home, tmp_path):
    (tmp_path / "berkas").write_text("bukan map", encoding="utf-8")
    for typed in (
        ("export", "--edition", home.edition, "--out", tmp_path / "berkas" / "k.csv"),
        ("sources", "template", "--out", tmp_path / "tidak ada" / "t.xlsx"),
        ("demo", "--out", tmp_path / "berkas"),
    ):
        result = run(*typed)
        assert result.exit_code == 2, typed
        assert "komputer menolak" in " ".join(result.stderr.split())
        assert "Traceback" not in result.output
