"""Floor 5, one run whole: the river from observations to an edition, its folder, its verification, and the portrait of a region."""

from jejaring.edition.edition import Edition, Manifest
from jejaring.edition.folder import is_edition, read_edition, read_manifest, write_edition
from jejaring.edition.guide import settled_recipe
from jejaring.edition.paint import portrait
from jejaring.edition.portrait import Portrait
from jejaring.edition.river import Work, make_edition
from jejaring.edition.standing import band_sizes, group_name, standing
from jejaring.edition.tables import score_table
from jejaring.edition.verify import Difference, Verdict, verify_edition

__all__ = [
    "Difference",
    "Edition",
    "Manifest",
    "Portrait",
    "Verdict",
    "Work",
    "band_sizes",
    "group_name",
    "is_edition",
    "make_edition",
    "portrait",
    "read_edition",
    "read_manifest",
    "score_table",
    "settled_recipe",
    "standing",
    "verify_edition",
    "write_edition",
]
