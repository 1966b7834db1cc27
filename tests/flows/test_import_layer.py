"""A planner brings a layer of another program into a draft: file, questions, review, preview, one step, one undo."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from desktop.maps.datum import Datum, convert
from desktop.maps.vector_layer_writer import write_polygons
from desktop.plans.plan import Status
from desktop.plans.polygon_export import polygons_of
from desktop.ui.plans.import_dialog import ImportDialog
from desktop.ui.plans.plan_desk import PlanDesk
from tests.flows.person import LEFT, Person
from tests.flows.test_redraw import begins, draft


def opens_import(person: Person, file: Path) -> tuple[PlanDesk, ImportDialog]:
    """The import's dialog with a file that was read."""
    window = person.window
    if window.plans.desk is None:
        person.does("plans")
    desk = window.plans.desk
    assert desk is not None
    desk.dialog.hide()
    dialog = desk.exchange.importing.dialog
    dialog.start("" if desk.draft is None else desk.draft.plan.title)
    desk.exchange.importing.use_file(file)
    person.waits_for(lambda: not dialog.bar.isVisible(), "the file")
    return desk, dialog


def reviews(person: Person, dialog: ImportDialog) -> None:
    QTest.mouseClick(dialog.go, LEFT)
    person.waits_for(lambda: not dialog.bar.isVisible(), "the review")
    person.waits()


def takes(person: Person, desk: PlanDesk) -> None:
    QTest.mouseClick(desk.exchange.importing.dialog.go, LEFT)
    person.waits_for(lambda: not desk.exchange.importing.dialog.isVisible(), "the import")
    person.waits_for(lambda: desk.draft is not None, "the draft")
    person.waits()


@pytest.fixture
def shifted(person: Person, tmp_path: Path) -> Path:
    """The bank's grids as a GBK Shapefile in GCJ-02: one is split, one drawn twice, one has a hole."""
    content = person.content
    free = [face for face in content.partition.faces if not locked(person, face)]
    shapes = dict(zip(content.partition.faces, polygons_of(content.partition).tolist(), strict=True))
    rows = {grid.id: (grid.code, grid.name) for grid in content.grids}
    west, south, east, north = shapes[free[0]].bounds
    half = shapely.box(west - 1, south - 1, (west + east) / 2, north + 1)
    shapes[free[7]] -= shapes[free[7]].representative_point().buffer(0.0003)
    drawn = [(shape if face != free[0] else shape & half, *rows[face]) for face, shape in shapes.items()]
    drawn += [(shapes[free[0]] - half, "", "新划的网格"), drawn[5]]
    held = np.empty(len(drawn), dtype=object)
    held[:] = [shape for shape, _, _ in drawn]
    moved = shapely.transform(held, lambda places: convert(places, source=Datum.CGCS2000, target=Datum.GCJ02))
    file = tmp_path / "高德网格.shp"
    columns = {"网格代码": [code for _, code, _ in drawn], "网格名称": [name for _, _, name in drawn]}
    write_polygons(file, moved, columns, encoding="GBK")
    file.with_suffix(".cpg").unlink()
    return file


def locked(person: Person, face: int) -> bool:
    return any(grid.id == face and grid.locked_reason is not None for grid in person.content.grids)


def kinds(dialog: ImportDialog) -> dict[str, QTreeWidgetItem]:
    """The lines of the review by their words."""
    tops = [dialog.tree.topLevelItem(number) for number in range(dialog.tree.topLevelItemCount())]
    lines = [top.child(place) for top in tops if top is not None for place in range(top.childCount())]
    return {line.text(0): line for line in lines if line is not None}


def test_a_shifted_layer_is_named_reviewed_previewed_taken_and_undone(person: Person, shifted: Path) -> None:
    before = person.content
    desk, dialog = opens_import(person, shifted)
    assert dialog.chosen_datum is Datum.GCJ02
    assert "GCJ-02" in dialog.guess.text()
    assert (dialog.code.currentText(), dialog.name.currentText()) == ("网格代码", "网格名称")
    assert before.grids[0].code[:6] in dialog.samples.text()
    QTest.mouseClick(dialog.go, LEFT)
    assert dialog.bar.isVisible()
    assert dialog.close_.text() == "取消"
    QTest.mouseClick(dialog.close_, LEFT)
    person.waits()
    assert dialog.isVisible()
    assert (dialog.bar.isVisible(), dialog.pages.currentIndex(), desk.exchange.preview.draft) == (False, 0, None)
    reviews(person, dialog)
    assert "新设 1" in dialog.told.text()
    assert person.window.plans.title == "导入预览：高德网格.shp"
    shown = person.canvas.content
    assert shown is not None
    assert len(shown.grids) == len(before.grids) + 1
    lines = kinds(dialog)
    assert {"重复的面", "按代码对上", "新网格"} <= lines.keys()
    assert not person.window.actions_["sweep"].isEnabled()
    far = person.canvas.viewport
    lines["重复的面"].setExpanded(True)
    dialog.tree.itemClicked.emit(lines["重复的面"].child(0), 0)
    person.waits()
    assert person.canvas.viewport != far
    person.keeps_picture("import_preview")
    takes(person, desk)
    now = draft(desk)
    assert (now.plan.title, now.plan.status) == ("高德网格", Status.DRAFT)
    assert len([face for face in now.grids if face < 0]) == 1
    person.does("undo")
    person.waits_for(lambda: desk.draft is None, "the undo")
    assert person.canvas.content is person.content


def test_an_open_draft_takes_a_layer_in_and_its_own_export_changes_nothing(person: Person, tmp_path: Path) -> None:
    desk = begins(person, "接着画")
    face = next(face for face in draft(desk).partition.faces if face not in draft(desk).locked)
    shape = dict(zip(draft(desk).partition.faces, polygons_of(draft(desk).partition).tolist(), strict=True))[face]
    file = tmp_path / "一格.geojson"
    held = np.array([shapely.transform(shape, lambda places: places + np.array([0.001, 0.0]))], dtype=object)
    write_polygons(file, held, {"code": [draft(desk).grids[face].code]})
    _, dialog = opens_import(person, file)
    assert dialog.into_open
    assert "看不出坐标系" in dialog.guess.text()
    reviews(person, dialog)
    assert "接着画" in dialog.go.text()
    takes(person, desk)
    assert face in draft(desk).redrawn_faces
    assert draft(desk).plan.title == "接着画"
    out = tmp_path / "草案.shp"
    desk.exchange.output.write(draft(desk).plan, out, encoding="GBK")
    person.waits_for(out.exists, "the export")
    person.waits()
    assert "已导出" in person.window.messages.words
    _, dialog = opens_import(person, out)
    assert "不需要纠正" in dialog.guess.text()
    reviews(person, dialog)
    assert "完全一致" in dialog.told.text()
    assert not dialog.go.isEnabled()
    assert "没有要导入的" in dialog.go.toolTip()
    dialog.close()
    person.waits()
    assert person.window.plans.title == "草案 接着画"
    assert person.window.actions_["sweep"].isEnabled()


def test_a_file_that_is_none_is_refused_where_one_looks(person: Person, tmp_path: Path) -> None:
    files = {"坏.gpkg": b"SQLite format 3\x00" + b"\x01" * 90, "空.geojson": b"{}", "乱.kml": b"\xff\xfe<"}
    for name, raw in files.items():
        file = tmp_path / name
        file.write_bytes(raw)
        _, dialog = opens_import(person, file)
        assert dialog.problem.isVisible(), name
        assert "没有导入任何内容" in dialog.problem.text()
        assert not dialog.go.isEnabled()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
