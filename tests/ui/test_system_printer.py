"""The system's printer, printing into a file."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop.content_loader import load_content
from desktop.database.connection import Connection
from desktop.drawing.whereabouts import Whereabouts
from desktop.printing.card_page import CardPage
from desktop.printing.card_sheet import Block, CardSheet, Entries, Entry
from desktop.refusal import Refused
from desktop.ui.system_printer import print_card, printer_for


@pytest.fixture
def page(qapp: QApplication, small_reader: Connection) -> CardPage:
    content = load_content(small_reader)
    block = Block("网格", "战略地图", (Entries(tuple(Entry(f"{one}号村") for one in range(300))),))
    place = Whereabouts(frozenset({content.grids[0].id}))
    return CardPage(
        CardSheet("支行卡片", "万年支行", "1", (), (block,)), content, place, "zhang", datetime(2026, 1, 1, tzinfo=UTC)
    )


def test_the_printer_gets_exactly_one_a4_page_to_its_edges(page: CardPage, tmp_path: Path) -> None:
    printer = printer_for(page)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_card(printer, page)
    about = subprocess.run(
        ["pdfinfo", str(tmp_path / "printed.pdf")], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert re.search(r"Pages:\s+1\b", about)
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", about)
    assert size is not None
    assert [float(one) for one in size.groups()] == pytest.approx([595, 842], abs=2)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_refused_in_words(page: CardPage, tmp_path: Path) -> None:
    printer = printer_for(page)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "x.pdf"))
    with pytest.raises(Refused, match="什么也没有打印"):
        print_card(printer, page)
