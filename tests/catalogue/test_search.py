"""Search over the books: what comes first, where it stood, both languages."""

from jejaring.catalogue import load, search


def kinds(word: str) -> set[str]:
    return {hit.kind for hit in search(load(), word)}


def test_a_region_is_found_by_its_name_before_what_only_mentions_it():
    hits = search(load(), "bandung")
    assert {hit.key for hit in hits[:2]} == {"3204", "3273"}
    assert {hit.where for hit in hits if hit.kind == "membership"} == {"kata_kreatif · place", "uccn · place", "iccn · place"}


def test_a_code_finds_its_region_in_every_system():
    # 1101 is Simeulue at BPS, Aceh Selatan at Kemendagri
    assert {hit.name.id for hit in search(load(), "1101")} == {"Kabupaten Simeulue", "Kabupaten Aceh Selatan"}


def test_words_of_both_languages_find_the_same_subsector():
    for word in ("kriya", "crafts"):
        assert "kriya" in {hit.key for hit in search(load(), word) if hit.kind == "subsector"}


def test_every_book_is_searched():
    assert {"variable", "dataset", "indicator", "framework_node"} <= kinds("museum")
    assert "framework" in kinds("monitor")
    assert "helix" in kinds("agregator")
    assert "stage" in kinds("konservasi")
    assert "recipe" in kinds("konteks")
    assert "province" in kinds("jawa")
    assert "membership" in kinds("uccn")


def test_an_empty_or_unknown_word_finds_nothing():
    assert search(load(), "  ") == ()
    assert search(load(), "zzzz") == ()
