"""From a folder to editions: one edition, or every edition that lies in it."""

from pathlib import Path

from jejaring.edition import Edition, is_edition, read_edition
from jejaring.terms.problem import BadEdition, Place, Problem
from jejaring.terms.text import Text


def edition_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folder itself where it is an edition, else the editions right inside it, by name; raises BadEdition for none."""
    if is_edition(folder):
        return (folder,)
    inside = tuple(sorted(path for path in folder.iterdir() if is_edition(path))) if folder.is_dir() else ()
    if inside:
        return inside
    raise BadEdition(
        Problem(
            place=Place(file=str(folder)),
            met=Text(id="tidak ada edisi", en="there is no edition"),
            expected=Text(id="map sebuah edisi, atau map berisi edisi", en="the folder of an edition, or a folder with editions"),
            todo=Text(
                id="buat dengan `jejaring demo` atau `jejaring build`, atau sebut mapnya dengan --edition",
                en="make one with `jejaring demo` or `jejaring build`, or name its folder with --edition",
            ),
        )
    )


def open_editions(folder: Path) -> tuple[Edition, ...]:
    """Return every edition of a folder, the one that opens the house first."""
    from jejaring.api.cards import newest

    editions = [read_edition(path) for path in edition_folders(folder)]
    return newest(editions) if len(editions) > 1 else tuple(editions)


def open_edition(folder: Path) -> Edition:
    """Return the edition of a folder; of several the one that opens the house."""
    return open_editions(folder)[0]
