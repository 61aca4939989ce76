import json
import shutil


def test_an_edition_is_built_again_byte_for_byte(run, home):
    result = run("edition", "verify", home.edition, "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == {"identical": True, "equal": True, "differences": []}
    assert "bita demi bita" in " ".join(run("edition", "verify", home.edition).stdout.split())


def test_an_altered_edition_is_refused(run, home, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(home.edition, copy)
    (copy / "scores.csv").write_text((copy / "scores.csv").read_text(encoding="utf-8").replace("3273", "3274", 1), encoding="utf-8")
    result = run("edition", "verify", copy)
    assert result.exit_code == 2
    assert "scores.csv" in "".join(result.stderr.split())  # a long path may be broken anywhere


def test_an_edition_shows_its_recipe_versions_and_findings(run, home):
    value = json.loads(run("edition", "show", home.edition, "--json").stdout)["editions"][0]
    assert value["manifest"]["recipe"] == "konteks-kreatif"
    assert value["ranked"] == 514
    shown = " ".join(run("edition", "show", home.edition, "--lang", "en").stdout.split())
    assert "20, seed 2026" in shown
    assert "24 November 2026" in shown


def test_a_folder_without_edition_is_refused(run, tmp_path):
    for command in ("show", "verify"):
        assert run("edition", command, tmp_path).exit_code == 2
