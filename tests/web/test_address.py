from jejaring.web.address import address, file_address, in_language, picture_address


def test_an_address_holds_what_is_asked_and_nothing_empty():
    assert address("map", "en", query={"region": "3273", "node": None, "edition": ""}) == "/en/peta?region=3273"
    assert address("region", "id", key="3273", ending=".json") == "/id/wilayah/3273.json"
    assert address("home", "id") == "/id"


def test_odd_keys_cannot_leave_their_place():
    assert address("region", "id", key="../x?y") == "/id/wilayah/..%2Fx%3Fy".replace("%2F", "/")
    assert file_address("id", "a b", "c#d") == "/id/data/a%20b/c%23d"


def test_the_query_has_one_order():
    one = picture_address("id", "tile-map", query={"v": "1", "edition": "a"})
    assert one == picture_address("id", "tile-map", query={"edition": "a", "v": "1"})


def test_the_same_view_in_the_other_language():
    assert in_language("/id/wilayah/3273", "edition=ipm", "en") == "/en/wilayah/3273?edition=ipm"
    assert in_language("/id", "", "en") == "/en"
