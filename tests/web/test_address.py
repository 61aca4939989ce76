from jejaring.web.address import address, file_address, in_language, picture_address


def test_an_address_holds_what_is_asked_and_nothing_empty():
    assert address("map", "en", query={"region": "3273", "node": None, "edition": ""}) == "/en/peta?region=3273"
    assert address("region", "id", key="3273", ending=".json") == "/id/wilayah/3273.json"
    assert address("home", "id") == "/id"


def test_regions_side_by_side_and_weights_stay_readable():
    assert address("compare", "id", query={"region": ["3273", "3578"], "edition": None}) == "/id/bandingkan?region=3273&region=3578"
    assert address("weights", "id", query={"w": "K1:30;K2:70"}) == "/id/bobot?w=K1:30;K2:70"
    assert address("weights", "id", query={"w": "a&b=c"}) == "/id/bobot?w=a%26b%3Dc"


def test_odd_keys_cannot_leave_their_place():
    assert address("region", "id", key="../x?y") == "/id/wilayah/..%2Fx%3Fy".replace("%2F", "/")
    assert file_address("id", "a b", "c#d") == "/id/data/a%20b/c%23d"


def test_the_query_has_one_order():
    one = picture_address("id", "tile-map", query={"v": "1", "edition": "a"})
    assert one == picture_address("id", "tile-map", query={"edition": "a", "v": "1"})


def test_the_same_view_in_the_other_language():
    assert in_language("/id/wilayah/3273", "edition=ipm", "en") == "/en/wilayah/3273?edition=ipm"
    assert in_language("/id", "", "en") == "/en"
