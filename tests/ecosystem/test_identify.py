import json

import pandas as pd
import pytest

from jejaring.ecosystem.cleaning import clean
from jejaring.ecosystem.identify import Asked, identify
from jejaring.ecosystem.synthetic import messy_register
from jejaring.sources.actors import read
from jejaring.terms.problem import BadTable

CITIES = ("3273", "3372", "3374", "3471", "3578")
ASKED = Asked(seed=3, this_year=2026)


@pytest.fixture(scope="module")
def file(catalogue, book, tmp_path_factory):
    folder = tmp_path_factory.mktemp("register")
    messy_register(catalogue, book, rows=300, seed=5, regions=CITIES).write(folder / "a.csv", folder / "t.csv")
    return read(folder / "a.csv", catalogue, ties=folder / "t.csv")


@pytest.fixture(scope="module")
def found(file, catalogue, book):
    return identify(file, catalogue, book, asked=ASKED)


def test_every_row_and_every_actor_is_accounted_for(found):
    quality = found.quality()
    assert quality["rows_in"] == quality["kept"] + quality["merged"] + quality["set_aside_rows"] == 300
    actors = quality["actors"]
    assert actors["kept"] == quality["kept"] == actors["counted"] + actors["outside"] + actors["closed"]
    assert float(sum(found.counts["n"])) == actors["counted"]
    assert quality["adds_up"] is True


def test_the_report_of_quality_lists_every_fault_and_every_merge_and_is_json(found):
    quality = json.loads(json.dumps(found.quality(), allow_nan=False))
    aside = {
        fault["place"]["row"] for fault in quality["faults"] if fault["effect"] == "row_set_aside" and fault["place"]["file"] == "a.csv"
    }
    assert len(aside) == quality["set_aside_rows"] > 0
    assert sum(len(each["absorbed"]) for each in quality["merged_clusters"]) == quality["merged"] > 0
    assert len(quality["to_review"]) == quality["pairs_to_review"]


def test_specialisation_network_and_gaps_speak_of_the_same_actors(found):
    assert found.regions == CITIES
    assert set(found.specialised.table()["region"]) == set(CITIES)
    network = found.network()
    assert (network["level"] == "actor").sum() == len(found.register.actors)
    assert found.lacking.participation.actors.sum() == pytest.approx(found.quality()["actors"]["counted"])


def test_the_same_seed_gives_the_same_tables(found, file, catalogue, book):
    again = identify(file, catalogue, book, asked=ASKED)
    for first, second in ((found.specialised.table(), again.specialised.table()), (found.network(), again.network())):
        pd.testing.assert_frame_equal(first, second)
    pd.testing.assert_frame_equal(found.lacking.table, again.lacking.table)


def test_the_sixth_helix_is_the_one_that_the_register_knows(register, catalogue, book):
    lender = {"name": "Koperasi Kredit Maju", "helix": "lembaga keuangan", "description": "batik tulis"}
    assert identify(register(lender), catalogue, book).helices[-1] == "lembaga_keuangan"
    assert identify(register({"description": "batik tulis"}), catalogue, book).helices[-1] == "agregator"


def test_five_actors_of_one_city_give_counts_and_nothing_that_five_cannot_tell(register, catalogue, book):
    names = ("Batik Sinar", "Kopi Tua", "Studio Nada", "Rumah Foto Cahaya", "Penerbit Aksara")
    words = ("batik tulis", "kedai kopi", "studio rekaman musik", "jasa fotografi", "penerbitan buku")
    small = register(*({"name": name, "description": text} for name, text in zip(names, words, strict=True)))
    found = identify(small, catalogue, book)
    table = found.specialised.table()
    assert float(sum(found.counts["n"])) == 5
    assert table["lq"].isna().all()
    assert table["suppressed"].sum() == 5
    assert found.tied is None
    assert found.lacking.table["peers"].isna().all()


def test_a_register_without_a_single_good_row_is_refused_with_every_fault(register, catalogue, book):
    with pytest.raises(BadTable) as refused:
        identify(register({"region": "Atlantis"}, {"helix": "lain-lain"}), catalogue, book)
    assert {problem.place.row for problem in refused.value.problems} == {2, 3}


def test_progress_never_goes_back_and_ends_at_the_whole(file, catalogue, book):
    told: list[tuple[int, int]] = []
    identify(file, catalogue, book, asked=ASKED, tick=lambda done, every: told.append((done, every)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (500, 500)


def test_the_actors_are_those_of_cleaning_alone(found, file, catalogue, book):
    from jejaring.ecosystem.cleaning import Options

    assert found.register.actors == clean(file, catalogue, book, options=Options("17", 2026, 3)).actors
