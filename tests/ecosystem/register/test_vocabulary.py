"""Keys, names in both languages and usual words are understood; subsectors of another list are not."""

from jejaring.ecosystem.register.vocabulary import vocabulary
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook


def test_keys_names_and_usual_words_lead_to_keys(catalogue: Catalogue, book: ClassificationBook):
    words = vocabulary(catalogue, book, "17")
    assert {words.helix[word] for word in ("bisnis", "business", "umkm")} == {"bisnis"}
    assert {words.subsector[word] for word in ("seni pertunjukan", "performing arts")} == {"seni_pertunjukan"}
    assert words.tie["nota kesepahaman"] == words.tie["memorandum of understanding"] == "mou"
    assert words.stage["pemasaran"] == "distribusi"
    assert words.status["tutup"] == "closed"


def test_the_list_of_17_does_not_know_what_only_the_list_of_21_names(catalogue: Catalogue, book: ClassificationBook):
    assert "sulih suara" not in vocabulary(catalogue, book, "17").subsector
    assert vocabulary(catalogue, book, "21").subsector["sulih suara"] == "sulih_suara"
