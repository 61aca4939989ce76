"""A citizen moves weights, sees ranks change, and a friend who gets the address sees the same; so does a reader without script."""

import json

from playwright.sync_api import Page, expect

from page_editions import RANKED

START = f"/id/bobot?region={RANKED}"


def weights_of(page: Page) -> list[float]:
    return [float(value) for value in page.locator(".weight .amount").evaluate_all("fields => fields.map(field => field.value)")]


def shown(page: Page) -> dict[str, str | None]:
    return {key: page.locator(f'[data-said="{key}"]').text_content() for key in ("headline", "rank", "ranks", "score", "reach", "passes")}


def order_of(page: Page) -> list[str | None]:
    return page.locator(".order tbody tr").evaluate_all("rows => rows.map(row => row.textContent)")


def test_from_portrait_to_new_weights_to_the_friend_who_sees_the_same(visit):
    page = visit.open(f"/id/wilayah/{RANKED}")
    page.get_by_role("link", name="Ubah bobotnya").click()
    before = shown(page)
    assert before["rank"] == "11"
    page.get_by_label("Geser bobot Modal manusia").fill("70")
    expect(page.locator('[data-said="rank"]')).not_to_have_text("11")
    assert weights_of(page) == [70, 10, 10, 10]
    assert page.url.endswith(f"?region={RANKED}&w=K1:70;K2:10;K3:10;K4:10")
    expect(page.locator('[data-said="headline"]')).to_contain_text("dengan bobot resep, peringkat 11")
    friend = visit.open(page.url.removeprefix(visit.site))
    assert shown(friend) == shown(page)
    assert weights_of(friend) == weights_of(page)
    assert order_of(friend) == order_of(page)


def test_numbers_follow_while_the_slider_moves(visit):
    page = visit.open(START)
    slide = page.get_by_label("Geser bobot Ekonomi dan aglomerasi")
    slide.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert weights_of(page) == [23.4, 30, 23.3, 23.3]
    assert round(sum(weights_of(page)), 6) == 100
    expect(page.locator('[data-share-of="K2"]')).to_have_text("30,0%")
    expect(page.locator('[data-said="headline"]')).to_contain_text("Dengan bobot ini")


def test_a_locked_weight_stays_while_others_share_the_rest(visit):
    page = visit.open(START)
    page.locator("#l-K4").check()
    page.locator("#b-K1").fill("45")
    assert weights_of(page) == [45, 15, 15, 25]
    expect(page.locator("#s-K4")).to_be_disabled()
    page.locator("#b-K1").fill("90")
    page.locator("#b-K1").blur()
    assert weights_of(page) == [75, 0, 0, 25]


def test_reset_and_equal_lead_back(visit):
    page = visit.open(f"{START}&w=K1:70;K2:10;K3:10;K4:10")
    page.get_by_role("link", name="Samakan semua").click()
    assert weights_of(page) == [25, 25, 25, 25]
    page.get_by_role("link", name="Kembali ke bobot resep").click()
    assert "w=" not in page.url
    expect(page.locator('[data-said="rank"]')).to_have_text("11")


def test_another_region_and_the_other_language_keep_the_weights_just_moved(visit):
    page = visit.open(START)
    page.get_by_label("Geser bobot Modal manusia").fill("70")
    page.wait_for_function("location.search.includes('w=')")
    page.get_by_label("Cari kota atau kabupaten").press_sequentially("surabaya")
    page.locator("#suggestions li", has_text="Kota Surabaya").click()
    expect(page.locator("#h-result")).to_have_text("Kota Surabaya")
    assert weights_of(page) == [70, 10, 10, 10]
    page.get_by_role("banner").get_by_text("EN").click()
    expect(page.locator("#h-result")).to_have_text("Kota Surabaya")
    assert weights_of(page) == [70, 10, 10, 10]


def test_without_script_the_form_gives_the_same_view(visit):
    page = visit.open(START, java_script_enabled=False)
    expect(page.locator("#s-K1")).to_be_hidden()
    for code, value in (("K1", "70"), ("K2", "10"), ("K3", "10"), ("K4", "10")):
        page.locator(f'[name="b.{code}"]').fill(value)
    page.get_by_role("button", name="Hitung").click()
    assert page.url.endswith(f"?region={RANKED}&w=K1:70;K2:10;K3:10;K4:10")
    with_script = visit.open(page.url.removeprefix(visit.site))
    assert shown(page) == shown(with_script)
    visit.windows.pop(0).close()


def test_regions_are_compared_by_searching_for_them(visit):
    page = visit.open(f"/en/bandingkan?region={RANKED}")
    page.get_by_label("Find a city or regency").press_sequentially("kota surabaya")
    expect(page.locator("#suggestions li")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#h-pairs")).to_be_visible()
    assert page.url.endswith(f"?region={RANKED}&region=3578")
    page.get_by_role("link", name="Remove Kota Bandung").click()
    assert page.url.endswith("?region=3578")


def test_doubt_is_set_and_shared_by_its_address(visit):
    page = visit.open("/en/keraguan?spread=0&draws=200")
    page.get_by_label("Weights move by").select_option("50")
    page.get_by_label("one indicator left out").check()
    page.get_by_role("button", name="Compute").click()
    expect(page.locator(".shares tbody tr")).to_have_count(2)
    friend = visit.open(page.url.removeprefix(visit.site))
    assert json.dumps(friend.locator("main").inner_text()) == json.dumps(page.locator("main").inner_text())
