"""The findings of a portrait in words: the same numbers in both languages, and honest where something is missing."""

import pytest

from jejaring.edition import portrait
from jejaring.terms.status import Status
from jejaring.terms.text import same
from jejaring.words import compared, counted, data_status, headline, how_sure, peers_reason, rank_range, speech, what_next

ID, EN = speech("id"), speech("en")


def _root(made, **changes):
    root = made.root.model_copy(update=changes)
    return made.model_copy(update={"root": root})


def test_a_ranked_region_is_one_sentence_of_score_rank_and_band(bandung):
    assert headline(bandung, ID) == "Kota Bandung: 71,2 (68,9–73,4), peringkat 5–14 dari 98 kota, kelompok peringkat 2 dari 9."
    assert headline(bandung, EN) == "Kota Bandung: 71.2 (68.9–73.4), rank 5–14 of 98 cities, rank band 2 of 9."


def test_a_provisional_score_is_called_so_and_has_no_rank(bandung):
    provisional = _root(
        bandung.model_copy(update={"standing": "provisional"}), rank=None, rank_low=None, rank_high=None, band=None, coverage=0.796
    )
    said = headline(provisional, ID)
    assert said == "Kota Bandung: nilai sementara 71,2 (68,9–73,4), tanpa peringkat. Data yang terisi baru 79% dari bobot indeks."
    assert "peringkat 5" not in how_sure(provisional, ID)


def test_a_region_without_enough_data_has_no_score(bandung):
    gone = {"score": None, "low": None, "high": None, "rank": None, "rank_low": None, "rank_high": None, "band": None, "coverage": 0.43}
    insufficient = _root(bandung.model_copy(update={"standing": "insufficient"}), **gone)
    assert (
        headline(insufficient, EN)
        == "Kota Bandung: no score yet. Only 43% of the index weight has data; only the figures themselves are shown."
    )
    assert compared(insufficient, EN) == "Without a score this region is not compared; compare the figures themselves."
    assert how_sure(insufficient, EN).startswith("Data fill 43% of the index weight.")


def test_a_median_outside_the_interval_is_above_or_below_and_one_inside_is_no_different(bandung):
    assert compared(bandung, ID) == (
        "Nilainya 11,2 poin di atas nilai tengah daerah sebanding (60,0). "
        "Nilainya tidak dapat dibedakan dari nilai tengah 98 kota (72,0). "
        "Daerah lain dalam kelompok peringkat yang sama: 11. Urutan di antara mereka tidak dapat dibedakan."
    )
    assert "5.8 points below the median of its peers (77.0)" in compared(_root(bandung, peer_median=77.0), EN)


def test_a_region_alone_in_its_band_is_said_to_be_alone(bandung):
    assert compared(bandung.model_copy(update={"in_same_band": 1}), EN).endswith("No other region shares its rank band.")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(5, 14, "Its place is fairly firm."), (5, 30, "Its place is only rough."), (5, 60, "a single rank would mislead")],
)
def test_the_width_of_the_rank_range_is_put_into_words(bandung, low, high, said):
    assert said in how_sure(_root(bandung, rank_low=low, rank_high=high), EN)


def test_how_sure_names_what_is_missing_filled_in_and_older(bandung):
    first, second, third, *rest = bandung.figures
    figures = (
        first.model_copy(update={"status": Status.MISSING, "value": None, "score": None, "year": None}),
        second.model_copy(update={"status": Status.IMPUTED}),
        third.model_copy(update={"year": "2027; 2029"}),
        *rest,
    )
    said = how_sure(bandung.model_copy(update={"figures": figures}), ID)
    assert "Resep dihitung ulang 1.000 kali" in said
    assert "90% hasilnya memberi nilai 68,9–73,4 dan peringkat 5–14." in said
    assert "Tidak ada angka untuk: Figure A." in said
    assert "Diisi oleh resep, bukan diukur: Figure B." in said
    assert "Lebih tua dari 2030: Figure C (2027; 2029)." in said


