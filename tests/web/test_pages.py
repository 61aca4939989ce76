import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from jejaring.edition import portrait
from jejaring.words import speech
from jejaring.words.sentences import compared, headline, how_sure, what_next
from page_editions import INSUFFICIENT, PROVISIONAL, RANKED, context_edition

PAGES = ("", f"/wilayah/{RANKED}", "/peringkat", "/peta", "/bobot", "/bandingkan", "/keraguan", "/metode", "/data", "/api")
STATEMENTS = {
    "id": "Keadaan awal daerah dari data terbuka; bukan kinerja kota kreatif.",
    "en": "Starting conditions of the region from open data; not creative-city performance.",
}


class Outline(HTMLParser):
    """What a page is made of: tags with their attributes, and its running text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def read(client: TestClient, address: str, status: int = 200) -> Outline:
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:300]
    outline = Outline()
    outline.feed(answer.text)
    return outline


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_states_in_its_language_what_its_scores_are(client: TestClient, page: str, language: str):
    outline = read(client, f"/{language}{page}")
    assert STATEMENTS[language] in outline.text
    assert outline.all("html")[0]["lang"] == language


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("page", [*PAGES, "?q=bandung", "/wilayah/9999"])
def test_every_page_is_built_for_all_readers(client: TestClient, page: str, language: str):
    outline = read(client, f"/{language}{page}", 404 if "9999" in page else 200)
    assert len(outline.all("h1")) == 1
    assert len(outline.all("main")) == 1
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in outline.tags}
    assert any(link.get("class") == "skip" and link["href"] == "#main" for link in outline.all("a"))
    named = {label["for"] for label in outline.all("label")}
    fields = [*outline.all("select"), *(field for field in outline.all("input") if field.get("type") != "hidden")]
    assert all(field["id"] in named for field in fields)
    assert len(outline.all("caption")) == len(outline.all("table"))
    assert all(cell.get("scope") for cell in outline.all("th"))
    identifiers = [attributes["id"] for _, attributes in outline.tags if attributes.get("id")]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_reaches_for_another_host_or_carries_script_or_style_of_its_own(client: TestClient, page: str):
    for language in ("id", "en"):
        outline = read(client, f"/{language}{page}")
        links = [
            value
            for _, attributes in outline.tags
            for name, value in attributes.items()
            if name in ("href", "src", "action", "srcset") and value
        ]
        assert not [link for link in links if re.match(r"(https?:)?//", link)]
        assert all(script.get("src", "").startswith("/aset/") for script in outline.all("script"))
        assert not outline.all("style")
        assert not [
            attributes for _, attributes in outline.tags if "style" in attributes or any(name.startswith("on") for name in attributes)
        ]


@pytest.mark.parametrize("page", PAGES)
def test_the_language_switch_keeps_the_view(client: TestClient, page: str):
    outline = read(client, f"/id{page}?edition=ipm-2019")
    other = next(link["href"] for link in outline.all("a") if link.get("hreflang") == "en")
    assert other == f"/en{page}?edition=ipm-2019"
    assert client.get(other).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_its_twin(client: TestClient, page: str):
    twin = next(link["href"] for link in read(client, f"/id{page}").all("link") if link.get("type") == "application/json")
    answer = client.get(twin)
    assert twin == f"/id{page}.json"
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("region", [RANKED, PROVISIONAL, INSUFFICIENT])
@pytest.mark.parametrize("language", ["id", "en"])
def test_home_answers_the_four_questions_without_a_click(client: TestClient, region: str, language: str):
    text = read(client, f"/{language}?region={region}").text
    shown, said = portrait(context_edition(), region), speech(language)
    assert all(finding(shown, said) in text for finding in (headline, compared, how_sure, what_next))


def test_home_without_a_region_says_that_it_shows_an_example(client: TestClient):
    assert "An example: the region most people live in." in read(client, "/en").text
    assert "An example" not in read(client, f"/en?region={RANKED}").text


def test_the_tiles_of_the_still_map_are_links_that_keep_the_edition(client: TestClient):
    outline = read(client, f"/id?edition=ipm-2019&region={RANKED}")
    tiles = [link["href"] for link in outline.all("a") if link.get("tabindex") == "-1"]
    assert len(tiles) == 2 * 514
    assert tiles[0] == "?edition=ipm-2019&region=1101"


@pytest.mark.parametrize("page", ["", "/peta"])
def test_the_chosen_region_has_a_ring_in_both_arrangements(client: TestClient, page: str):
    rings = [path for path in read(client, f"/id{page}?region={RANKED}").all("path") if path.get("class") == "ring"]
    assert len(rings) == 2


def test_a_search_without_doubt_leads_to_the_portrait(client: TestClient):
    answer = client.get("/en", params={"q": "Kota Bandung", "edition": "ipm-2019"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/wilayah/3273?edition=ipm-2019")


def test_bandung_alone_is_asked_about(client: TestClient):
    outline = read(client, "/id?q=bandung")
    links = {link["href"] for link in outline.all("a")}
    assert {"/id/wilayah/3273", "/id/wilayah/3204"} <= links


def test_a_search_in_vain_says_what_to_try(client: TestClient):
    assert "No region fits “xqzzv”" in read(client, "/en?q=xqzzv").text


def test_what_a_reader_types_is_shown_as_text_only(client: TestClient):
    text = client.get("/id", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_portrait_shows_the_numbers_of_its_twin(client: TestClient, language: str):
    twin = client.get(f"/{language}/wilayah/{RANKED}.json").json()
    text, said = read(client, f"/{language}/wilayah/{RANKED}").text, speech(language)
    assert twin["root"]["score"] == portrait(context_edition(), RANKED).root.score
    assert all(said.score(node["score"]) in text for node in twin["nodes"])
    assert all(said.whole(figure["value"]) in text for figure in twin["figures"] if figure["value"] and figure["value"] >= 1000)
    assert all(peer["name"] in text for peer in twin["peers"])
    assert all(source["citation"] in text for source in twin["sources"])


def test_every_figure_of_the_portrait_has_year_status_and_source(client: TestClient):
    text = read(client, f"/id/wilayah/{RANKED}").text
    assert "14,19 tahun" in text
    assert all(word in text for word in ("dilaporkan", "dihitung", "bps_ipm", "2019"))


def test_a_missing_figure_is_named_and_not_shown_as_zero(client: TestClient):
    assert "tidak ada data" in read(client, f"/id/wilayah/{INSUFFICIENT}").text


def test_the_ranking_lists_those_without_rank_apart(client: TestClient):
    page = client.get("/en/peringkat").text
    apart = page[page.index("Provisional scores") :]
    assert f'id="r-{PROVISIONAL}"' in apart
    assert f'id="r-{INSUFFICIENT}"' in page[page.index("Too few data") :]


def test_the_ranking_shows_every_line_of_its_twin(client: TestClient):
    twin = client.get("/en/peringkat.json").json()
    text, said = client.get("/en/peringkat").text, speech("en")
    for group in twin["groups"]:
        for band in group["bands"]:
            for line in band["lines"]:
                row = text[text.index(f'id="r-{line["region"]}"') :]
                assert said.interval(line["rank_low"], line["rank_high"], 0) in row[: row.index("</tr>")]


def test_the_map_of_a_leaf_is_titled_after_it(client: TestClient):
    assert "Harapan lama sekolah" in read(client, "/id/peta?node=K1.1").text


def test_without_imported_boundaries_the_page_says_so(client: TestClient):
    assert "setelah batas wilayah diimpor" in read(client, "/id/peta").text


def test_the_pdf_of_a_portrait_is_served(client: TestClient):
    answer = client.get(f"/id/wilayah/{RANKED}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_scores_by_year_need_two_editions_of_a_recipe(client: TestClient):
    assert client.get(f"/id/wilayah/{RANKED}/tahun.json").status_code == 404
    assert "Dari tahun ke tahun" not in read(client, f"/id/wilayah/{RANKED}").text


def test_two_years_of_a_recipe_stand_in_the_portrait_with_their_caveat(two_years: TestClient):
    outline = read(two_years, f"/en/wilayah/{RANKED}")
    twin = two_years.get(f"/en/wilayah/{RANKED}/tahun.json").json()
    assert [point["year"] for point in twin["points"]] == [2017, 2019]
    assert twin["scale"] == "same"
    assert "All years use the same recipe and goalposts" in outline.text
    assert f"Kota Bandung rose from {twin['points'][0]['score']:.2f} in 2017" in outline.text
    live = two_years.get(f"/en/gambar/over-years.json?region={RANKED}")
    assert len(live.json()["spec"]["datasets"]["years"]) == 2
    assert live.headers["cache-control"] == "no-cache"


def test_names_for_suggestions_are_served(client: TestClient):
    assert len(client.get("/id/nama.json").json()["names"]) == 514


@pytest.mark.parametrize(
    "page", ["", "/wilayah/3273", "/peringkat", "/peta", "/bobot", "/bandingkan?region=3273&region=3204", "/keraguan", "/metode", "/data"]
)
def test_an_edition_in_which_nobody_is_ranked_opens_on_every_page(unranked: TestClient, page: str):
    answer = unranked.get(f"/id{page}")
    assert answer.status_code == 200
    assert "Indeks Kreatif Terbuka 2026" in answer.text
    assert "bukan nilai resmi ICCN" in answer.text


def test_many_sources_of_one_figure_do_not_widen_the_table(client: TestClient):
    """The closeness to a node rests on the sources of every designation: numbered links, not addresses written out."""
    page = client.get(f"/id/wilayah/{RANKED}").text
    figures = page[page.index('class="figures"') : page.index("</table>", page.index('class="figures"'))]
    words = re.sub(r"<[^>]*>", " ", figures).split()
    assert "halaman sumber" in " ".join(words)
    assert not [word for word in words if word.startswith("http")]
