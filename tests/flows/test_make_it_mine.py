"""Stories of arranging the window: language, theme, layers, panels, sizes; remembered for the next start."""

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from desktop.ui.about import About
from desktop.ui.actions import TABLE
from desktop.ui.help_keys import KeysHelp
from desktop.ui.subject import BRANCH, GRID, OUTLET, Subject
from tests.flows.conftest import Opens
from tests.flows.person import Person

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_window_speaks_english_at_once_and_after_a_restart(opens: Opens) -> None:
    person = opens()
    person.clicks(*person.content.partition.label_point(person.content.grids[7].id))
    person.does("language")
    person.keeps_picture("12-english")
    left, tree = person.window.left, person.window.organisation
    assert tree is not None
    chrome = [tree.panel, left.layers, left.customers, left.legend, person.window.status]
    for part in chrome:
        for widget in part.findChildren(QLabel):
            assert not CHINESE.search(widget.text()), widget.text()
    scroll = person.window.left.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    body = scroll.widget()
    assert body is not None
    assert body.width() <= scroll.viewport().width()  # long words must not push the switches out
    for row in TABLE:
        action = person.window.actions_[row.key]
        assert row.key == "language" or not CHINESE.search(action.text() + action.toolTip()), action.text()
    assert "Existing" in person.words_on_card()
    person = opens()
    assert person.window.actions_["undo"].text() == "Undo"
    person.does("language")
    assert person.window.actions_["undo"].text() == "撤销"


def test_the_dark_theme_darkens_map_and_panels_and_is_remembered(opens: Opens) -> None:
    person = opens()
    light = person.keeps_picture("13-light")
    person.does("dark")
    dark = person.keeps_picture("13-dark")
    for place in (QPoint(7, 600), QPoint(320, 700), QPoint(1200, 600), QPoint(700, 20)):
        assert dark.pixelColor(place).lightness() < 80 < 180 < light.pixelColor(place).lightness(), place
    person = opens()
    assert person.window.actions_["dark"].isChecked()


def test_a_hidden_layer_stays_hidden_after_a_restart(opens: Opens) -> None:
    person = opens()
    before = person.canvas.grab_picture()
    person.window.left.layers.switch("pins").click()
    person.waits()
    assert person.canvas.grab_picture() != before
    assert all(layer.key != "pins" for layer in person.canvas.layers)
    person = opens()
    assert not person.window.left.layers.is_on("pins")
    assert all(layer.key != "pins" for layer in person.canvas.layers)


@pytest.mark.parametrize("size", [(1366, 768), (1092, 614), (911, 512)], ids=["100 %", "125 %", "150 %"])
def test_no_button_of_the_bar_is_lost_at_1366_by_768(person: Person, size: tuple[int, int]) -> None:
    """A scaled screen of 1366×768 has fewer logical pixels: at 150 % only 911×512."""
    person.window.resize(*size)
    person.waits()
    bar = person.window.top
    room = bar.rect()
    buttons = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
    assert len(buttons) >= 16
    for button in buttons:
        assert room.contains(QRect(button.mapTo(bar, QPoint(0, 0)), button.size())), button.objectName()
        assert button.width() >= button.minimumSizeHint().width()
    demo = next(label for label in bar.findChildren(QLabel) if label.text() == "示例数据")
    assert demo.width() >= demo.sizeHint().width()
    bank = bar.findChild(QLabel, "BankName")
    assert isinstance(bank, QLabel)
    assert bank.fontMetrics().horizontalAdvance(bank.text()) <= bank.width()
    named_in_bar = {button.objectName() for button in buttons}
    in_menu = {action.objectName() for menu in bar.findChildren(QMenu) for action in menu.actions()}
    for row in TABLE:
        assert f"button_{row.key}" in named_in_bar or f"action_{row.key}" in in_menu, row.key
    assert person.window.width() <= size[0]
    assert person.window.height() <= size[1]
    assert person.canvas.width() >= 250
    person.keeps_picture(f"14-bar-at-{size[0]}")


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_table_can_be_worked_with_at_911_by_512(person: Person, tongue: str) -> None:
    person.window.use_language(tongue)
    person.window.resize(911, 512)
    person.does("table")
    panel = person.window.tables.panel
    for part in panel.findChildren(QWidget):
        if isinstance(part, QAbstractButton | QComboBox | QLabel) and part.isVisible():
            assert panel.rect().contains(QRect(part.mapTo(panel, QPoint(0, 0)), part.size())), part
            assert part.width() >= part.sizeHint().width() or isinstance(part, QComboBox), part
    assert panel.view.viewport().height() >= 3 * panel.view.rowHeight(0)
    assert person.canvas.height() >= 120
    tree = person.window.organisation
    assert tree is not None
    assert tree.panel.view.height() >= 40
    person.keeps_picture(f"14-table-at-911-{tongue}")


