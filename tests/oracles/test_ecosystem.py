"""The ecosystem against libraries that are no dependency: results of esda, ecomplexity and StepMix, stored with the script that made them.

The script is make_ecosystem.py beside this file; it also makes the tables.
"""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from jejaring.ecosystem.clusters.local import local_moran
from jejaring.ecosystem.clusters.moran import moran, standardised_rates
from jejaring.ecosystem.clusters.neighbours import Neighbours, row_standardised
from jejaring.ecosystem.specialisation.complexity import complexity
from jejaring.ecosystem.specialisation.quotient import location_quotients
from jejaring.ecosystem.typology.fit import fit_classes
from jejaring.terms.text import same

HERE = Path(__file__).resolve().parent
SAID = json.loads((HERE / "ecosystem.json").read_text(encoding="utf-8"))
# Numbering of esda: 1 high-high, 2 low-high, 3 low-low, 4 high-low.
QUADRANTS = {1: "high-high", 2: "low-high", 3: "low-low", 4: "high-low"}
MONTE_CARLO = 0.02
"""Two runs of 9999 permutations differ by about .005; four times that is a fault."""


@pytest.fixture(scope="module")
def made() -> dict[str, np.ndarray]:
    spec = importlib.util.spec_from_file_location("make_ecosystem", HERE / "make_ecosystem.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.tables()


@pytest.fixture(scope="module")
def grid() -> Neighbours:
    place = np.array([(row, column) for row in range(5) for column in range(5)])
    return row_standardised((np.abs(place[:, None] - place[None, :]).sum(axis=2) == 1).astype(float), rule=same("rook"))


def test_moran_is_that_of_esda(made, grid):
    assert moran(made["slope"], grid, seed=1, permutations=9).i == pytest.approx(SAID["spatial"]["slope"])
    rough = moran(made["rough"], grid, seed=1)
    assert rough.i == pytest.approx(SAID["spatial"]["rough"])
    assert rough.p == pytest.approx(SAID["spatial"]["rough_p"], abs=MONTE_CARLO)


def test_local_moran_is_that_of_esda(made, grid):
    found = local_moran(made["rough"], grid, seed=1)
    # esda divides by n - 1, Anselin's formula by n.
    assert found.i * 24 / 25 == pytest.approx(SAID["spatial"]["local"])
    assert found.quadrant.tolist() == [QUADRANTS[number] for number in SAID["spatial"]["local_quadrant"]]
    assert found.p == pytest.approx(SAID["spatial"]["local_p"], abs=MONTE_CARLO)


def test_standardised_rates_are_those_of_esda(made):
    assert standardised_rates(made["events"], made["people"]) == pytest.approx(SAID["spatial"]["rates"])


def test_complexity_is_that_of_ecomplexity(made):
    said = SAID["complexity"]
    present = location_quotients(made["activities"]).lq >= 1
    assert present.astype(int).tolist() == said["present"]
    found = complexity(present)
    assert np.corrcoef(found.eci, said["eci"])[0, 1] == pytest.approx(1.0)
    assert abs(np.corrcoef(found.pci, said["pci"])[0, 1]) == pytest.approx(1.0)
    off = ~np.eye(9, dtype=bool)
    assert found.proximity[off] == pytest.approx(np.array(said["proximity"])[off])


@pytest.mark.parametrize("k", [1, 2])
def test_the_bic_of_latent_classes_is_that_of_stepmix_on_binary_items(made, k):
    # The same table gave 5124 and 4666 in handbook methods.md 2.9 [V]; here items are taken as levels, counted by our own rule.
    said = SAID["classes"][str(k)]
    found = fit_classes(made["answers"], k, seed=1)
    assert found.bic == pytest.approx(said["bic"], abs=0.01)
    assert found.log_likelihood / 514 == pytest.approx(said["mean_log_likelihood"], abs=1e-5)
