import json
import sys

import pytest

from jejaring.cli.demo import EDITIONS, SHOWN, as_typed
from jejaring.edition import is_edition


@pytest.mark.slow
def test_one_command_gives_editions_portraits_and_what_to_do_next(run, tmp_path):
    out = tmp_path / "out"
    result = run("demo", "--out", out, "--pdf", 1)
    assert result.exit_code == 0, result.output
    assert [is_edition(path) for path in (out / "editions").iterdir()] == [True] * len(EDITIONS)
    assert sorted(path.name[-6:-4] for path in (out / "pdf").iterdir()) == ["en", "id"]
    assert (out / "jejaring.db").is_file()
    said = " ".join(result.stdout.split())
    for told in ("Konteks Kreatif, edisi 2021", "514 dari 514 daerah", "bukan nilai resmi ICCN", "serve --edition", "edition verify"):
        assert told in said
    again = run("demo", "--out", out, "--pdf", 0, "--json")
    assert again.exit_code == 0, again.output
    value = json.loads(again.stdout)
    assert value["pdf"] == []
    assert [edition["id"] for edition in value["editions"]] == ["konteks-kreatif-2021", "ipm-2019", "ikk-terbuka-2026"]
    assert sorted(path.name for path in (out / "editions").iterdir()) == ["ikk-terbuka-2026", "ipm-2019", "konteks-kreatif-2021"]


def test_no_more_portraits_than_there_are_examples(run, tmp_path):
    assert run("demo", "--out", tmp_path / "o", "--pdf", len(SHOWN) + 1).exit_code == 2
    assert not (tmp_path / "o").exists()


def test_commands_are_shown_as_the_reader_can_type_them(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert as_typed(str(tmp_path / ".venv" / "bin" / "jejaring")).replace("\\", "/") == ".venv/bin/jejaring"
    assert as_typed(sys.executable) == "jejaring"
