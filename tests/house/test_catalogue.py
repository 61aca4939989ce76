"""The catalogue is whole: everything has both languages and a source, and every code it names exists."""

import re

import pytest

from jejaring.catalogue import load, starter
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.frozen import Frozen
from jejaring.terms.indicator import Indicator
from jejaring.terms.text import Text

# How many numbered targets and how many means of implementation (a, b, …) each goal has: 169 in all (UN General Assembly 2015, A/RES/70/1).
SDG_TARGETS = {
    1: (5, 2), 2: (5, 3), 3: (9, 4), 4: (7, 3), 5: (6, 3), 6: (6, 2), 7: (3, 2), 8: (10, 2), 9: (5, 3), 10: (7, 3), 11: (7, 3), 12: (8, 3),
    13: (3, 2), 14: (7, 3), 15: (9, 3), 16: (10, 2), 17: (19, 0),
}  # fmt: skip
ICCN_PRINCIPLES = {str(number) for number in range(1, 11)}  # the ten principles, ICCN website 2022
CATHA_EKADASA = {str(number) for number in range(1, 12)}  # the eleven jurus, ICCN website 2022
CULTURE_2030 = {str(number) for number in range(1, 23)}  # UNESCO 2019, Culture|2030 Indicators, 22 thematic indicators
CCCM_CODE = re.compile(r"^(0[1-9]|[12][0-9]|D[1-3]\.[1-5])$")  # European Commission 2019: 29 indicators, dimensions D1.1 to D3.x
SAKIP_ASPECTS = {"existence", "quality", "use"}  # PermenPANRB 88/2021: keberadaan, kualitas, pemanfaatan
# UU 24/2019, articles 5-15: the eight elements of the creative-economy ecosystem.
UU24_ELEMENTS = {
    "riset", "pendidikan", "pendanaan dan pembiayaan", "infrastruktur", "sistem pemasaran", "insentif", "fasilitasi kekayaan intelektual",
    "perlindungan hasil kreativitas",
}  # fmt: skip
BASES = ("stated", "derived", "inferred", "recalled", "secondary", "own judgement")


def sdg_targets() -> set[str]:
    """Return the codes of all 169 targets."""
    numbered = {f"{goal}.{number}" for goal, (count, _) in SDG_TARGETS.items() for number in range(1, count + 1)}
    return numbered | {f"{goal}.{letter}" for goal, (_, count) in SDG_TARGETS.items() for letter in "abcd"[:count]}


def unknown_codes(indicator: Indicator, catalogue: Catalogue) -> list[str]:
    """Return a line for each tag of an indicator that names nothing."""
    helices = {helix.key for helix in catalogue.helices}
    concepts = {node.concept for node in catalogue.framework_nodes}
    allowed: dict[str, tuple[tuple[str, ...], set[str]]] = {
        "sdg_targets": (indicator.sdg_targets, sdg_targets()),
        "iccn_principle": (indicator.iccn_principle, ICCN_PRINCIPLES),
        "catha_ekadasa": (indicator.catha_ekadasa, CATHA_EKADASA),
        "uu24_element": (indicator.uu24_element, UU24_ELEMENTS),
        "culture2030_code": (indicator.culture2030_code, CULTURE_2030),
        "respondent_helix": (indicator.respondent_helix, helices),
        "lead_helix": ((indicator.lead_helix,) if indicator.lead_helix else (), helices),
        "concept": ((indicator.concept,), concepts),
        "sakip_aspect": (tuple((indicator.sakip_aspect or "").split(";")) if indicator.sakip_aspect else (), SAKIP_ASPECTS),
    }
    found = [f"{field} {code!r}" for field, (codes, known) in allowed.items() for code in codes if code not in known]
    found += [f"cccm_code {code!r}" for code in indicator.cccm_code if not CCCM_CODE.match(code)]
    return [f"{indicator.code}: {fault}" for fault in found]


def without_source(value: object, place: str) -> list[str]:
    """Return every place inside a value whose source or basis is blank."""
    if isinstance(value, Frozen):
        own = [f"{place}.{name}" for name in ("source", "source_basis", "basis", "citation", "publisher", "licence") if _blank(value, name)]
        return own + [fault for name in type(value).model_fields for fault in without_source(getattr(value, name), f"{place}.{name}")]
    if isinstance(value, tuple):
        return [fault for number, each in enumerate(value) for fault in without_source(each, f"{place}[{_name(each, number)}]")]
    if isinstance(value, dict):
        return [fault for key, each in value.items() for fault in without_source(each, f"{place}[{key}]")]
    return []


def _blank(value: Frozen, name: str) -> bool:
    return name in type(value).model_fields and not str(getattr(value, name) or "").strip()


def _name(value: object, number: int) -> object:
    return getattr(value, "key", getattr(value, "code", number))


def test_everything_in_the_catalogue_has_a_source():
    faults = without_source(load(), "catalogue")
    assert not faults, "Write the source of each of these:\n" + "\n".join(faults[:50])


