"""Pictures of an index are Altair charts that show themselves in a notebook, and live in a browser without evaluated code."""

import json

import numpy as np
import pytest

from jejaring.charts import bundle, config, live, notebook, svg
from jejaring.charts.contributions import contributions
from jejaring.charts.correlation_map import correlation_map
from jejaring.charts.distributions import distributions
from jejaring.charts.framework import framework
from jejaring.charts.scatter import Along, scatter
from jejaring.charts.sensitivity import sensitivity
from jejaring.charts.uncertainty import uncertainty
from jejaring.index.coherence.audit import audit
from jejaring.index.coherence.correlation import correlations
from jejaring.index.coherence.family import node_scores
from jejaring.index.sensitivity.sobol import SobolIndices
from jejaring.words import speech
from made_up_index import NAMES, made_up_run

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"
CODES = ("A1", "A2", "A3", "B1", "B2", "C1", "C2")


@pytest.fixture(scope="module")
def made():
    return made_up_run(together=True)


def _indices():
    first, total = np.array([0.5, 0.2, 0.0]), np.array([0.6, 0.3, 0.001])
    return SobolIndices(first, first - 0.05, first + 0.05, total, total - 0.05, total + 0.05, np.float64(1.0), np.float64(2.0))


def _pictures(made, language):
    _, recipe, stages, intervals = made
    voice = speech(language)
    found = correlations(node_scores(stages, CODES), node_scores(stages, "ABC"))
    return [
        framework(recipe, voice, names=NAMES),
        framework(recipe, voice, names=NAMES, shape="icicle"),
        *(distributions(stages, voice, names_of=NAMES, kind=kind) for kind in ("box", "histogram", "strip")),
        correlation_map(found, voice, rows=CODES, columns="ABC", parents={code: code[0] for code in CODES}, names=NAMES),
        uncertainty(stages, intervals, voice),
        sensitivity(_indices(), ("weights", "normalise", "leave_out"), voice),
        scatter(Along("A1", stages.scores[:, 1]), Along("A2", stages.scores[:, 2]), stages.regions, voice),
        contributions(stages, recipe, voice, first=10),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_picture_has_a_finding_an_alternative_a_source_and_a_table_that_fits(made, language):
    for picture in _pictures(made, language):
        assert len(picture.title) > 20, picture.key
        assert len(picture.alt) > 25, picture.key
        assert picture.source, picture.key
        assert picture.table.rows, picture.key
        assert all(len(row.cells) == len(picture.table.headings) == len(picture.table.numeric) for row in picture.table.rows), picture.key


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
@pytest.mark.parametrize("width", [390, 1000])
def test_every_picture_is_drawn_at_the_size_of_its_frame(made, theme, width):
    for picture in _pictures(made, "id"):
        assert f'viewBox="0 0 {width} {picture.frame.height(width)}"' in svg(picture, theme, width=width), picture.key


def test_charts_show_themselves(made):
    panel, recipe, stages, intervals = made
    voice = speech("en")
    charts = [
        notebook.framework(recipe, voice=voice),
        notebook.distributions(stages, voice=voice, leaves=["A1", "A2"]),
        notebook.correlation_map(stages, recipe, voice=voice),
        notebook.correlation_map(stages, recipe, voice=voice, rows="pillar", columns="pillar"),
        notebook.uncertainty(stages, intervals, voice=voice, ends=5),
        notebook.sensitivity(_indices(), ("weights", "normalise", "leave_out"), voice=voice),
        notebook.scatter(stages, "A", "B", voice=voice),
        notebook.contributions(stages, recipe, voice=voice, first=5),
        notebook.importance(audit(panel, recipe, draws=20), voice=voice, names=NAMES),
    ]
    for chart in charts:
        shown = chart._repr_mimebundle_()
        kinds = shown[0] if isinstance(shown, tuple) else shown
        assert any("vegalite" in kind or kind == "text/html" for kind in kinds)
        assert chart.to_dict()["title"]["text"]


def test_a_chart_keeps_its_width_and_the_arrangement_that_belongs_to_it(made):
    _, recipe, _, _ = made
    narrow = notebook.chart(framework(recipe, speech("en")), width=400).to_dict()
    assert narrow["width"] == 400
    assert next(param["value"] for param in narrow["params"] if param["name"] == "tall") == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1000])
def test_every_picture_lives_in_a_browser_without_evaluated_code(made, browser, width):
    script = """import {vegaEmbed} from './bundle.mjs';
        const json = path => fetch(path).then(answer => answer.json());
        const box = document.querySelector('#box');
        box.style.width = (document.documentElement.clientWidth - 16) + 'px'; box.style.height = '900px';
        const {view} = await vegaEmbed(box, await json('./spec.json'), {ast: true, actions: false, defaultStyle: false,
          renderer: 'svg', config: await json('./config.json'), tooltip: () => {}});
        await view.signal('tall', innerWidth < 640 ? 1 : 0).runAsync();
        box.dataset.ready = '';"""
    files = {"bundle.mjs": bundle()[1], "page.mjs": script, "config.json": json.dumps(config("light"))}
    page_text = '<!doctype html><html lang="en"><script type="module" src="page.mjs"></script><div id="box"></div>'
    faults: list[str] = []
    for picture in _pictures(made, "en"):
        page = browser.new_page(viewport={"width": width, "height": 950})
        page.on("pageerror", lambda fault, key=picture.key: faults.append(f"{key}: {fault}"))
        served = {**files, "spec.json": json.dumps(live(picture))}

        def answer(route, request, served=served):
            name = request.url.rsplit("/", 1)[-1]
            kind = "text/javascript" if name.endswith("mjs") else "application/json" if name.endswith("json") else "text/html"
            headers = {"Content-Security-Policy": POLICY, "Content-Type": kind}
            route.fulfill(body=served.get(name, page_text), headers=headers)

        page.route("http://pictures.test/**", answer)
        page.goto("http://pictures.test/page")
        page.wait_for_selector("#box[data-ready]", state="attached", timeout=60_000)
        assert page.evaluate("document.querySelectorAll('#box svg path').length") > 5, picture.key
        page.close()
    assert not faults
