"""The change dossier: every changed grid once, before and after, and the differences add up to nothing."""

import zipfile
from pathlib import Path

import numpy as np

from desktop.plans.dossier import HEADS, dossier, what_changes
from desktop.plans.draft import Draft
from desktop.plans.face_moves import merge, split
from desktop.plans.totals import Totals
from desktop.progress import Progress
from desktop.tables.column import NumberColumn
from desktop.tables.export import Form, export
from desktop.tables.sheet import Sheet
from desktop.tables.table import Table
from tests.grids.partitions import SIDE, SOUTH, WEST, voronoi
from tests.plans.test_totals import customers, draft_of_base


def _changed() -> tuple[Draft, Totals]:
    draft = draft_of_base(voronoi(6, 8))
    index, weights = customers(draft.base, np.random.default_rng(6))
    into = draft.base.faces[0]
    gone = next(iter(draft.base.neighbours(into)))
    partition = merge(draft.partition, [gone], into).carried_out()
    far = next(face for face in draft.base.faces if face not in (into, gone))
    line = np.array([[WEST - 9, SOUTH + SIDE // 2], [WEST + SIDE + 9, SOUTH + SIDE // 2]], dtype=np.int32)
    proposal = next(
        one for face in (far, *draft.base.faces) if face not in (into, gone)
        if (one := split(partition, face, line, new=-1)) is not None
    )  # fmt: skip
    parent = int(proposal.cut.faces[0])
    grids = {face: grid for face, grid in draft.grids.items() if face != gone}
    grids[-1] = draft.grids[parent]
    draft = draft.with_partition(proposal.carried_out(), grids)
    return draft, Totals.of(draft, index, weights)


def _table(draft: Draft, totals: Totals) -> Table:
    return dossier(draft, totals, names={("branch", 1): "东支行", ("staff", 1): "甲"}, as_of="2016-04-30")


def test_every_changed_grid_is_told_once_and_nobody_is_lost() -> None:
    draft, totals = _changed()
    table = _table(draft, totals)
    assert len(table) == len(draft.changed_faces) == 4
    what = what_changes(draft)
    kinds = sorted(what[face] for face in draft.changed_faces)
    assert kinds == ["BORDER", "BORDER", "GONE", "NEW"]
    for head in HEADS:
        if head.key.endswith("_by"):
            column = table.columns[head.key]
            assert isinstance(column, NumberColumn)
            assert int(column.values.sum()) == 0


def test_it_is_written_as_a_workbook(tmp_path: Path) -> None:
    table = _table(*_changed())
    keys = tuple(head.key for head in HEADS)
    sheet = Sheet(
        table, np.arange(len(table), dtype=np.int32), keys, "改动说明", tuple(h.zh for h in HEADS), ("改动说明",)
    )
    export(sheet, tmp_path / "a.xlsx", Form.XLSX, progress=Progress(), log=lambda _: None)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "东支行" in page
    assert "存款（元）改动后" in page
