"""One line becomes one actor; places are never guessed."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jejaring.ecosystem.register import interpret
from jejaring.terms.actor import RegisterFile, Share
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.classification import ClassificationBook


def test_every_cell_of_a_full_line_is_read(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    line = {
        "id": "p1", "helix": "UMKM", "region": "Kab. Bandung, Jawa Barat", "kbli_version": "2020", "kbli": "13134",
        "description": "batik tulis",
        "subsector": "kriya:0,6; fesyen:0,4", "stage": "Produksi; pemasaran", "founded": "2014", "lat": "-6,9", "lon": "107,6",
        "digital_channel": "Shopee", "status": "aktif", "nib": "1234567890123", "npwp": "01.234.567.8-901.000", "phone": "0812 345 678",
        "website": "https://contoh.id/",
    }  # fmt: skip
    (actor,) = interpret(register(line), catalogue, book).actors
    assert (actor.id, actor.helix, actor.region, actor.rows) == ("p1", "bisnis", "3204", (2,))
    assert actor.verdict.shares == (Share("kriya", Decimal("0.6")), Share("fesyen", Decimal("0.4")))
    assert actor.stages == ("produksi", "distribusi")
    assert (actor.founded, actor.latitude, actor.longitude, actor.digital_channel, actor.status) == (2014, -6.9, 107.6, True, "active")
    assert (actor.kbli_version, actor.kbli, actor.nib, actor.npwp) == ("2020", "13134", "1234567890123", "012345678901000")
    assert (actor.phone, actor.website) == ("62812345678", "contoh.id")


@pytest.mark.parametrize(
    ("region", "kind"),
    [("Bandung", "ambiguous_region"), ("Kota Bandungg", "unknown_region"), ("Bandung, Jawa Barat", "ambiguous_region"), ("", "no_region")],
)
def test_a_place_without_its_kind_is_declared_and_not_guessed(
    catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile], region: str, kind: str
):
    found = interpret(register({"region": region}), catalogue, book)
    assert found.actors == ()
    assert {fault.kind for fault in found.faults} == {kind}
    assert all(fault.effect == "row_set_aside" for fault in found.faults)


def test_an_ambiguous_place_names_its_readings(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    (fault,) = interpret(register({"region": "Bandung"}), catalogue, book).faults
    assert "Kota Bandung" in fault.problem.say("id")
    assert "Kabupaten Bandung" in fault.problem.say("id")


def test_one_coordinate_without_the_other_is_no_place(
    catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]
):
    (actor,) = interpret(register({"lat": "-6.9", "lon": "entah"}), catalogue, book).actors
    assert (actor.latitude, actor.longitude, actor.id) == (None, None, "row-2")


def test_four_subsectors_are_too_many(catalogue: Catalogue, book: ClassificationBook, register: Callable[..., RegisterFile]):
    found = interpret(register({"subsector": "kriya; musik; kuliner; fesyen"}), catalogue, book)
    assert [fault.kind for fault in found.faults] == ["bad_subsector"]
    assert found.actors[0].verdict.outcome == "abstained"
