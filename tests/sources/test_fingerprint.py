"""A file's hash, and the limits within which it is opened at all."""

import zipfile

import openpyxl
import pytest

from jejaring.sources import fingerprint
from jejaring.sources.fingerprint import check_archive, check_size, sha256_of
from jejaring.terms.problem import BadFile


def test_the_hash_is_sha_256(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    # FIPS 180-2, appendix B.1.
    assert sha256_of(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_an_absent_an_empty_and_an_absurd_file_are_refused(tmp_path):
    with pytest.raises(BadFile, match="no such file"):
        check_size(tmp_path / "absent")
    (tmp_path / "empty").touch()
    with pytest.raises(BadFile, match="empty"):
        check_size(tmp_path / "empty")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(fingerprint.LARGEST_FILE + 1)
    with pytest.raises(BadFile, match="at most 50 MB"):
        check_size(tmp_path / "large")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (fingerprint.SMALL_PART + 1))
    assert (tmp_path / "bomb.xlsx").stat().st_size < 20_000
    with pytest.raises(BadFile, match="unpacks to 10 MB"):
        check_archive(tmp_path / "bomb.xlsx")


def test_declared_entities_and_broken_archives_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "dtd.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>')
    with pytest.raises(BadFile, match="DTD"):
        check_archive(tmp_path / "dtd.xlsx")
    (tmp_path / "text.xlsx").write_text("not a workbook")
    with pytest.raises(BadFile, match="no sound workbook"):
        check_archive(tmp_path / "text.xlsx")


def test_a_sound_workbook_passes(tmp_path):
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    check_size(tmp_path / "a.xlsx")
    check_archive(tmp_path / "a.xlsx")
