import json
import subprocess
import sys

from jejaring import __version__

COMMANDS = ("demo", "init", "import", "build", "show", "report", "export", "edition", "serve", "sources", "catalogue", "index")


def test_the_commands_are_those_agreed(run):
    shown = run("--help").stdout
    assert [name for name in COMMANDS if f"  {name} " not in shown] == []


def test_the_version_is_told_to_people_and_programs(run):
    assert run("--version").stdout == f"Jejaring {__version__}\n"
    assert json.loads(run("--version", "--json").stdout) == {"jejaring": __version__}


def test_a_refusal_leaves_with_2_and_speaks_on_standard_error_only():
    command = [
        sys.executable,
        "-c",
        "from jejaring.cli.main import run; run()",
        "show",
        "3273",
        "--edition",
        "no-such-folder",
        "--lang",
        "en",
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "there is no edition" in result.stderr
    assert "Traceback" not in result.stderr
