"""Everything in the books that a word is found in, from regions and indicators to memberships and recipes."""

from collections.abc import Iterator
from typing import Literal

from jejaring.catalogue.names import plain
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text, same

HitKind = Literal[
    "region",
    "province",
    "recipe",
    "indicator",
    "variable",
    "dataset",
    "framework",
    "framework_node",
    "helix",
    "subsector",
    "stage",
    "membership",
]


class Hit(Frozen):
    """One thing found: what it is, its key, its name, and where the word stood (the field, or the book that it belongs to)."""

    kind: HitKind
    key: str
    name: Text
    where: str


def search(catalogue: Catalogue, word: str) -> tuple[Hit, ...]:
    """Return what a word is found in, names that begin with it first; without case, spaces and accents, in both languages.

    Codes are found by their beginning. An empty word finds nothing.
    """
    wanted = plain(word, catalogue.country)
    if not wanted:
        return ()
    ranked = []
    for hit, fields in _everything(catalogue):
        places = [_position(plain(field, catalogue.country), wanted, code=name == "code") for name, field in fields]
        found = [(position, name) for position, (name, _) in zip(places, fields, strict=True) if position is not None]
        if found:
            position, where = min(found, key=lambda pair: pair[0])
            ranked.append((position, hit.model_copy(update={"where": where if hit.where == "" else f"{hit.where} · {where}"})))
    return tuple(hit for _, hit in sorted(ranked, key=lambda pair: pair[0]))


def _position(field: str, wanted: str, *, code: bool) -> int | None:
    if field.startswith(wanted):
        return 0 if field == wanted else 1
    return 2 if not code and wanted in field else None


Fields = list[tuple[str, str]]


def _everything(catalogue: Catalogue) -> Iterator[tuple[Hit, Fields]]:
    yield from _places(catalogue)
    yield from _recipes(catalogue)
    yield from _words(catalogue)
    for membership in catalogue.memberships:
        hit = Hit(kind="membership", key=membership.region or membership.place, name=same(membership.place), where=membership.network)
        year = str(membership.year or "")
        yield hit, [("place", membership.place), ("network", membership.network), ("code", year), ("field", " ".join(membership.field))]


def _places(catalogue: Catalogue) -> Iterator[tuple[Hit, Fields]]:
    for region in catalogue.regions:
        names = [("name", region.name), ("name", region.short_name), *(("alias", alias) for alias in region.aliases)]
        codes = [("code", code) for code in region.codes.values()]
        capital = [("capital", region.capital)] if region.capital else []
        yield Hit(kind="region", key=region.key, name=same(region.name), where=""), [*names, *codes, *capital]
    for province in catalogue.provinces:
        names = [("name", province.name), *(("alias", alias) for alias in province.aliases)]
        yield Hit(kind="province", key=province.key, name=same(province.name), where=""), names


def _recipes(catalogue: Catalogue) -> Iterator[tuple[Hit, Fields]]:
    for recipe in catalogue.recipes:
        fields = [("code", recipe.key), *_both("name", recipe.name), *_both("name", recipe.short_name)]
        yield Hit(kind="recipe", key=recipe.key, name=recipe.name, where=""), fields
        for indicator in catalogue.indicators[recipe.key]:
            hit = Hit(kind="indicator", key=indicator.code, name=indicator.name, where=recipe.key)
            words = [*_both("name", indicator.name), *_both("definition", indicator.definition), ("concept", indicator.concept)]
            yield hit, [("code", indicator.code), *words]


def _words(catalogue: Catalogue) -> Iterator[tuple[Hit, Fields]]:
    for variable in catalogue.variables:
        yield Hit(kind="variable", key=variable.key, name=variable.name, where=""), [("code", variable.key), *_both("name", variable.name)]
    for dataset in catalogue.datasets:
        fields = [("code", dataset.key), *_both("name", dataset.title), ("publisher", dataset.publisher), ("citation", dataset.citation)]
        yield Hit(kind="dataset", key=dataset.key, name=dataset.title, where=""), fields
    for framework in catalogue.frameworks:
        fields = [("code", framework.key), ("name", framework.name), ("owner", framework.owner)]
        yield Hit(kind="framework", key=framework.key, name=same(framework.name), where=""), fields
    for node in catalogue.framework_nodes:
        fields = [("code", node.code), *_both("name", node.name), ("concept", node.concept)]
        yield Hit(kind="framework_node", key=node.code, name=node.name, where=node.framework), fields
    for helix in catalogue.helices:
        yield Hit(kind="helix", key=helix.key, name=helix.name, where=""), [("code", helix.key), *_both("name", helix.name)]
    for subsector in catalogue.subsectors:
        yield (
            Hit(kind="subsector", key=subsector.key, name=subsector.name, where=""),
            [("code", subsector.key), *_both("name", subsector.name)],
        )
    for stage in catalogue.stages:
        yield Hit(kind="stage", key=stage.key, name=stage.name, where=""), [("code", stage.key), *_both("name", stage.name)]


def _both(name: str, text: Text) -> Fields:
    return [(name, text.id), (name, text.en)]
