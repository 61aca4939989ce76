"""Row pictures leave room for their key, and rows have equal height below it."""

from jejaring.charts.rows import KEY_LINE, TICK_LINE, head, key, scale_y


def test_the_head_grows_with_the_key_and_is_higher_where_entries_stand_below_one_another():
    assert head(3) == (KEY_LINE + TICK_LINE, 3 * KEY_LINE + TICK_LINE)
    assert head(4) == (2 * KEY_LINE + TICK_LINE, 4 * KEY_LINE + TICK_LINE)


def test_rows_share_the_height_below_the_head():
    scale = scale_y(4, (40, 80))["scale"]
    assert scale["domain"] == [-0.5, 3.5]
    assert scale["range"] == [{"expr": "tall ? 80 : 40"}, {"expr": "height"}]


def test_every_glyph_of_the_key_has_its_own_entries_and_a_word():
    layers = key([("score", {"type": "point"}), ("peers", {"type": "tick"})])
    assert [layer["transform"][0].get("filter") for layer in layers[:2]] == ["datum.glyph == 'score'", "datum.glyph == 'peers'"]
    assert layers[-1]["encoding"]["text"]["field"] == "word"