def test_full_hd_in_both_themes(person: Person) -> None:
    person.window.resize(1920, 1080)
    person.waits()
    x, y = person.content.partition.label_point(person.content.grids[120].id)
    person.clicks(x, y)
    person.keeps_picture("15-full-hd-light")
    person.does("dark")
    picture = person.keeps_picture("15-full-hd-dark")
    assert (picture.width(), picture.height()) == (1920, 1080)


def test_every_control_has_a_name_for_a_screen_reader(person: Person) -> None:
    window = person.window
    subjects = [
        Subject(GRID, person.content.grids[7].id),
        Subject(BRANCH, person.content.branches[2].id),
        Subject(OUTLET, person.content.outlets[2].id),
    ]
    for subject in subjects:
        window.desk.open((subject,))
        person.waits()
        assert not nameless(window)
    person.turns_to("layers")
    person.does("table")
    person.does("search")
    window.search.line.setText("海")
    person.waits()
    assert not nameless(window)
    window.search.close_up()
    for act in ("overview", "second_map", "plans", "keys", "about", "map_manager"):
        person.does(act)
    second = window.second.second
    assert second is not None
    assert not nameless(window)
    assert not nameless(second)
    second.close()


def nameless(root: QWidget) -> list[QWidget]:
    """Visible controls that a screen reader has no word for; what Qt puts into its own widgets is left to Qt."""
    kinds = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QScrollArea, QTabBar)
    found: list[QWidget] = []
    for widget in root.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(
            widget.parent(), QAbstractSpinBox | QComboBox | QLineEdit | QTabWidget
        )
        if not isinstance(widget, kinds) or not widget.isVisible() or inner or isinstance(widget, QHeaderView):
            continue
        if isinstance(widget, QScrollArea) and widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text):
            found.append(widget)
    return found


def test_the_keys_help_speaks_of_the_present_tool(person: Person) -> None:
    person.does("rectangle")
    person.does("keys")
    help_ = person.window.findChild(KeysHelp)
    assert isinstance(help_, KeysHelp)
    words = "\n".join(label.text() for label in help_.findChildren(QLabel))
    assert "框选" in words
    assert "添加到选择" in words
    assert "Ctrl+Shift+F" in words
    for row in TABLE:
        assert f"{row.text.rstrip('…')} · {row.tip}" in words, row.key
    help_.close()


def test_about_tells_what_is_new_and_whose_work_this_stands_on(person: Person) -> None:
    person.does("about")
    about = person.window.findChild(About)
    assert isinstance(about, About)
    pages = {page.accessibleName(): page.toPlainText() for page in about.findChildren(QTextBrowser)}
    assert "42 个网点" in pages["更新"]
    assert "outlets" not in pages["更新"]
    assert "SIL Open Font License" in pages["第三方声明"]
    words = "\n".join(label.text() for label in about.findChildren(QLabel))
    assert all(feature.source in words for feature in person.content.backdrop)
    about.close()


def test_the_list_of_branches_folds_away_and_stays_folded(opens: Opens) -> None:
    person = opens()
    person.turns_to("layers")
    fold = person.window.left.findChild(QToolButton, "fold_territories")
    assert isinstance(fold, QToolButton)
    button = person.window.left.findChild(QToolButton, "BranchButton")
    assert isinstance(button, QToolButton)
    assert button.isVisible()
    fold.click()
    assert not button.isVisible()
    person = opens()
    button = person.window.left.findChild(QToolButton, "BranchButton")
    assert isinstance(button, QToolButton)
    assert not button.isVisible()
