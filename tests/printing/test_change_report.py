"""The change dossier on paper: every changed grid is named, tables go on over pages, grey can be read."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.content_loader import load_content
from desktop.database.connection import open_reader
from desktop.drawing.content import MapContent
from desktop.drawing.plan_content import plan_content
from desktop.maps.projection import world_to_e7
from desktop.plans.comparison import compare, laid_over, today
from desktop.plans.draft import DraftGrid
from desktop.plans.face_moves import merge
from desktop.plans.moved_villages import MovedVillage, Place, moved_villages
from desktop.plans.plan import Plan, Status
from desktop.plans.weight_queries import MEASURES, Weights
from desktop.printing.change_maps import ChangeMaps
from desktop.printing.change_report import ChangeReport, report_pages, write_change_report
from desktop.printing.output import picture_of
from desktop.printing.page_layout import Area
from desktop.printing.paper import sheet
from desktop.printing.report_flow import Strip, flow
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused

PLAN = Plan(
    7, "u7", 4, "城区重划方案", Status.APPROVED, 1, "均衡客户", "王拟", "2016-04-01T08:00:00", "王拟",
    "2016-04-05T08:00:00", "行长办公会", "2016-04-20", "示例〔2016〕8号", None, None, "s",
)  # fmt: skip


@pytest.fixture(scope="module")
def content(qapp: QApplication, small_bank: Path, small_key: bytes) -> MapContent:
    db = open_reader(small_bank, small_key)
    read = load_content(db)
    db.close()
    return read


def report_of(content: MapContent, *, handed: int = 3, grey: bool = False, paper: str = "A4") -> ChangeReport:
    """One grid merged into its neighbour, and the next ones in code order handed to another lead."""
    in_force = {grid.id: DraftGrid.in_force(grid, None) for grid in content.grids}
    into = content.grids[0].id
    gone = next(face for face in content.partition.neighbours(into) if face in in_force)
    grids = {face: grid for face, grid in in_force.items() if face != gone}
    for face in [face for face in grids if face != into][:handed]:
        grids[face] = replace(grids[face], staff_id=-9)
    partition = merge(content.partition, [gone], into).carried_out()
    points = content.points
    columns: tuple[NDArray[np.integer], ...] = tuple(
        np.ones(len(points), np.int64 if name.endswith("_fen") else np.uint8) for name in MEASURES
    )
    weights = Weights(columns, {})
    now = today(content.partition, in_force, points.grid_id, np.zeros(len(points), np.bool_))
    world = np.column_stack([points.world_x, points.world_y])
    then = laid_over(now, world, partition, grids)
    names: dict[tuple[str, int | None], str] = {("branch", one.id): one.name for one in content.branches}
    names |= {("staff", grid.manager_id): grid.manager_name or "" for grid in content.grids}
    names["staff", -9] = "周接手"
    maps = ChangeMaps.of(
        compare(now, then, weights),
        content,
        plan_content(content, partition, grids, names={-9: "周接手"}, locked={}),
        ("改动前：现行网格", "改动后：城区重划方案"),
    )
    code, new_code = in_force[gone].code, in_force[into].code
    villages = (MovedVillage("示例镇", "柳荫村", ("一组", "二组"), False, code, new_code),)
    return ChangeReport(
        PLAN, maps, names, villages, sheet(paper, landscape=paper == "A3"), "钱打印",
        datetime(2016, 4, 30, 9, 5, tzinfo=UTC), grey=grey,
    )  # fmt: skip


def said(*command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_board_reads_who_approved_it_what_changes_and_on_which_page(
    qapp: QApplication, content: MapContent, tmp_path: Path
) -> None:
    report, path = report_of(content), tmp_path / "改动.pdf"
    pages = write_change_report(report, path)
    words = said("pdftotext", "-raw", str(path), "-")
    found = report.maps.found
    for one in found.changes:
        assert one.name in words
        assert one.code in words
    for needed in (
        "网格化方案改动说明", "行长办公会", "示例〔2016〕8号", "2016-04-20", "均衡客户", "周接手", "柳荫村",
        "一组、二组", "责任书将在后续版本提供", "示意界线", "审图号", "内部资料", "钱打印 · 2016-04-30 09:05",
        f"第 1 / {pages} 页", f"第 {pages} / {pages} 页", "比例尺 1 : ", "改动前：现行网格", "改动后：城区重划方案",
        "资料来源",
    ):  # fmt: skip
        assert needed in words, needed
    moved = sum(int(held[:2].sum()) for held in found.moved.values())
    assert f"{moved:,} 条客户换网格" in words
    fonts = said("pdffonts", str(path)).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), fonts
    assert all("MapHei" in line.split()[0] for line in fonts), fonts


def test_a_long_table_goes_on_with_its_heads_on_every_page(
    qapp: QApplication, content: MapContent, tmp_path: Path
) -> None:
    few, many = report_of(content, handed=2), report_of(content, handed=60)
    path = tmp_path / "many.pdf"
    pages = write_change_report(many, path)
    assert pages > len(report_pages(few))
    heads = [
        "存款（万元）" in said("pdftotext", "-raw", "-f", str(number), "-l", str(number), str(path), "-")
        for number in range(1, pages + 1)
    ]
    assert sum(heads) >= 2
    assert {one.code for one in many.maps.found.changes} <= set(said("pdftotext", "-raw", str(path), "-").split())


def test_in_grey_each_kind_of_change_is_told_by_its_hatching(qapp: QApplication, content: MapContent) -> None:
    """The merged grid and the one that is gone differ from their neighbours without any colour."""
    plain = picture_of(sheet("A4", landscape=False), report_pages(report_of(content, grey=True))[0], dpi=110)
    pixels = _rgb(plain)
    inside = pixels[280:900, 40:860].astype(int)
    coloured = (inside.max(axis=2) - inside.min(axis=2)) > 40
    assert coloured.mean() < 0.002, "a grey print has no colours on its maps"
    other = picture_of(sheet("A4", landscape=False), report_pages(report_of(content, grey=True, handed=0))[0], dpi=110)
    assert np.abs(_rgb(other)[280:700].astype(int) - pixels[280:700]).max() > 60, "handed grids are marked on the map"


def _rgb(image: QImage) -> np.ndarray:
    made = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.bytesPerLine())
    return rows[:, : made.width() * 3].reshape(made.height(), made.width(), 3).copy()


def test_a_folder_that_is_not_there_or_a_stop_leaves_no_file(
    qapp: QApplication, content: MapContent, tmp_path: Path
) -> None:
    report = report_of(content, paper="A3")
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(Refused):
        write_change_report(report, tmp_path / "file" / "a.pdf")
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        write_change_report(report, tmp_path / "a.pdf", stopped)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_strips_flow_over_pages_and_keep_together() -> None:
    def strip(height: float, *, keep: int = 0, head: Strip | None = None) -> Strip:
        return Strip(height, lambda page, area: None, head=head, keep=keep)

    head = strip(5, keep=1)
    rows = [strip(10, head=head) for _ in range(9)]
    pages = flow([strip(20, keep=2), head, *rows], Area(0, 0, 100, 60), Area(0, 10, 100, 50))
    assert [len(page) for page in pages] == [5, 5, 3]
    assert all(page[0][0] is head for page in pages[1:])
    for page, bottom in zip(pages, (60, 60, 60), strict=True):
        assert max(area.bottom for _, area in page) <= bottom
        assert all(low.y == pytest.approx(high.bottom) for (_, high), (_, low) in pairwise(page))
    lone = flow([strip(55), strip(4, keep=1), strip(10)], Area(0, 0, 100, 60), Area(0, 10, 100, 50))
    assert [len(page) for page in lone] == [1, 2], "a heading is not left alone at the foot"


def test_a_village_is_whole_or_in_parts(content: MapContent) -> None:
    report = report_of(content)
    found = report.maps.found
    gone = next(one for one in found.changes if one.after is None)
    assert gone.before is not None
    x, y = content.partition.label_point(gone.before.face)
    lon, lat = (int(value) for value in _e7(x, y))
    there = Place("示例镇", "柳荫村", "1组", lon, lat)
    far = Place("示例镇", "柳荫村", "2组", 0, 0)
    one = moved_villages(found.before, found.after, (there, far))
    assert [(village.groups, village.whole, village.before) for village in one] == [(("1组",), False, gone.code)]
    assert [village.whole for village in moved_villages(found.before, found.after, (there,))] == [True]
    assert moved_villages(found.before, found.before, (there, far)) == ()


def _e7(x: float, y: float) -> np.ndarray:
    return np.asarray(world_to_e7(np.array([x, y])))
