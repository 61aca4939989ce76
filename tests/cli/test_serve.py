import os
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import URLError

import pytest

from jejaring.cli.serve import database_near
from jejaring.cli.session import DATABASE

LONGEST_WAIT = 60


def test_without_a_named_database_the_one_beside_the_editions_counts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    editions = tmp_path / "out" / "editions"
    editions.mkdir(parents=True)
    assert database_near(editions, DATABASE) is None
    (tmp_path / "out" / "jejaring.db").touch()
    assert database_near(editions, DATABASE) == f"sqlite:///{(tmp_path / 'out' / 'jejaring.db').as_posix()}"
    assert database_near(editions, "postgresql://x/y") == "postgresql://x/y"
    (tmp_path / "jejaring.db").touch()
    assert database_near(editions, DATABASE) == DATABASE


def test_serving_no_edition_is_refused(run, tmp_path):
    result = run("serve", "--edition", tmp_path)
    assert result.exit_code == 2
    assert "jejaring demo" in " ".join(result.stderr.split())


def test_a_port_in_use_is_refused_with_another_to_try(run, home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--edition", home.edition, "--port", port, "--database", home.database, "--lang", "en")
    assert result.exit_code == 2
    assert "this address cannot be used" in " ".join(result.stderr.split())
    assert "try --port" in result.stderr


@pytest.mark.slow
def test_the_served_page_answers_with_the_edition(home):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from jejaring.cli.main import run; run()",
        "serve",
        "--edition",
        str(home.edition),
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, env={**os.environ, "JEJARING_DATABASE": home.database}) as server:
        try:
            assert "Konteks Kreatif" in _page(f"http://127.0.0.1:{port}/id")
        finally:
            server.terminate()


def _page(address: str) -> str:
    deadline = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            with urllib.request.urlopen(address, timeout=LONGEST_WAIT) as answer:
                return answer.read().decode()
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