def test_without_draws_no_interval_is_claimed(bandung):
    bare = _root(bandung.model_copy(update={"draws": 0}), low=None, high=None, rank_low=None, rank_high=None)
    assert headline(bare, EN) == "Kota Bandung: 71.2, rank 8 of 98 cities, rank band 2 of 9."
    assert how_sure(bare, EN) == "Data fill 100% of the index weight."
    assert rank_range(bare.root, EN) == "8"


def test_what_next_names_the_weakest_figures_with_value_and_unit(bandung):
    weak = bandung.figures[0].model_copy(update={"value": 12.1, "score": 40.0, "peer_median": 55.4})
    made = bandung.model_copy(update={"figures": (weak, *bandung.figures[1:]), "weaknesses": (weak.code,)})
    assert (
        what_next(made, ID)
        == "Paling tertinggal dari daerah sebanding: Figure A, 12,10 tahun (nilai 40, nilai tengah daerah sebanding 55)."
    )


def test_what_next_asks_for_missing_figures_and_says_that_a_rank_waits_for_them(bandung):
    gone = bandung.figures[0].model_copy(update={"status": Status.MISSING, "value": None, "score": None})
    made = bandung.model_copy(update={"figures": (gone, *bandung.figures[1:]), "standing": "provisional"})
    assert what_next(made, EN) == (
        "No indicator scores below the median of its peers. Figures to ask for: Figure A. A rank can be given once those figures are there."
    )


def test_companions_are_neither_missing_nor_to_be_asked_for(bandung):
    gone = bandung.figures[0].model_copy(update={"status": Status.MISSING, "value": None, "score": None, "companion": True})
    made = bandung.model_copy(update={"figures": (gone, *bandung.figures[1:])})
    assert "Figure A" not in what_next(made, EN) + how_sure(made, EN)


def test_data_status_counts_every_figure_by_its_status(bandung):
    statuses = dict.fromkeys(Status, 0) | {Status.REPORTED: 3, Status.MISSING: 1}
    assert data_status(bandung.model_copy(update={"statuses": statuses}), ID) == (
        "Dari 4 angka: 3 dilaporkan dan 1 tidak ada data. Tahun data: 2030."
    )


def test_peers_have_a_reason_and_a_warning_where_they_are_far(bandung):
    said = peers_reason(bandung.model_copy(update={"peers_are_loose": True}), EN)
    assert said.startswith("Peers are the regions whose conditions are most alike by area and island group; index scores play no part.")
    assert "The most alike is Town Cedar" in said
    assert said.endswith("Read the comparison with care.")
    assert peers_reason(bandung.model_copy(update={"peers": ()}), EN).startswith("No peers were found")


def test_a_group_without_words_of_its_own_is_named_by_the_catalogue():
    assert counted(EN, "kabupaten", count=416, name="regency (kabupaten)") == "416 regencies"
    assert counted(ID, "semua", count=514, name="semua daerah") == "514 daerah"
    assert counted(EN, "town", count=3, name="town") == "3 regions in the group town"


@pytest.mark.parametrize("region", ["N1", "N2", "N3", "S1", "S2", "S3"])
def test_every_region_of_another_country_can_be_told_in_both_languages(tiny, region):
    made = portrait(tiny, region)
    for say in (headline, compared, how_sure, what_next, data_status, peers_reason):
        said = [say(made, voice) for voice in (ID, EN)]
        assert said[0] != said[1]
        assert all(sentence.endswith((".", "!")) and "None" not in sentence and "nan" not in sentence.split() for sentence in said)


def test_a_long_list_of_missing_figures_names_three_and_counts_the_rest(bandung):
    one = bandung.figures[0].model_copy(update={"status": Status.MISSING})
    missing = tuple(one.model_copy(update={"name": same(f"F{number}")}) for number in range(9))
    said = what_next(bandung.model_copy(update={"figures": missing, "weaknesses": ()}), speech("id"))
    assert "F0; F1; F2; dan 6 lainnya" in said
