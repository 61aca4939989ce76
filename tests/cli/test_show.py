import json

import pytest

from jejaring.edition import portrait, read_edition


@pytest.mark.parametrize("region", ["3273", "bps:3273", "Kota Bandung", "kota bandung"])
def test_a_region_is_named_by_code_or_full_name(run, home, region):
    shown = json.loads(run("show", region, "--edition", home.edition, "--json").stdout)
    assert shown == portrait(read_edition(home.edition), "3273").model_dump(mode="json")


def test_a_name_without_its_kind_is_asked_about(run, home):
    result = run("show", "Bandung", "--edition", home.edition)
    assert result.exit_code == 2
    assert "Kabupaten Bandung (3204), Kota Bandung (3273)" in " ".join(result.stderr.split())


def test_an_unknown_region_names_near_ones(run, home):
    result = run("show", "Kota Bandunk", "--edition", home.edition)
    assert result.exit_code == 2
    assert "Kota Bandung" in result.stderr
