"""Every page on a phone, in the dark, on paper: nothing runs off the side, nothing is refused, contrast holds."""

import pytest

from jejaring.charts.palette import contrast
from page_editions import RANKED

PAGES = [
    "/id",
    f"/en/wilayah/{RANKED}",
    "/id/peringkat",
    "/en/peta",
    "/id/metode",
    "/en/metode?edition=ipm-2019",
    "/id/data",
    "/en/api",
    "/id/wilayah/9999",
    "/id?q=bandung",
    f"/id/bobot?region={RANKED}&w=K1:70;K2:10;K3:10;K4:10",
    f"/en/bandingkan?region={RANKED}&region=3578&region=3204&region=3372",
    f"/id/keraguan?region={RANKED}&spread=25&leave_out=1&draws=40",
]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
CONTRAST = """() => {
  const seen = {};
  for (const element of document.querySelectorAll('h1, h2, h3, p, a, td, th, small, caption, figcaption, label, button, code, summary')) {
    if (!element.checkVisibility() || !element.textContent.trim()) continue;
    let ground = element;
    while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
    const pair = [getComputedStyle(element).color, getComputedStyle(ground ?? document.body).backgroundColor].join(' on ');
    seen[pair] ??= element.tagName + '.' + element.className + ': ' + element.textContent.trim().slice(0, 30);
  }
  return seen;
}"""
ENOUGH = 4.5
"""WCAG 2.2, 1.4.3: contrast of text."""


def as_hex(colour: str) -> str:
    numbers = colour.strip("rgb()").split(",")
    return "#" + "".join(f"{int(part):02x}" for part in numbers)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_runs_off_the_side_of_a_phone(visit, address: str):
    page = visit.open(address, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [PAGES[0], PAGES[1], PAGES[2], PAGES[4], PAGES[6], *PAGES[-3:]])
def test_text_stands_out_in_light_and_dark(visit, address: str, scheme: str):
    page = visit.open(address, color_scheme=scheme)
    weak = {}
    for pair, where in page.evaluate(CONTRAST).items():
        text, ground = pair.split(" on ")
        ratio = contrast(as_hex(text), as_hex(ground))
        if ratio < ENOUGH:
            weak[pair] = (round(ratio, 2), where)
    assert weak == {}


@pytest.mark.parametrize("address", ["/id/peta", f"/id/wilayah/{RANKED}", "/id/peringkat"])
@pytest.mark.parametrize("window", [{}, PHONE, {"color_scheme": "dark"}], ids=["desktop", "phone", "dark"])
def test_live_figures_take_the_place_of_stills_under_the_strict_policy(visit, address: str, window: dict):
    page = visit.open(address, **window)
    page.wait_for_selector("figure[data-ready] .canvas svg")
    figure = page.locator("figure[data-ready]").first
    box, room = figure.locator(".canvas svg").bounding_box(), figure.bounding_box()
    assert box["width"] <= room["width"] + 1
    assert not figure.locator(".still").first.is_visible()


def test_the_theme_button_turns_page_and_figure_dark_and_is_remembered(visit):
    page = visit.open("/en/peta", color_scheme="light")
    page.wait_for_selector("figure[data-ready]")
    before = page.locator(".canvas path[aria-label^='Kota Bandung,']").get_attribute("fill")
    page.get_by_role("button", name="Dark").click()
    page.wait_for_timeout(1500)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 21, 26)"
    assert page.locator(".canvas path[aria-label^='Kota Bandung,']").get_attribute("fill") != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 21, 26)"


def test_the_still_is_dark_in_the_dark_and_light_on_paper(visit):
    page = visit.open("/id/peta", color_scheme="dark", java_script_enabled=False)
    tile = page.locator("#tile-map .wide-only path[aria-label^='Kota Bandung,']")
    colour = "element => getComputedStyle(element).fill"
    dark = tile.evaluate(colour)
    page.emulate_media(media="print", color_scheme="dark")
    assert tile.evaluate(colour) != dark
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    visit.windows.pop().close()


def test_the_first_tab_stop_leads_past_the_menu(visit):
    page = visit.open("/id")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_who_asks_for_less_motion_gets_none(visit):
    page = visit.open("/id", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
