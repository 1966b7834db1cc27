"""The printed territory map: what is on it, that it can be searched, and that its fonts travel with it."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.content_loader import load_content
from desktop.drawing.content import MapContent
from desktop.drawing.label_layer import LabelLayer
from desktop.drawing.text import extent
from desktop.maps.viewport import Viewport
from desktop.printing.branch_badges import badge_places
from desktop.printing.grid_table import grid_rows
from desktop.printing.legend import branch_rows
from desktop.printing.map_sheet import write_territory_map
from desktop.refusal import Refused
from desktop.session import Session
from tests.full_disk import disk_with_room_for

WHEN = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
KANGXI = re.compile("[\u2e80-\u2fdf]")


def said(*words: str) -> str:
    return subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def content(qapp: QApplication, small_bank: Path, small_key: bytes) -> MapContent:
    session = Session(small_bank, small_key)
    found = load_content(session.reader())
    session.close()
    return found


@pytest.fixture(scope="module")
def page(content: MapContent, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheet") / "bank.pdf"
    write_territory_map(content, path, printed_by="zhangsan", printed_at=WHEN, copy_no=3)
    return path


def test_it_is_one_a3_page_of_bounded_size(page: Path) -> None:
    about = said("pdfinfo", str(page))
    assert re.search(r"Pages:\s+1\b", about)
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", about).groups())  # type: ignore[union-attr]
    assert (width, height) == pytest.approx((1190.55, 841.89), abs=1.5)
    assert page.stat().st_size < 1_500_000


def test_every_font_is_embedded_and_can_be_searched(page: Path) -> None:
    fonts = said("pdffonts", str(page)).splitlines()[2:]
    assert {"MapHeiSC-Bold", "MapHeiSC-Regular"} <= {line.split()[0].split("+")[-1] for line in fonts}
    for line in fonts:
        assert re.search(r"Identity-H\s+yes\s+\w+\s+yes\b", line), line


def test_the_fields_that_matter_can_be_searched_and_copied(page: Path, content: MapContent) -> None:
    text = said("pdftotext", "-raw", str(page), "-")
    assert not KANGXI.search(text)
    for words in (
        "网格化营销辖区图",
        content.bank_name,
        "内部资料 注意保管",
        "示意界线,不作划界依据",
        "示例数据：无审图号，内部使用",
        "zhangsan",
        "2026-11-24 09:30",
        "第 3 份",
        "比例尺 1 :",
        content.branches[0].name,
    ):
        assert words in text, words
    assert "演示数据" not in text  # the watermark is drawn, so that it does not come between the names


def test_every_name_is_found_once_in_the_program_s_own_fonts(page: Path, content: MapContent) -> None:
    text = said("pdftotext", "-raw", str(page), "-").split()
    towns = (one.name for one in content.backdrop if one.kind == "PLACE" and one.rank == 2)
    town = next(name for name in towns if name in text)
    assert text.count(town) == 1
    names = {line.split()[0].split("+")[-1] for line in said("pdffonts", str(page)).splitlines()[2:]}
    assert names == {"MapHeiSC-Bold", "MapHeiSC-Regular"}, names


def test_the_numbers_of_the_branches_cover_no_name_and_no_other_number(content: MapContent) -> None:
    viewport = Viewport.fitting(content.partition.box, 980, 760)
    names = LabelLayer().read(content, viewport)
    rows = branch_rows(content, viewport)
    places = badge_places(content, viewport, rows, names)
    middles = [tuple(viewport.to_screen(np.array(row.place)).tolist()) for row in rows]
    free = [spot for spot, middle in zip(places, middles, strict=True) if spot != middle]
    assert free
    covered = [
        name.words
        for x, y in free
        for name in names
        if abs(name.x - x) < extent(name.words, name.lettering.size, bold=name.lettering.bold)[0] / 2
        and abs(name.y - y) < name.lettering.size / 2
    ]
    assert not covered
    assert all(abs(a[0] - b[0]) >= 8 or abs(a[1] - b[1]) >= 8 for i, a in enumerate(free) for b in free[:i])


def test_a_branch_has_a_sheet_of_its_own(content: MapContent, tmp_path: Path) -> None:
    branch = next(one for one in content.branches if any(grid.branch_id == one.id for grid in content.grids))
    write_territory_map(content, tmp_path / "b.pdf", printed_by="a", printed_at=WHEN, branch=branch.id, style="grey")
    text = said("pdftotext", "-layout", str(tmp_path / "b.pdf"), "-")
    assert f"{branch.name}网格辖区图" in text
    rows = grid_rows(content, branch.id)
    assert re.search(rf"合计 {len(rows)} 个.*{sum(row.located for row in rows):,}", text)
    assert all(row.manager in text for row in rows)


def test_a_grey_picture_has_no_colour_on_the_map(content: MapContent, tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    write_territory_map(content, path, printed_by="a", printed_at=WHEN, style="grey", paper="A4")
    picture = QImage(str(path))
    step = range(picture.height() // 5, picture.height() * 4 // 5, 23)
    seen = [picture.pixelColor(x, y) for y in step for x in range(picture.width() // 8, picture.width() // 2, 23)]
    tint = [max(one.red(), one.green(), one.blue()) - min(one.red(), one.green(), one.blue()) for one in seen]
    assert max(tint) < 32, max(tint)
    assert len({one.red() for one in seen}) > 4


def test_an_unknown_paper_or_branch_is_refused_and_leaves_nothing(content: MapContent, tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    with pytest.raises(Refused, match="A9"):
        write_territory_map(content, path, printed_by="a", printed_at=WHEN, paper="A9")
    with pytest.raises(Refused, match="没有网格"):
        write_territory_map(content, path, printed_by="a", printed_at=WHEN, branch=-1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_a_full_disk_leaves_the_page_that_was_there(content: MapContent, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"bank.{kind}"
    path.write_text("the page of last month")
    with disk_with_room_for(60_000), pytest.raises(Refused, match="磁盘已满"):
        write_territory_map(content, path, printed_by="a", printed_at=WHEN)
    assert path.read_text() == "the page of last month"
    assert list(tmp_path.iterdir()) == [path]
