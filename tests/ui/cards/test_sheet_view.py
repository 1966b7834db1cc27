"""What every card keeps to: a source on each block, room at the narrowest width, text that can be taken away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop.customers.totals import Totals
from desktop.database.connection import Connection
from desktop.grids.figures import Figures
from desktop.printing.card_sheet import Block, CardSheet, Entries, Entry, Form, Row, Rows
from desktop.printing.card_text import plain_text
from desktop.ui import language, theme
from desktop.ui.card_panel import CardPanel
from desktop.ui.cards.entry_line import EntryLine
from desktop.ui.cards.kinds import KINDS, Known, read_card, sheet_of
from desktop.ui.cards.link_text import LinkText
from desktop.ui.cards.sheet_view import sheet_view
from desktop.ui.cards.small_map import SmallMap
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, HOUSEHOLD, MANAGER, OUTLET, TOWN, Subject

NARROWEST = 300 - 32 - 10  # the panel at 911 × 512 logical pixels without its margins and the scroll bar
FIRST = {
    GRID: "SELECT id FROM grid ORDER BY length(name) DESC LIMIT 3",
    OUTLET: "SELECT id FROM org_unit WHERE level = 'OUTLET' ORDER BY length(name) DESC LIMIT 3",
    BRANCH: "SELECT id FROM org_unit WHERE level = 'BRANCH' ORDER BY length(name) DESC LIMIT 3",
    MANAGER: "SELECT staff_id FROM grid_assignment WHERE role = 'LEAD' AND staff_id IS NOT NULL LIMIT 3",
    TOWN: "SELECT id FROM admin_division WHERE level = 'TOWN' ORDER BY length(name) DESC LIMIT 3",
    CUSTOMER: "SELECT customer_id FROM loan WHERE balance_fen > 0 AND overdue_days > 0 LIMIT 6",
    HOUSEHOLD: "SELECT id FROM household ORDER BY member_count DESC LIMIT 3",
}


@pytest.fixture(params=[language.CHINESE, language.ENGLISH])
def said_in(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    language.switch(qapp, request.param)
    theme.apply(qapp, "light")
    yield request.param
    language.switch(qapp, language.CHINESE)


def sheets(db: Connection, kind: str) -> list[CardSheet]:
    known = Known(Figures())
    subjects = [Subject(kind, key) for (key,) in db.execute(FIRST[kind])]
    assert subjects
    return [sheet_of(one, read_card(db, one, known)) for one in subjects]


@pytest.mark.parametrize("kind", KINDS)
def test_every_block_says_where_it_is_from(small_reader: Connection, said_in: str, kind: str) -> None:
    for sheet in sheets(small_reader, kind):
        told = [block for block in sheet.blocks if not all(isinstance(part, Form) for part in block.parts)]
        assert len(told) >= 3
        assert all(block.source for block in told), [block.heading for block in told if not block.source]


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_fits_into_the_narrowest_panel(small_reader: Connection, said_in: str, kind: str) -> None:
    for sheet in sheets(small_reader, kind):
        picture = SmallMap(theme.LIGHT, lambda: None)
        view = sheet_view(sheet, theme.LIGHT, lambda _: None, picture=picture)
        view.ensurePolished()
        wide = {part.objectName(): part.minimumSizeHint().width() for part in view.findChildren(QWidget)}
        assert view.minimumSizeHint().width() <= NARROWEST, (sheet.title, {k: w for k, w in wide.items() if w > 100})


def test_a_selection_has_a_card_too(qapp: QApplication) -> None:
    totals = Totals(*range(12, 12 + len(Totals.__dataclass_fields__)))
    assert "选中的客户" in plain_text(sheet_of(None, totals))


def test_values_can_be_selected_with_the_mouse(qapp: QApplication, small_reader: Connection) -> None:
    view = sheet_view(sheets(small_reader, BRANCH)[0], theme.LIGHT, lambda _: None)
    values = [label for label in view.findChildren(QLabel) if label.objectName() in ("RowValue", "TileValue")]
    assert len(values) > 10
    assert all(one.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse for one in values)


def test_a_long_list_shows_its_rest_when_asked(qapp: QApplication) -> None:
    lines = tuple(Entry(f"{number}号村", leads=(GRID, number)) for number in range(20))
    sheet = CardSheet("", "镇", "", (), (Block("村", "战略地图", (Entries(lines, shown=5),)),))
    opened: list[tuple[str, int]] = []
    view = sheet_view(sheet, theme.LIGHT, opened.append)
    assert len(view.findChildren(EntryLine)) == 5
    more = view.findChild(QPushButton, "MoreEntries")
    assert isinstance(more, QPushButton)
    assert "20" in more.text()
    more.click()
    shown = view.findChildren(EntryLine)
    assert [line.accessibleName() for line in shown] == [entry.text for entry in lines]
    shown[-1].click()
    assert opened == [(GRID, 19)]


def test_a_line_without_a_target_takes_no_focus(qapp: QApplication) -> None:
    line = EntryLine(Entry("未成年人", "子女"), theme.LIGHT)
    assert not line.isEnabled()
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert line.accessibleName() == "未成年人  子女"


@pytest.mark.parametrize("kind", KINDS)
def test_everything_on_a_card_is_in_its_text(qapp: QApplication, small_reader: Connection, kind: str) -> None:
    for sheet in sheets(small_reader, kind):
        words = plain_text(sheet)
        for block in sheet.blocks:
            assert not block.heading or block.heading in words or any(isinstance(one, Form) for one in block.parts)
            for part in block.parts:
                if isinstance(part, Rows):
                    assert all(row.value in words for row in part.rows)
                if isinstance(part, Entries):
                    assert all(entry.text in words for entry in part.entries)


def test_a_link_that_is_too_long_takes_a_second_line_and_loses_nothing(qapp: QApplication) -> None:
    sheet = CardSheet(
        "", "户", "", (), (Block("址", "", (Rows((Row("归属网格", "光华社区 32061440007300", (GRID, 1)),)),)),)
    )
    panel = CardPanel(theme.LIGHT)
    panel.show_view(sheet_view(sheet, theme.LIGHT, lambda _: None), "户")
    panel.resize(400, 600)
    panel.show()
    heights = []
    for wide in (400, 230):
        panel.setFixedWidth(wide)
        qapp.processEvents()
        (link,) = panel.findChildren(LinkText)
        heights.append(link.height())
        assert link.height() >= link.heightForWidth(link.width())
    panel.hide()
    assert heights[1] > 1.6 * heights[0]
