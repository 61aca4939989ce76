"""JSON files: what breaks is named with its line, and a member that stands twice is not lost."""

import pytest

from jejaring.sources.json_file import read_json
from jejaring.terms.problem import BadFile


def test_json_is_read_with_and_without_a_byte_order_mark(tmp_path):
    for encoding in ("utf-8", "utf-8-sig"):
        (tmp_path / "a.json").write_text('{"a": [1, "é"]}', encoding=encoding)
        assert read_json(tmp_path / "a.json") == {"a": [1, "é"]}


def test_broken_json_is_refused_with_its_line(tmp_path):
    (tmp_path / "a.json").write_text('{"a": 1,\n"b": }')
    with pytest.raises(BadFile) as caught:
        read_json(tmp_path / "a.json")
    assert caught.value.problems[0].place.row == 2


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', '{"x": {"a": 1, "a": 1}}', "[" * 100_000, "\x80"])
def test_a_repeated_member_and_other_trouble_is_refused(tmp_path, text):
    (tmp_path / "a.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(BadFile, match="no sound JSON"):
        read_json(tmp_path / "a.json")
