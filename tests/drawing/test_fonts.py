"""Every name can be written: rare characters, other scripts, on the screen and so that paper can be searched."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPdfWriter, QRawFont
from PySide6.QtWidgets import QApplication

from desktop.drawing.fonts import FILES, load_fonts
from desktop.drawing.text import font
from desktop.paths import RESOURCES

RARE = "镕喆㐂䶮𠮷堃翀璟燚"
WORDS = ("镕喆㐂䶮堃翀", "Zürich", "Łódź", "Ελλάδα", "Москва", "汽车站")


def raw(name: str) -> QRawFont:
    return QRawFont(str(RESOURCES / "fonts" / name), 20.0)


def ink(text: str, shape: QFont) -> np.ndarray:
    image = QImage(40 * len(text) + 20, 60, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(shape)
    painter.drawText(5, 40, text)
    painter.end()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width()].copy()


@pytest.mark.parametrize("letter", RARE)
def test_rare_characters_of_names_are_in_our_own_files(qapp: QApplication, letter: str) -> None:
    assert any(raw(name).supportsCharacter(ord(letter)) for name in FILES)


def test_all_of_gbk_is_covered(qapp: QApplication) -> None:
    ours = [raw(name) for name in FILES]
    missing = []
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                letter = bytes([high, low]).decode("gbk")
            except UnicodeDecodeError:
                continue
            if "\u4e00" <= letter <= "\u9fa5" and not any(one.supportsCharacter(ord(letter)) for one in ours):
                missing.append(letter)
    assert missing == []


def test_no_character_comes_out_as_a_box(qapp: QApplication) -> None:
    shape = font(28)
    box = ink("\U0010fffd", shape)
    for letter in RARE + "üŁάМ":
        drawn = ink(letter, shape)
        assert (drawn < 128).sum() > 30, letter
        width = min(box.shape[1], drawn.shape[1])
        assert (box[:, :width] != drawn[:, :width]).any(), letter


def test_arabic_is_joined_and_runs_from_right_to_left(qapp: QApplication) -> None:
    shape = font(28)
    joined, apart = ink("بحر", shape), ink("ب\u200cح\u200cر", shape)  # U+200C keeps letters from joining

    def width(picture: np.ndarray) -> int:
        columns = np.flatnonzero((picture < 128).any(axis=0))
        return int(columns[-1] - columns[0])

    assert width(joined) < width(apart)
    inked = (ink("اب", shape) < 128).sum(axis=0)  # alef, the tall one, is read first: it stands at the right
    columns = np.flatnonzero(inked)
    assert inked.argmax() > (columns[0] + columns[-1]) / 2


def test_words_on_paper_can_be_searched_and_bring_their_fonts(qapp: QApplication, tmp_path: Path) -> None:
    page = tmp_path / "words.pdf"
    writer = QPdfWriter(str(page))
    writer.setResolution(300)
    writer.setPageMargins(QMarginsF(10, 10, 10, 10))
    painter = QPainter(writer)
    painter.setFont(font(60))
    for line, words in enumerate(WORDS):
        painter.drawText(0, 200 + 150 * line, words)
    painter.end()
    text = subprocess.run(["pdftotext", str(page), "-"], capture_output=True, check=True, encoding="utf-8").stdout
    assert [words for words in WORDS if words not in text] == []
    fonts = subprocess.run(["pdffonts", str(page)], capture_output=True, check=True, encoding="utf-8").stdout
    assert all("MapHei" in line and " yes " in line for line in fonts.splitlines()[2:])


def test_families_come_with_the_map_s_own_first(qapp: QApplication) -> None:
    assert load_fonts()[0] == QRawFont(str(RESOURCES / "fonts" / FILES[0]), 20.0).familyName()
    assert set(load_fonts()) == {raw(name).familyName() for name in FILES}
