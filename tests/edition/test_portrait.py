"""A portrait survives being written as JSON and read."""

from jejaring.edition import Edition, Portrait, portrait


def test_a_portrait_is_written_and_read(context: Edition):
    sitter = portrait(context, "3273")
    assert Portrait.model_validate_json(sitter.model_dump_json()) == sitter