def test_every_fact_says_how_sure_it_is():
    catalogue = load()
    rows = [*catalogue.helices, *catalogue.subsectors, *catalogue.stages, *catalogue.frameworks, *catalogue.framework_nodes]
    rows += [*catalogue.memberships, *(band for system in catalogue.band_systems for band in system.bands)]
    unsure = sorted({row.basis for row in rows if not row.basis.lower().startswith(BASES) and not any(word in row.basis for word in BASES)})
    assert not unsure, f"A basis says one of {', '.join(BASES)}; met: {unsure}"


def test_every_indicator_question_and_variable_speaks_both_languages():
    catalogue = load()
    texts: list[tuple[str, Text]] = []
    for recipe, indicators in catalogue.indicators.items():
        texts += [(f"{recipe}/{each.code}.{name}", getattr(each, name)) for each in indicators for name in ("name", "definition", "unit")]
    for recipe, questions in catalogue.questions.items():
        texts += [(f"{recipe}/{each.question_id}", each.text) for each in questions]
        texts += [(f"{recipe}/{each.question_id} ladder", step) for each in questions for step in each.ladder]
    texts += [(f"variable {each.key}", text) for each in catalogue.variables for text in (each.name, each.unit)]
    texts += [(f"dataset {each.key}", each.title) for each in catalogue.datasets]
    blank = [place for place, text in texts if not (text.id.strip() and text.en.strip())]
    assert texts, "The catalogue holds no indicators."
    assert not blank, f"Write both languages: {blank}"


def test_definitions_are_translated_and_not_copied():
    same = [
        f"{recipe}/{each.code}"
        for recipe, indicators in load().indicators.items()
        for each in indicators
        if each.definition.id == each.definition.en
    ]
    assert not same, f"Translate the definition of {same}."


def test_every_recipe_has_an_indicator_for_every_leaf():
    catalogue = load()
    faults = []
    for recipe in catalogue.recipes:
        known = {indicator.code for indicator in catalogue.indicators.get(recipe.key, ())}
        faults += [f"{recipe.key}: leaf {leaf.code} is no indicator" for leaf in recipe.leaves if leaf.code not in known]
        faults += [f"{recipe.key}: indicator {code} is no leaf" for code in known - {leaf.code for leaf in recipe.leaves}]
    assert not faults, "\n".join(faults)


def test_every_code_tag_resolves():
    catalogue = load()
    faults = [
        f"{recipe}/{fault}"
        for recipe, indicators in catalogue.indicators.items()
        for each in indicators
        for fault in unknown_codes(each, catalogue)
    ]
    assert not faults, "These tags name nothing:\n" + "\n".join(faults)


def test_the_crosswalk_names_real_sdg_targets():
    known = sdg_targets()
    wrong = {
        f"{node.framework} {node.code}: {target}" for node in load().framework_nodes for target in node.sdg_targets if target not in known
    }
    assert not wrong, "These are no SDG targets (a goal alone is none either):\n" + "\n".join(sorted(wrong))


def test_every_variable_an_indicator_takes_is_declared():
    catalogue = load()
    known = {variable.key for variable in catalogue.variables} | {point.group for point in catalogue.points}
    faults = []
    for recipe, indicators in catalogue.indicators.items():
        for each in indicators:
            if each.derivation is not None:
                wanted = {each.derivation.variable, each.derivation.denominator} - {None}
                faults += [f"{recipe}/{each.code}: {name}" for name in wanted if name not in known]
    assert not faults, "Declare these variables or points:\n" + "\n".join(faults)


def test_every_figure_of_the_starter_is_declared_and_has_its_data_set():
    catalogue, figures = load(), starter()
    undeclared = {
        "source": set(figures["source"]) - {dataset.key for dataset in catalogue.datasets},
        "indicator": set(figures["indicator"]) - {variable.key for variable in catalogue.variables},
        "region": set(figures["region"]) - {region.key for region in catalogue.regions},
    }
    assert len(figures) > 0, "The starter holds no figures."
    assert not any(undeclared.values()), f"Declare these in country.yml and its tables: {undeclared}"


def test_every_region_and_point_cites_a_declared_data_set():
    catalogue = load()
    cited = {row.source for row in (*catalogue.regions, *catalogue.points)}
    absent = cited - {dataset.key for dataset in catalogue.datasets}
    addresses = {source for source in absent if re.match(r"https?://|[A-Z]", source)}
    assert not absent - addresses, f"These are neither a declared data set nor a citation: {sorted(absent - addresses)}"


def test_there_are_169_sdg_targets():
    assert len(sdg_targets()) == 169


@pytest.mark.parametrize(
    ("code", "is_one"), [("11.4", True), ("11.a", True), ("17.19", True), ("17.a", False), ("11", False), ("18.1", False)]
)
def test_a_target_is_told_from_what_looks_like_one(code: str, is_one: bool):
    assert (code in sdg_targets()) is is_one
