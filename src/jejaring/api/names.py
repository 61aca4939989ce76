"""The names of all regions in one small list, for suggestions while a reader types."""

from jejaring.api.find import plain
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.frozen import Frozen


class Name(Frozen):
    """A region to suggest: `find` is what its names, other names and codes read like when they are typed plainly."""

    key: str
    name: str
    province: str
    find: str


class Names(Frozen):
    """Every region that can be suggested, in catalogue order."""

    names: tuple[Name, ...]


def names(catalogue: Catalogue) -> Names:
    """Return what can be suggested of a catalogue."""
    provinces = {province.key: province.name for province in catalogue.provinces}
    found = []
    for region in catalogue.regions:
        words = [plain(name) for name in (region.short_name, region.name, *region.aliases)]
        codes = dict.fromkeys(region.codes.values())
        found.append(Name(key=region.key, name=region.name, province=provinces[region.province], find="|".join([*words, *codes])))
    return Names(names=tuple(found))
