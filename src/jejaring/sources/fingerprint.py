"""The identity of a file (SHA-256) and the limits within which a file is read at all."""

import hashlib
import zipfile
from pathlib import Path

from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text, same

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
# Cells take some twenty times the room of their XML: what unpacks to more would need gigabytes.
LARGEST_UNPACKED = 64 * MEGABYTE
# Sheets of figures shrink five- to thirtyfold; a bomb shrinks a thousandfold.
LARGEST_RATIO = 200
# Below this a large ratio does no harm (an empty styled sheet shrinks well).
SMALL_PART = 10 * MEGABYTE
PROLOGUE = 2048


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_size(path: Path) -> None:
    """Raise BadFile where the path is no file, is empty, or is larger than 50 MB."""
    if not path.is_file():
        met = Text(id="berkas tidak ditemukan", en="there is no such file")
        raise BadFile(_problem(path, met, Text(id="sebuah berkas", en="a file"), Text(id="periksa nama berkas", en="check the file name")))
    size = path.stat().st_size
    if size == 0:
        met = Text(id="berkas kosong (0 bita)", en="the file is empty (0 bytes)")
        todo = Text(id="unduh atau simpan ulang berkas itu", en="download or save the file again")
        raise BadFile(_problem(path, met, Text(id="berkas berisi data", en="a file with data"), todo))
    if size > LARGEST_FILE:
        met = Text(id=f"ukuran berkas {size / MEGABYTE:.0f} MB", en=f"the file has {size / MEGABYTE:.0f} MB")
        expected = Text(id=f"paling besar {LARGEST_FILE // MEGABYTE} MB", en=f"at most {LARGEST_FILE // MEGABYTE} MB")
        raise BadFile(_problem(path, met, expected, Text(id="bagi berkas itu", en="split the file")))


def check_archive(path: Path) -> None:
    """Raise BadFile where a workbook is no sound ZIP archive, unpacks to an absurd size, or declares XML entities."""
    workbook = Text(id="buku kerja Excel (.xlsx) yang utuh", en="a sound Excel workbook (.xlsx)")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            ratio = max((part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > SMALL_PART), default=0.0)
            if unpacked > LARGEST_UNPACKED or ratio > LARGEST_RATIO:
                met = Text(
                    id=f"isi berkas mengembang menjadi {unpacked / MEGABYTE:.0f} MB",
                    en=f"the file unpacks to {unpacked / MEGABYTE:.0f} MB",
                )
                limit = same(f"≤ {LARGEST_UNPACKED // MEGABYTE} MB, ≤ {LARGEST_RATIO} : 1")
                todo = Text(id="simpan hanya lembar data dalam buku kerja baru", en="save only the data sheet in a new workbook")
                raise BadFile(_problem(path, met, limit, todo))
            declared = [part.filename for part in parts if _declares_entities(archive, part)]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        met = Text(id=f"berkas ini bukan buku kerja yang utuh ({error})", en=f"the file is no sound workbook ({error})")
        todo = Text(
            id="buka di Excel atau LibreOffice lalu simpan sebagai .xlsx tanpa kata sandi",
            en="open it in Excel or LibreOffice and save it as .xlsx without a password",
        )
        raise BadFile(_problem(path, met, workbook, todo)) from error
    if declared:
        met = Text(id=f"bagian {declared[0]} memuat deklarasi DTD", en=f"part {declared[0]} holds a DTD declaration")
        todo = Text(id="simpan ulang sebagai .xlsx", en="save it again as .xlsx")
        raise BadFile(_problem(path, met, workbook, todo))


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if not part.filename.endswith((".xml", ".rels", ".vml")):
        return False
    with archive.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(PROLOGUE)


def _problem(path: Path, met: Text, expected: Text, todo: Text) -> Problem:
    return Problem(place=Place(file=path.name), met=met, expected=expected, todo=todo)
