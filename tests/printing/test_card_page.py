"""The printed card: always one page, the words of the screen and no others, cut off by count."""

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.content_loader import load_content
from desktop.drawing.content import MapContent
from desktop.drawing.whereabouts import Whereabouts
from desktop.printing.card_page import CardPage, write_card
from desktop.printing.card_sheet import Block, CardSheet, Entries, Entry, Mark, Months, Row, Rows, Share, Shares
from desktop.refusal import Refused
from desktop.session import Session

WHEN = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
HEADS = "甲乙丙丁戊己庚辛"
Prints = Callable[..., Path]


def said(*words: str) -> str:
    return subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout


def pages(path: Path) -> int:
    found = re.search(r"Pages:\s+(\d+)", said("pdfinfo", str(path)))
    assert found is not None
    return int(found[1])


@pytest.fixture(scope="module")
def content(qapp: QApplication, small_bank: Path, small_key: bytes) -> MapContent:
    session = Session(small_bank, small_key)
    found = load_content(session.reader())
    session.close()
    return found


@pytest.fixture
def prints(content: MapContent, tmp_path: Path) -> Prints:
    def made(sheet: CardSheet, *, place: Whereabouts | None = None, grey: bool = False, name: str = "card.pdf") -> Path:
        path = tmp_path / name
        write_card(CardPage(sheet, content, place, "zhangsan", WHEN, copy_no=7, grey=grey), path)
        return path

    return made


def sheet(*blocks: Block, title: str = "万年支行", note: str = "") -> CardSheet:
    return CardSheet("支行卡片", title, "3206841800", (Mark("支行", "accent"),), blocks, note)


def listed(heading: str, number: int) -> Block:
    return Block(heading, "战略地图", (Entries(tuple(Entry(f"{heading}{one:03d}号") for one in range(number))),))


def test_a_card_is_one_a4_page_with_header_map_and_footer(prints: Prints, content: MapContent) -> None:
    facts = Block("负责人", "战略地图 · 2016-04-30", (Rows((Row("电话", "123****5061"),)),))
    place = Whereabouts(frozenset({content.grids[0].id}))
    path = prints(sheet(facts, note="个人信息已脱敏显示"), place=place)
    assert pages(path) == 1
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", said("pdfinfo", str(path)))
    assert size is not None
    assert [float(one) for one in size.groups()] == pytest.approx([595.3, 841.9], abs=1.5)
    words = " ".join(said("pdftotext", "-raw", str(path), "-").split())
    for expected in (
        *("万年支行", content.bank_name, "内部资料", "zhangsan", "2026-11-24 09:30", "第 7 份"),
        *("负责人", "战略地图 · 2016-04-30", "123****5061", "个人信息已脱敏显示", "比例尺"),
    ):
        assert expected in words, expected
    assert not re.search("[\u2e80-\u2fdf]", words)  # Kangxi radicals in place of letters


@pytest.mark.parametrize("lists", [(500,), (40, 40), (90, 3, 90), (10, 10, 10, 10, 10, 10), (300,) * 8])
def test_however_long_the_lists_it_stays_one_page_and_says_what_is_left_off(
    prints: Prints, lists: tuple[int, ...]
) -> None:
    path = prints(sheet(*(listed(HEADS[at], number) for at, number in enumerate(lists))))
    assert pages(path) == 1
    words = said("pdftotext", str(path), "-")
    for at, number in enumerate(lists):
        heading = HEADS[at]
        printed = len(re.findall(rf"{heading}\d{{3}}号", words))
        assert printed >= 3
        if printed < number:
            assert f"另有 {number - printed} 项" in words
    assert sum(lists) == sum(len(re.findall(rf"{one}\d{{3}}号", words)) for one in HEADS) + sum(
        int(one) for one in re.findall(r"另有 (\d+) 项", words)
    )


def test_blocks_without_room_are_counted(prints: Prints) -> None:
    rows = Rows(tuple(Row(f"键{one}", "值") for one in range(25)))
    path = prints(sheet(*(Block(f"栏{one}", "核心系统", (rows,)) for one in range(9))))
    assert pages(path) == 1
    words = said("pdftotext", str(path), "-")
    printed = len(re.findall(r"栏\d", words))
    assert 0 < printed < 9
    assert f"另有 {9 - printed} 栏没有印出" in words


def test_a_long_value_wraps_and_nothing_of_it_is_lost(prints: Prints) -> None:
    value = "江苏省海门市海门开发区光华社区南苑小区甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    path = prints(sheet(Block("址", "", (Rows((Row("地址", value),)),))))
    words = said("pdftotext", "-raw", str(path), "-")
    assert value in "".join(words.split())


def test_the_file_itself_names_nobody(prints: Prints) -> None:
    path = prints(sheet(title="张三丰"))
    about = said("pdfinfo", str(path))
    assert "张三丰" not in about
    assert "支行卡片 3206841800" in about
    assert "张三丰" in said("pdftotext", str(path), "-")


def test_grey_has_no_colour_and_parts_stay_apart(prints: Prints, content: MapContent) -> None:
    shares = Shares(
        tuple(
            Share(name, number, str(number), tone)
            for name, number, tone in (
                ("存量", 40, "accent"),
                ("潜在", 30, "warn"),
                ("睡眠", 20, "mute"),
                ("流失", 10, "bad"),
            )
        )
    )
    months = Months((1.0, 2.0, 3.0), "2016-02", "2016-04", "三个月")
    place = Whereabouts(frozenset({content.grids[5].id}))
    path = prints(sheet(Block("构成", "", (shares, months))), place=place, grey=True, name="card.png")
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)
    spread = pixels.max(axis=2) - pixels.min(axis=2)
    below_header = spread[int(0.11 * image.height()) :]  # the stamp 内部资料 is red on every sheet
    assert (below_header > 24).mean() < 0.002


def test_a_folder_that_is_none_is_refused_and_nothing_half_stays(prints: Prints, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(Refused):
        prints(sheet(), name="file/card.pdf")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file"]
