"""A citizen looks up a city, reads its portrait and peers, and sends a friend the address."""

from playwright.sync_api import Page, expect

from jejaring.edition import portrait
from jejaring.words import speech
from jejaring.words.sentences import headline
from page_editions import RANKED, context_edition

LIVE = "figure[data-ready]"


def region_of(page: Page) -> str:
    return page.evaluate("new URLSearchParams(location.search).get('region')")


def test_from_search_to_portrait_to_peer(visit):
    page = visit.open("/id")
    page.get_by_label("Cari kota atau kabupaten").press_sequentially("bandung")
    expect(page.get_by_role("option")).to_have_text(
        ["Kabupaten Bandung, Jawa Barat", "Kota Bandung, Jawa Barat", "Kabupaten Bandung Barat, Jawa Barat"]
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kota Bandung")
    expect(page.locator(".lead")).to_have_text(headline(portrait(context_edition(), RANKED), speech("id")))
    peer = portrait(context_edition(), RANKED).peers[0]
    page.locator("table").get_by_role("link", name=peer.name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(peer.name)


def test_a_shared_address_shows_the_friend_the_same_view(visit):
    page = visit.open("/id")
    page.locator("#tile-map").scroll_into_view_if_needed()
    page.wait_for_selector(LIVE)
    page.locator("#tile-map .canvas").focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    chosen = region_of(page)
    name = portrait(context_edition(), chosen).region.name
    expect(page.locator("#answers h2")).to_contain_text(name)
    friend = visit.open(page.url.removeprefix(visit.site))
    expect(friend.locator("#answers h2")).to_contain_text(name)
    friend.locator("#tile-map").scroll_into_view_if_needed()
    friend.wait_for_selector(LIVE)
    assert (
        friend.locator("#tile-map output").text_content()
        == page.locator("#tile-map output").text_content().replace(page.locator("#tile-map output a").text_content() or "", "").rstrip()
    )


def test_the_way_back_leads_through_the_regions_looked_at(visit):
    page = visit.open(f"/id/peta?region={RANKED}")
    page.wait_for_selector(LIVE)
    page.locator("#tile-map .canvas").focus()
    page.keyboard.press("ArrowUp")
    other = region_of(page)
    assert other != RANKED
    page.go_back()
    assert region_of(page) == RANKED
    expect(page.locator("#tile-map output")).to_contain_text("Kota Bandung")
    page.keyboard.press("Escape")
    assert region_of(page) is None


def test_a_click_on_a_tile_and_its_words_agree(visit):
    page = visit.open("/en/peta")
    page.wait_for_selector(LIVE)
    tile = page.locator('#tile-map .canvas path[aria-label^="Kota Bandung,"]')
    tile.click()
    assert region_of(page) == RANKED
    expect(page.locator("#tile-map output")).to_contain_text("Kota Bandung, Jawa Barat")
    page.locator("#tile-map output a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kota Bandung")


def test_the_language_switch_keeps_the_region_that_was_chosen_on_the_map(visit):
    page = visit.open("/id/peta")
    page.wait_for_selector(LIVE)
    page.locator("#tile-map .canvas").focus()
    page.keyboard.press("ArrowRight")
    chosen = region_of(page)
    page.get_by_role("banner").get_by_text("EN").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert region_of(page) == chosen


def test_another_edition_of_the_same_city_is_one_click_away(visit):
    page = visit.open(f"/id/wilayah/{RANKED}")
    page.get_by_role("link", name="IPM 2019").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kota Bandung")
    expect(page.locator(".statement")).to_contain_text("nilai resmi tetap terbitan BPS")


def test_every_step_of_the_search_works_without_script(visit):
    page = visit.open("/en", java_script_enabled=False)
    page.get_by_label("Find a city or regency").fill("bandung")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Kota Bandung", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kota Bandung")
    page.go_back()
    page.goto(visit.site + "/en")
    page.locator("#tile-map .wide-only a[aria-label], #tile-map .wide-only a").filter(
        has=page.locator('path[aria-label^="Kota Bandung,"]')
    ).click()
    assert page.url.endswith(f"?region={RANKED}")
    expect(page.locator("#answers h2")).to_contain_text("Kota Bandung")
    visit.windows.pop().close()
