import gzip
import re

from jejaring.web.assets import asset, assets, bundle, config


def test_the_library_comes_from_the_installed_package_and_names_no_global():
    assert re.fullmatch(r"/aset/vega-[0-9a-f]+-[0-9a-f]{12}\.mjs", bundle().address)
    assert b"vegaEmbed" in bundle().body[-400:]


def test_modules_import_one_another_by_hashed_addresses():
    text = asset("page.js").body.decode()
    imported = re.findall(r'from "([^"]+)"', text)
    assert imported
    assert set(imported) <= {item.address for item in assets().values()}
    assert "./" not in "".join(imported)


def test_the_packed_form_holds_the_same():
    for item in assets().values():
        assert gzip.decompress(item.packed) == item.body


def test_light_and_dark_have_colours_of_their_own():
    assert config("light").address != config("dark").address
