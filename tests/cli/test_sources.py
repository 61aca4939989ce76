import json

from openpyxl import load_workbook

from jejaring.sources import SHELF


def test_every_source_on_the_shelf_is_listed(run):
    listed = json.loads(run("sources", "list", "--json").stdout)["sources"]
    assert [item["key"] for item in listed] == [item.key for item in SHELF]
    shown = run("sources", "list", COLUMNS="120").stdout
    assert all(item.key in shown for item in SHELF)


def test_the_template_is_a_workbook_or_its_twin(run, tmp_path):
    assert run("sources", "template", "--out", tmp_path / "t.xlsx", "--variable", "hls").exit_code == 0
    assert "Data" in load_workbook(tmp_path / "t.xlsx").sheetnames
    assert run("sources", "template", "--out", tmp_path / "t.csv").exit_code == 0
    assert "kode_kemendagri" in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")


def test_what_cannot_be_done_is_refused_and_not_ignored(run, tmp_path):
    for typed in (("--out", tmp_path / "t.doc"), ("--out", tmp_path / "t.csv", "--variable", "hls")):
        result = run("sources", "template", *typed)
        assert result.exit_code == 2
        assert ".xlsx" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_variable_is_refused(run, tmp_path):
    assert run("sources", "template", "--out", tmp_path / "t.xlsx", "--variable", "hlz").exit_code == 2
    assert not (tmp_path / "t.xlsx").exists()


def test_no_list_shows_the_marks_of_its_own_styling(run):
    for typed in (("sources", "list"), ("catalogue", "search", "museum"), ("index", "methods")):
        shown = run(*typed, COLUMNS="200")
        assert shown.exit_code == 0
        assert "[bold]" not in shown.stdout
        assert "[dim]" not in shown.stdout
