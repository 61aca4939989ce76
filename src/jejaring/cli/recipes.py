"""A recipe by its key in the catalogue or from a file, YAML or the recipe.json of an edition."""

from pathlib import Path

from jejaring.terms.catalogue import Catalogue
from jejaring.terms.indicator import Indicator
from jejaring.terms.problem import BadRecipe, Place, Problem, UnknownName
from jejaring.terms.recipe import Recipe
from jejaring.terms.text import Text, same

ENDINGS = (".yml", ".yaml", ".json")
"""JSON is YAML too: the recipe.json of an edition can be built as it stands."""


def recipe_of(name: str, catalogue: Catalogue) -> Recipe:
    """Return the recipe of a key or of a file.

    Raises UnknownName listing the known recipes, BadRecipe with every fault of the file.
    """
    found = next((recipe for recipe in catalogue.recipes if recipe.key == name), None)
    if found is not None:
        return found
    if name.lower().endswith(ENDINGS):
        return _read(Path(name))
    raise UnknownName(
        Problem(
            met=Text(id=f"resep {name!r}", en=f"the recipe {name!r}"),
            expected=same(", ".join(recipe.key for recipe in catalogue.recipes)),
            todo=Text(
                id="pilih salah satu, atau beri berkas resep .yml atau .json", en="choose one of them, or give a recipe file .yml or .json"
            ),
        )
    )


def with_indicators(recipe: Recipe, catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the indicators of the recipe's leaves under its key, as a recipe from a file needs them.

    Raises BadRecipe for a recipe without a tree and for leaves that no indicator of the catalogue describes.
    """
    if not recipe.nodes or not recipe.leaves:
        raise BadRecipe(
            Problem(
                met=Text(id=f"resep {recipe.key} tanpa pohon", en=f"the recipe {recipe.key} has no tree"),
                expected=Text(id="simpul dan daun", en="nodes and leaves"),
                todo=Text(id="pakai `jejaring index run` dengan tabel iMeta", en="use `jejaring index run` with an iMeta table"),
            )
        )
    by_code = {item.code: item for items in catalogue.indicators.values() for item in items}
    by_code |= {item.code: item for item in catalogue.indicators.get(recipe.key, ())}
    unknown = [leaf.code for leaf in recipe.leaves if leaf.code not in by_code]
    if unknown:
        raise BadRecipe([_unknown_leaf(code, by_code) for code in unknown])
    indicators = tuple(by_code[leaf.code] for leaf in recipe.leaves)
    return catalogue.model_copy(update={"indicators": {**catalogue.indicators, recipe.key: indicators}})


def _read(path: Path) -> Recipe:
    from jejaring.catalogue.read import Reading

    if not path.is_file():
        raise BadRecipe(
            Problem(
                place=Place(file=str(path)),
                met=Text(id="berkas tidak ada", en="the file does not exist"),
                expected=Text(id="berkas resep", en="a recipe file"),
                todo=Text(id="periksa nama berkas", en="check the name of the file"),
            )
        )
    reading = Reading(path.parent)
    document = reading.document(path.name)
    recipe = reading.value(Recipe, document, Place(file=path.name)) if not reading.problems else None
    if recipe is None or reading.problems:
        raise BadRecipe(reading.problems)
    return recipe


def _unknown_leaf(code: str, known: dict[str, Indicator]) -> Problem:
    listed = ", ".join(sorted(known)[:12])
    return Problem(
        met=Text(id=f"daun {code!r} tanpa indikator", en=f"the leaf {code!r} has no indicator"),
        expected=Text(id=f"kode indikator katalog: {listed}, …", en=f"a code of an indicator in the catalogue: {listed}, …"),
        todo=Text(id="cari kodenya dengan `jejaring catalogue search KATA`", en="find its code with `jejaring catalogue search WORD`"),
    )
