import json

import pytest

BUILD = ("build", "--recipe", "ipm", "--out", "x")


@pytest.mark.parametrize(
    ("typed", "met", "expected"),
    [
        (("show",), {"id": "Belum diisi: REGION", "en": "Missing: REGION"}, {"en": "Kemendagri code, bps:CODE, or full name"}),
        ((*BUILD, "--year", "dua"), {"id": "--year YEAR tidak dapat dipakai: dua"}, {"id": "bilangan bulat", "en": "a whole number"}),
        ((*BUILD, "--year", "2019", "--draws", "-1"), {"id": "--draws N tidak dapat dipakai: -1"}, {"id": "sedikitnya 0"}),
        (("serve", "--port", "99999"), {"en": "--port PORT cannot be used: 99999"}, {"en": "at most 65535"}),
        (("show", "3273", "--wide"), {"en": "There is no option --wide"}, {"en": "--edition DIR"}),
        (("init", "now"), {"en": "not understood"}, {"en": "as its help page shows it"}),
    ],
)
def test_wrong_usage_is_one_problem_in_both_languages_for_people_and_programs(run, typed, met, expected):
    result = run(*typed, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    (problem,) = json.loads(result.stderr)["problems"]
    assert all(text in problem["met"][language] for language, text in met.items())
    assert all(text in problem["expected"][language] for language, text in expected.items())
    assert f"jejaring {typed[0]} --help" in problem["todo"]["id"]
    shown = " ".join(run(*typed, LANG="en_GB.UTF-8").stderr.split())
    assert " ".join(problem["met"]["en"].split()) in shown
