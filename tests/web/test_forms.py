import io

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from jejaring.catalogue import load
from jejaring.sources import write_csv_template


@pytest.mark.parametrize(("language", "sheet"), [("id", "Data"), ("en", "Data")])
def test_the_data_page_hands_out_the_workbook_with_drop_downs(client: TestClient, language: str, sheet: str):
    page = client.get(f"/{language}/data").text
    address = f"/{language}/buku-kerja/jejaring.xlsx"
    assert f'href="{address}"' in page
    book = load_workbook(io.BytesIO(client.get(address).content))
    assert len(book[sheet].data_validations.dataValidation) == 7


def test_the_csv_twin_is_the_one_of_the_command_line(client: TestClient, tmp_path):
    write_csv_template(load(), tmp_path / "t.csv", language="en")
    assert client.get("/en/buku-kerja/jejaring.csv").content == (tmp_path / "t.csv").read_bytes()


def test_another_file_is_not_found(client: TestClient):
    answer = client.get("/id/buku-kerja/jejaring.doc")
    assert answer.status_code == 404
    assert "jejaring.xlsx" in answer.text
