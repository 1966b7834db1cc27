"""Tables over many pages: heads repeat, pages are counted, what is signed never stands alone."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.printing.table_pages import PAPER, Column, Document, Part, laid_out, table_pdf

COLUMNS = (Column("甲", 2), Column("乙", 1, right=True))


def document(*counts: int) -> Document:
    parts = tuple(
        Part(f"第{place}部分", COLUMNS, tuple((f"行{row}", str(row)) for row in range(count)), "没有。")
        for place, count in enumerate(counts)
    )
    return Document("清单", "银行", parts, ("移交人", "接收人"), "已脱敏")


@given(st.lists(st.integers(0, 130), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_row_stands_once_below_heads_on_its_page_and_within_the_paper(counts: list[int]) -> None:
    pages = laid_out(document(*counts))
    rows = [row.cells for page in pages for row in page if row.kind == "row"]
    assert rows == [(f"行{row}", str(row)) for count in counts for row in range(count)]
    for page in pages:
        tops = [row.top for row in page]
        assert tops == sorted(tops)
        assert max(tops) < PAPER.height_mm - 18
        assert page[-1].kind != "heading"
        first = next((row.kind for row in page if row.kind in ("row", "names")), "names")
        assert first == "names"
    assert [row.kind for page in pages for row in page].count("sign") == 1
    assert pages[-1][-1].kind == "sign"
    if counts[-1] > 1:
        assert any(row.kind == "row" for row in pages[-1])


def test_documents_begin_on_pages_of_their_own(qapp: QApplication) -> None:
    at = datetime(2016, 4, 30, 9, 0, tzinfo=UTC)
    made = table_pdf([document(3), document(90)], title="清单", printed_by="zhang", printed_at=at)
    pages = len(laid_out(document(3))) + len(laid_out(document(90)))
    assert made.count(b"/Type /Page\n") == pages
