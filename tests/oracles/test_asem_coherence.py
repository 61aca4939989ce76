"""What COINr prints of its ASEM example, from the pages "Analysis" (documentation of version 1.0), made again here.

COINr rounds its statistics to three significant digits; correlations, alpha and components stand as printed there.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jejaring.index.coherence.components import components
from jejaring.index.coherence.correlation import correlations
from jejaring.index.coherence.reliability import reliability
from jejaring.index.coherence.statistics import flags, statistics

ASEM = Path(__file__).resolve().parents[3] / "shared" / "data" / "composite_asem"

pytestmark = pytest.mark.skipif(not ASEM.is_dir(), reason="needs ../shared/data/composite_asem (COINr's ASEM tables)")


@pytest.fixture(scope="module")
def units() -> pd.DataFrame:
    return pd.read_csv(ASEM / "ASEM_iData.csv").set_index("uCode")


@pytest.fixture(scope="module")
def meta() -> pd.DataFrame:
    return pd.read_csv(ASEM / "ASEM_iMeta.csv")


def codes_below(meta: pd.DataFrame, parent: str) -> list[str]:
    return sorted(meta[(meta.Parent == parent) & (meta.Type == "Indicator")].iCode)


def test_statistics_of_the_first_five_indicators(units: pd.DataFrame):
    columns = ["LPI", "Flights", "Ship", "Bord", "Elec"]
    found = statistics(units[columns].to_numpy(float))
    printed = {
        "minimum": [2.07, 0.99, 0, 0, 0],
        "maximum": [4.23, 211, 21.2, 122, 110],
        "mean": [3.41, 38.6, 12.0, 23.6, 16.2],
        "median": [3.42, 25.6, 12.7, 18.0, 6.91],
        "sd": [0.538, 46.7, 6.84, 24.8, 22.7],
        "skew": [-0.304, 2.10, -0.576, 2.15, 2.23],
        "kurtosis": [-0.657, 4.51, -0.681, 5.79, 5.79],
        "unique": [51, 51, 43, 30, 46],
    }
    for name, values in printed.items():
        np.testing.assert_allclose(getattr(found, name), values, rtol=5e-3, err_msg=name)
    np.testing.assert_allclose(found.zeros, 1 - np.array([51, 51, 42, 45, 47]) / 51)
    assert flags(found).skewed.tolist() == [False, True, False, True, True]


def test_correlations_of_the_raw_environmental_indicators(units: pd.DataFrame):
    columns = ["CO2", "Forest", "MatCon", "PrimEner", "Renew"]
    found = correlations(units[columns].to_numpy(float), control="none")
    np.testing.assert_allclose(found.r[0, [2, 3, 4]], [0.7222051, 0.3268484, -0.5986338], atol=5e-8)
    blanked = np.array([[0, 1], [1, 2], [1, 3], [3, 4]])  # printed as NA: p above 0.05
    assert (found.p[blanked[:, 0], blanked[:, 1]] > 0.05).all()
    shown = np.array([[0, 2], [0, 3], [0, 4], [1, 4], [2, 3], [2, 4]])
    assert (found.p[shown[:, 0], shown[:, 1]] < 0.05).all()


def test_raw_indicators_that_go_with_a_denominator_by_more_than_07(units: pd.DataFrame, meta: pd.DataFrame):
    indicators, sizes = list(meta[meta.Type == "Indicator"].iCode), list(meta[meta.Type == "Denominator"].iCode)
    r = correlations(units[indicators].to_numpy(float), units[sizes].to_numpy(float), control="none").r
    found = {(indicators[row], sizes[column]): round(float(r[row, column]), 2) for row, column in np.argwhere(np.abs(r) > 0.7)}
    assert found == {
        ("CultGood", "Energy"): 0.71, ("CultGood", "GDP"): 0.85, ("FDI", "Energy"): 0.74, ("FDI", "GDP"): 0.85, ("Goods", "GDP"): 0.80,
        ("PRemit", "GDP"): 0.71, ("Research", "GDP"): 0.78, ("Services", "GDP"): 0.77, ("StMob", "Energy"): 0.73, ("StMob", "GDP"): 0.84,
    }  # fmt: skip


def test_alpha_of_the_raw_people_to_people_indicators(units: pd.DataFrame, meta: pd.DataFrame):
    assert reliability(units[codes_below(meta, "P2P")].to_numpy(float)).alpha == pytest.approx(0.05126659, abs=5e-9)


def test_components_of_the_raw_social_indicators(units: pd.DataFrame, meta: pd.DataFrame):
    found = components(units[codes_below(meta, "Social")].to_numpy(float))
    deviations = [2.2042, 1.1256, 0.9788, 0.78834, 0.77153, 0.56836, 0.42463, 0.36068, 0.25760]
    assert found.n == 51 - 14
    np.testing.assert_allclose(np.sqrt(found.eigenvalues), deviations, atol=5e-5)
    np.testing.assert_allclose(found.share[:3], [0.5398, 0.1408, 0.1065], atol=6e-5)  # R rounds twice here


def test_first_loadings_of_the_environmental_indicators_up_to_their_sign(units: pd.DataFrame, meta: pd.DataFrame):
    found = components(units[codes_below(meta, "Environ")].to_numpy(float))
    first = found.loadings[:, 0] / np.sqrt(found.eigenvalues[0])
    np.testing.assert_allclose(first, [0.581, -0.214, 0.543, 0.313, -0.473], atol=5e-4)
    assert first.sum() > 0


def test_no_indicator_gets_a_negative_weight_where_coinr_gives_sixteen(units: pd.DataFrame, meta: pd.DataFrame):
    # COINr fault 16: 16 of 49 raw first loadings are negative.
    negative = 0
    for parent in meta[meta.Level == 2].iCode:
        found = components(units[codes_below(meta, parent)].to_numpy(float))
        negative += int((found.loadings[:, 0] < 0).sum())
        if found.assessable:
            assert (found.pull >= 0).all()
            assert found.pull.sum() == pytest.approx(1)
    assert 0 < negative <= 24  # the fault is in these data: some loadings are negative however the signs are turned
