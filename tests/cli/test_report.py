import json
from pathlib import Path


def test_a_pdf_for_each_region_in_the_language_of_the_run(run, home, tmp_path):
    result = run("report", "3273", "Kota Ambon", "--edition", home.edition, "--out", tmp_path, "--lang", "en", "--json")
    files = [Path(name) for name in json.loads(result.stdout)["files"]]
    assert [file.name for file in files] == [
        "konteks-kreatif-2021-3273-kota-bandung-en.pdf",
        "konteks-kreatif-2021-8171-kota-ambon-en.pdf",
    ]
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    assert len(list(tmp_path.iterdir())) == 2


def test_every_region_that_cannot_be_told_is_named_and_nothing_is_written(run, home, tmp_path):
    result = run("report", "3273", "Bandung", "Malang", "--edition", home.edition, "--out", tmp_path / "pdf")
    assert result.exit_code == 2
    assert "Kota Bandung" in " ".join(result.stderr.split())
    assert "Malang" in result.stderr
    assert not (tmp_path / "pdf").exists()
