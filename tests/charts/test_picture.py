"""A picture is drawn alike every time, on the server and in a browser that forbids evaluated code."""

import functools
import http.server
import json
import struct
import threading
from dataclasses import replace
from typing import ClassVar

import pytest

from jejaring.charts import among_peers, bundle, config, linked, live, png, profile, ranking, svg, tile_map
from jejaring.charts.picture import NARROW, Frame
from jejaring.edition import portrait
from jejaring.words import map_title, ranking_title, speech

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"
NAMES = ("tile-map", "ranking-kota", "among-peers-3273", "profile-3273")


def _pictures(edition, language):
    voice = speech(language)
    made = [
        tile_map(edition, voice, title=map_title(edition, voice), focus="3273"),
        ranking(edition, voice, title=ranking_title(edition, voice, group="kota"), group="kota", focus="3273"),
        among_peers(edition, voice, region="3273"),
        profile(portrait(edition, "3273"), voice),
    ]
    return {picture.key: picture for picture in made}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_picture_has_a_finding_as_title_an_alternative_a_source_and_a_table(edition, language):
    pictures = _pictures(edition, language)
    assert tuple(pictures) == NAMES
    for picture in pictures.values():
        assert len(picture.title) > 20
        assert len(picture.alt) > 40
        assert "2021" in picture.source
        assert all(len(row.cells) == len(picture.table.headings) == len(picture.table.numeric) for row in picture.table.rows)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_picture_has_the_same_bytes(edition, name):
    first, second = (_pictures(edition, "id")[name] for _ in range(2))
    assert json.dumps(first.spec) == json.dumps(second.spec)
    svg.__globals__["_svg"].cache_clear()
    one = svg(first, width=390)
    svg.__globals__["_svg"].cache_clear()
    assert one == svg(second, width=390)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_still_has_the_size_of_its_frame(edition, name, width, theme):
    picture = _pictures(edition, "en")[name]
    still = svg(picture, theme, width=width)
    assert f'viewBox="0 0 {width} {picture.frame.height(width)}"' in still


def test_a_png_has_two_pixels_per_unit(edition):
    picture = _pictures(edition, "id")["ranking-kota"]
    drawn = png(picture, "dark", width=400)
    assert struct.unpack(">II", drawn[16:24]) == (800, 2 * picture.frame.height(400))


def test_a_frame_changes_its_shape_below_the_narrow_width():
    assert (Frame(2, 0.5).height(NARROW), Frame(2, 0.5).height(400)) == (320, 800)
    assert Frame(300, 500, is_ratio=False).height(400) == 500


def test_any_picture_can_lead_to_its_regions_and_a_picture_of_none_stays_as_it_is(edition):
    pictures = _pictures(edition, "id")
    assert svg(linked(pictures["among-peers-3273"], lambda key: f"?r={key}"), width=390).count('xlink:href="?r=') == 11
    alone = pictures["profile-3273"]
    assert linked(alone, lambda key: key) == replace(alone)


def test_the_bundle_is_one_module_whose_name_is_its_hash():
    name, text = bundle()
    assert bundle() == (name, text)
    assert name.startswith("vega-")
    assert name.endswith(".mjs")
    assert "vegaEmbed" in text[-200:]


@pytest.fixture(scope="module")
def address(edition, tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    (folder / "bundle.mjs").write_text(bundle()[1], "utf-8")
    (folder / "config.json").write_text(json.dumps(config("light")), "utf-8")
    for name, picture in _pictures(edition, "id").items():
        (folder / f"{name}.json").write_text(json.dumps(live(picture)), "utf-8")
        (folder / f"{name}.html").write_text(
            '<!doctype html><html lang="id"><script type="module" src="page.mjs"></script><div id="box"></div>', "utf-8"
        )
    (folder / "page.mjs").write_text(
        """import {vegaEmbed} from './bundle.mjs';
        const json = path => fetch(path).then(answer => answer.json());
        const name = location.pathname.split('/').pop().replace('.html', '');
        const box = document.querySelector('#box'), width = document.documentElement.clientWidth - 16;
        box.style.width = width + 'px'; box.style.height = '900px';
        const {view} = await vegaEmbed(box, await json(`./${name}.json`), {ast: true, actions: false, defaultStyle: false,
          renderer: 'svg', config: await json('./config.json'), tooltip: () => {}});
        await view.signal('tall', width < 640 ? 1 : 0).runAsync();
        box.dataset.ready = '';""",
        "utf-8",
    )

    class Strict(http.server.SimpleHTTPRequestHandler):
        extensions_map: ClassVar = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

        def end_headers(self):
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Strict, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_every_picture_lives_in_a_browser_without_evaluated_code(address, browser, width):
    faults: list[str] = []
    for name in NAMES:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" and "favicon" not in str(said.location) else None)
        page.goto(f"{address}/{name}.html")
        page.wait_for_selector("#box[data-ready]", state="attached", timeout=60_000)
        assert page.evaluate("document.querySelectorAll('#box svg path').length") > 10, name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.close()
    assert not faults
