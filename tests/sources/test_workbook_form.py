"""The form of the workbook: headings, statuses, and the heading for the country's own codes."""

import pytest

from jejaring.sources.workbook_form import EVIDENCE, NAME, REPORTABLE, VALUE, VARIABLE, code_heading, field_of, status_of
from jejaring.terms.status import Status


@pytest.mark.parametrize(
    ("heading", "field"),
    [("nama", NAME), ("Name", NAME), ("VARIABEL", VARIABLE), ("angka", VALUE), ("evidence", EVIDENCE), ("kode_bps34", None)],
)
def test_a_heading_is_known_in_both_languages_and_any_case(heading, field):
    assert field_of(heading) is field


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("dilaporkan", Status.REPORTED),
        ("Measured", Status.MEASURED),
        ("tidak ada data", Status.MISSING),
        ("not_applicable", Status.NOT_APPLICABLE),
        ("pasti", None),
    ],
)
def test_a_status_is_known_by_key_and_by_word(word, status):
    assert status_of(word) is status


def test_what_an_assessor_or_the_engine_says_cannot_be_reported():
    assert not {Status.VERIFIED, Status.IMPUTED, Status.COMPUTED} & set(REPORTABLE)


def test_the_heading_for_codes_names_their_system(catalogue):
    assert code_heading(catalogue.country) == "kode_kemendagri"
    bare = catalogue.country.model_copy(update={"code_columns": {"insee": "insee"}, "key_system": "insee"})
    assert code_heading(bare) == "insee"
