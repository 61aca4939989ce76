import json

from jejaring.catalogue import starter


def test_init_loads_the_starter_panel_once(run, tmp_path):
    database = f"sqlite:///{tmp_path / 'j.db'}"
    first = json.loads(run("init", "--json", "--database", database).stdout)
    second = json.loads(run("--json", "init", "--database", database).stdout)
    assert first["loaded"]["observations"] == len(starter())
    assert first["loaded"]["who"] == "jejaring"
    assert first["loaded"]["source"] == "starter"
    assert second["loaded"] is None
    assert second["imports"] == 1


def test_init_after_an_undo_loads_again(run, tmp_path):
    database = f"sqlite:///{tmp_path / 'j.db'}"
    run("init", "--database", database)
    assert run("import", "undo", 1, "--database", database).exit_code == 0
    again = json.loads(run("init", "--json", "--database", database).stdout)
    assert again["loaded"]["id"] == 2


def test_a_database_that_cannot_be_opened_is_a_refusal(run):
    result = run("init", "--database", "mysql://x/y")
    assert result.exit_code == 2
    assert "mysql://" in result.stderr
