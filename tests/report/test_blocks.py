from dataclasses import asdict
from importlib.resources import files
from typing import get_args

from jejaring.report.blocks import Block, Cell, Note
from jejaring.terms.status import Status


def test_every_block_has_a_drawer_in_the_template():
    template = (files("jejaring.report") / "portrait.typ").read_text(encoding="utf-8")
    drawers = template[template.index("#let drawers = (") :].split("\n", 1)[0]
    kinds = [get_args(kind.__annotations__["kind"])[0] for kind in get_args(Block)]
    absent = [kind for kind in kinds if f"{kind}: " not in drawers and kind != "heading"]
    assert not absent


def test_every_status_has_a_mark_in_the_template():
    template = (files("jejaring.report") / "portrait.typ").read_text(encoding="utf-8")
    marks = template[template.index("#let marks = (") :].split("\n)", 1)[0]
    assert [status for status in Status if f"{status.value}: " not in marks] == []


def test_blocks_become_plain_data_with_their_kind():
    assert asdict(Note("Awas")) == {"text": "Awas", "kind": "note"}
    assert asdict(Cell("dihitung", "marked", status=Status.COMPUTED))["status"] == "computed"
