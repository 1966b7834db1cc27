"""Pages as a PDF with vectors and embedded fonts, or as a picture: made in memory, so that a full disk is noticed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.printing.paper import Paper
from desktop.progress import Progress

PDF_DPI = 600
PICTURE_DPI = 150

Render = Callable[[QPainter, float], None]  # draws the page on a painter of so many dots per inch


def pdf_of(paper: Paper, title: str, render: Render) -> bytes:
    """One page; `title` is what the file says it is."""
    return pdf_of_pages(paper, title, (render,))


def pdf_of_pages(paper: Paper, title: str, pages: Sequence[Render], progress: Progress | None = None) -> bytes:
    """A page for each `Render`. Qt's own writer does not tell when the disk is full. Raises Cancelled on request."""
    progress = progress or Progress()
    memory = QBuffer()
    memory.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(memory)
    writer.setResolution(PDF_DPI)
    writer.setTitle(title)
    writer.setCreator("格图 Getu")
    writer.setPageLayout(page_layout(paper))
    painter = QPainter(writer)
    try:
        for number, render in enumerate(pages):
            progress.report(number / len(pages), "")
            if number:
                writer.newPage()
            render(painter, PDF_DPI)
    finally:
        painter.end()
    return bytes(memory.data().data())


def picture_of(paper: Paper, render: Render, *, dpi: float = PICTURE_DPI) -> QImage:
    """One page on white."""
    dots = dpi / 25.4
    image = QImage(round(paper.width_mm * dots), round(paper.height_mm * dots), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dots * 1000))
    image.setDotsPerMeterY(round(dots * 1000))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        render(painter, dpi)
    finally:
        painter.end()
    return image


def page_layout(paper: Paper) -> QPageLayout:
    """The whole sheet without margins: the page keeps its own."""
    size = QPageSize(QSizeF(paper.width_mm, paper.height_mm), QPageSize.Unit.Millimeter, paper.name)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
