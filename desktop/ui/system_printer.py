"""The system's own printer dialog and printers; imported late, since it brings the system's printing along."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.printing.card_page import PAPER, CardPage, render_card
from desktop.printing.output import PDF_DPI, page_layout
from desktop.refusal import Refused


def ask_printer(page: CardPage, parent: QWidget, chosen: Callable[[QPrinter], None]) -> QPrintDialog:
    """Let the user choose a printer and its settings; `chosen` gets it ready for exactly one sheet."""
    printer = printer_for(page)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintSelection, on=False)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def printer_for(page: CardPage) -> QPrinter:
    """A printer that takes A4 to the very edges: the page keeps its own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PDF_DPI)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(PAPER))
    printer.setDocName(page.file_title)
    printer.setCreator("格图 Getu")
    printer.setColorMode(QPrinter.ColorMode.GrayScale if page.grey else QPrinter.ColorMode.Color)
    return printer


def print_card(printer: QPrinter, page: CardPage) -> None:
    """One page on the printer; runs in a worker. Raises Refused when the printer does not take it."""
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused(
            "打印机没有接收这一页，什么也没有打印。请检查打印机，或先保存为 PDF。",
            "The printer did not take the page, nothing was printed. Check the printer, or save a PDF first.",
        )
    try:
        render_card(painter, page, dpi=printer.resolution())
    finally:
        painter.end()
