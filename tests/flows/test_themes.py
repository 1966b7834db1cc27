"""Stories of the themes: choosing one, reading its legend, classing it otherwise, finding it again tomorrow."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton

from desktop.drawing.basemap.look import ground_colour
from desktop.drawing.style import LIGHT
from desktop.drawing.theme_colours import class_colours
from desktop.grids.edits import LockGrid
from desktop.themes.classes import Method
from desktop.themes.scheme import Scheme
from desktop.themes.theme import Theme
from desktop.ui.themes.theme_words import METHODS
from tests.flows.conftest import Opens
from tests.flows.person import LEFT, NONE, Person


def chooses(person: Person, theme: Theme) -> None:
    person.turns_to("layers")
    chips = [
        chip for chip in person.window.left.themes.findChildren(QToolButton) if chip.property("theme") == theme.value
    ]
    QTest.mouseClick(chips[0], LEFT, NONE)
    person.waits()


def chooses_method(person: Person, method: Method) -> None:
    box = person.window.left.themes.findChildren(QComboBox)[0]
    box.setFocus()
    place = [one for one, _ in METHODS].index(method)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    person.waits()


def test_the_grids_take_the_colours_of_a_theme_and_the_legend_counts_them_in_view(person: Person) -> None:
    person.window.left.layers.switch("pins").setChecked(False)
    chooses(person, Theme.COVERAGE)
    found = person.window.map.themes.classes
    assert found is not None
    rows = person.window.left.themes.rows
    assert len(rows) == 5
    assert sum(int(count) for _, count in rows) == len(person.content.grids)
    person.keeps_picture("17-theme-coverage")
    colours = class_colours(Theme.COVERAGE, 5, LIGHT)
    grid = int(found.values.grid_ids[int(np.argmax(found.values.value))])
    x, y = person.content.partition.label_point(grid)
    person.looks_at(x, y, 6.0)
    assert sum(int(count) for _, count in person.window.left.themes.rows) < len(person.content.grids)
    fill, ground = QColor(colours[-1]), QColor(ground_colour(LIGHT, "land"))
    red, blue = (
        round((150 * a + 105 * b) / 255) for a, b in ((fill.red(), ground.red()), (fill.blue(), ground.blue()))
    )
    picture, middle = person.canvas.grab_picture(), person.pixel(x, y)
    around = [(dx, dy) for dx in range(-60, 60, 7) for dy in range(25, 60, 7)]
    seen = [QColor(picture.pixel(middle.x() + dx, middle.y() + dy)) for dx, dy in around]
    near = [abs(one.red() - red) + abs(one.blue() - blue) < 40 for one in seen]
    assert sum(near) > len(near) / 3


def test_classes_set_by_hand_are_kept_for_tomorrow(opens: Opens) -> None:
    person = opens()
    chooses(person, Theme.VISITS)
    chooses_method(person, Method.NATURAL)
    chooses_method(person, Method.BY_HAND)
    field = person.window.left.themes.findChildren(QLineEdit)[0]
    assert field.isVisible()
    field.selectAll()
    person.writes("10，20", on=field)
    person.presses(Qt.Key.Key_Return, on=field)
    assert [words for words, _ in person.window.left.themes.rows][-1] == "≤ 10.0 %"
    person.keeps_picture("18-theme-by-hand")
    person = opens()
    person.waits_for(lambda: person.window.map.themes.classes is not None, "the classes")
    found = person.window.map.themes.classes
    assert found is not None
    assert (found.theme, found.scheme) == (Theme.VISITS, Scheme(Method.BY_HAND, 5, (0.1, 0.2)))


def test_words_that_are_no_limits_change_nothing(person: Person) -> None:
    chooses(person, Theme.DENSITY)
    chooses_method(person, Method.BY_HAND)
    before = person.window.map.themes.classes
    field = person.window.left.themes.findChildren(QLineEdit)[0]
    kept = field.text()
    field.selectAll()
    person.writes("很多", on=field)
    person.presses(Qt.Key.Key_Return, on=field)
    assert person.window.map.themes.classes is before
    assert field.text() == kept


def test_ownership_brings_the_branches_back(person: Person) -> None:
    chooses(person, Theme.CREDIT)
    assert not person.window.left.territories.isVisible()
    chooses(person, Theme.OWNERSHIP)
    assert person.window.left.territories.isVisible()
    assert person.window.map.themes.shading is None


def test_a_theme_reads_again_what_an_edit_has_touched(person: Person) -> None:
    chooses(person, Theme.DENSITY)
    before = person.window.map.themes.classes
    person.window.runner.run(LockGrid(person.content.grids[3].id, "试"))
    person.waits()
    after = person.window.map.themes.classes
    assert before is not None
    assert after is not None
    assert after.values is before.values  # a lock moves no customer: nothing is read again
    assert after.breaks == before.breaks


def test_the_themes_in_the_dark_and_in_english(person: Person) -> None:
    person.window.left.layers.switch("pins").setChecked(False)
    chooses(person, Theme.DENSITY)
    person.does("dark")
    person.does("language")
    person.window.resize(1920, 1080)
    person.waits()
    person.keeps_picture("19-theme-dark-english")
    assert person.window.left.themes.rows[0][0].startswith("> ")
