"""Stories of the overview: its numbers open their rows, visitors see no person, the projector has a map of its own."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.database.connection import Connection
from desktop.database.keys import DEMO_PASSPHRASE
from desktop.drawing.cluster_discs import Disc
from desktop.drawing.label_layer import Line
from desktop.drawing.pin_layer import Pins
from desktop.drawing.public_map import FEWEST
from desktop.grids.edits import LockGrid
from desktop.maps.viewport import Viewport
from desktop.overview.headline import Headline
from desktop.overview.history import Measure, Ranked
from desktop.themes.theme import Theme
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.overview.figure_words import BY_KEY, FIGURES
from desktop.ui.overview.presentation import Presentation
from desktop.ui.overview.sheet import OverviewSheet
from desktop.ui.second_map.second_map import SecondMap
from desktop.ui.subject import CUSTOMER, GRID, Subject
from tests.flows.person import LEFT, NONE, Person


def opens_overview(person: Person) -> OverviewSheet:
    QTest.keyClick(person.window, Qt.Key.Key_F7)
    desk = person.window.overview
    person.waits_for(lambda: desk.figures.history is not None, "the history")
    assert desk.sheet is not None
    sheet = desk.sheet
    person.waits_for(lambda: bool(sheet.charts), "the charts")
    person.waits()
    return sheet


def rows_shown(person: Person) -> int:
    desk = person.window.tables.desk
    person.waits_for(lambda: desk.rows_shown is not None, "the table")
    person.waits()
    found = desk.rows_shown
    assert found is not None
    return len(found.rows) if found.groups is None else len(found.groups.starts)


def headline(person: Person) -> Headline:
    told = person.window.overview.figures.headline
    assert told is not None
    return told


def test_every_number_of_the_overview_opens_as_many_rows_as_it_says(person: Person) -> None:
    sheet = opens_overview(person)
    told = headline(person)
    for box in sheet.boxes.values():
        for key, figure in box.figures.items():
            assert figure.value.text() == f"{BY_KEY[key].value(told):,}"
            QTest.mouseClick(figure, LEFT)
            assert rows_shown(person) == BY_KEY[key].value(told), key
    assert {key for box in sheet.boxes.values() for key in box.figures} == {one.key for one in FIGURES}
    assert person.window.tables.panel.isVisible()
    person.keeps_picture("70-overview-rows")


def test_the_overview_closes_by_esc_and_the_map_is_there_again(person: Person) -> None:
    sheet = opens_overview(person)
    person.keeps_picture("71-overview")
    assert person.window.actions_["overview"].isChecked()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert not person.window.actions_["overview"].isChecked()
    person.does("overview")
    assert sheet.isVisible()
    person.window.tables.desk.panel.setFocus()
    person.window._escape()  # the window's own Esc, with the keyboard elsewhere
    assert not sheet.isVisible()


def test_a_month_opens_its_visits_and_a_branch_its_grids(person: Person) -> None:
    sheet = opens_overview(person)
    history = person.window.overview.figures.history
    assert history is not None
    visits = next(chart for chart in sheet.charts if chart.series.measure is Measure.VISITS)
    plot = visits.plot
    QTest.mouseClick(plot.viewport(), LEFT, NONE, QPoint(plot.width() // 2, plot.height() // 2))
    month = visits.month
    place = history.of(Measure.VISITS).months.index(month)
    assert rows_shown(person) == history.of(Measure.VISITS).values[place]
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert visits.month != month
    assert sheet.ranking.lines[0] == history.ranked(Ranked.RECORDS)[0]
    box = sheet.ranking.box_of(0)
    QTest.mouseClick(sheet.ranking, LEFT, NONE, QPoint(round(box.right()) - 30, round(box.center().y())))
    assert rows_shown(person) == sheet.ranking.lines[0].grids
    before = person.canvas.viewport
    QTest.mouseClick(sheet.ranking, LEFT, NONE, QPoint(50, round(box.center().y())))
    person.waits()
    assert not sheet.isVisible()
    assert person.canvas.viewport != before


def test_a_sum_that_is_off_turns_red(person: Person) -> None:
    sheet = opens_overview(person)
    box = next(box for box in sheet.boxes.values() if "records" in box.figures)
    assert box.sums[0].text().startswith("✓")
    assert box.sums[0].property("tone") == "ok"
    told = headline(person)
    box.show_headline(
        Headline(**{**{n: getattr(told, n) for n in Headline.__slots__}, "potential": told.potential + 5})
    )
    assert box.sums[0].text().startswith("✗")
    assert box.sums[0].property("tone") == "bad"


def test_figures_are_counted_again_after_a_change_and_only_then(person: Person) -> None:
    opens_overview(person)
    figures = person.window.overview.figures
    before = figures.headline
    person.does("overview")
    person.does("overview")
    assert figures.headline is before
    grid = next(one for one in person.content.grids if one.locked_reason is None)
    person.window.runner.run(LockGrid(grid.id, "责任书已签"))
    person.waits()
    person.waits_for(lambda: figures.history is not None, "the new figures")
    assert figures.headline == before


def names_of_people(db: Connection) -> set[str]:
    staff = {name for (name,) in db.execute("SELECT name FROM staff")}
    return {name for name in staff if len(name) > 1} | {
        name
        for (name,) in db.execute("SELECT name FROM customer WHERE kind = 'PERSON' AND length(name) > 1 LIMIT 5000")
    }


def words_drawn(canvas: MapCanvas) -> tuple[list[str], list[Disc], list[str]]:
    """Names on the map, its discs, and in what forms customers are drawn."""
    content, words, discs, forms = canvas.content, [], [], []  # type: ignore[var-annotated]
    assert content is not None
    for layer in canvas.layers:
        read = layer.read(content, canvas.viewport)
        if isinstance(read, Pins):
            discs += read.discs
            forms.append(read.form)
            assert read.chosen is None
        if isinstance(read, list):
            words += [line.words for line in read if isinstance(line, Line)]
    return words, discs, forms


def presents(person: Person) -> Presentation:
    QTest.keyClick(person.window, Qt.Key.Key_F11)
    shown = person.window.overview.presentation
    assert shown is not None
    person.waits_for(lambda: person.window.overview.figures.history is not None, "the figures")
    person.waits_for(lambda: shown.canvas.fresh, "the map of the presentation")
    return shown


def test_the_presentation_shows_no_person_on_any_slide(person: Person, small_reader: Connection) -> None:
    person.window.desk.open((Subject(CUSTOMER, int(person.content.points.customer_id[0])),))
    person.waits()
    shown = presents(person)
    people = names_of_people(small_reader)
    assert len(shown._slides) == len(person.content.branches) + 1
    for at in range(len(shown._slides)):
        if at:
            QTest.keyClick(shown, Qt.Key.Key_Right)
            shown.canvas.land()
        words: list[str] = []
        if at % 9 == 0:  # the maps of a few slides, the words of all
            words, discs, forms = words_drawn(shown.canvas)
            assert forms == ["clusters"]
            assert all(disc.count >= FEWEST for disc in discs)
        said = [*shown.panel.texts, *words, shown.windowTitle()]
        assert [text for text in said if any(name in text for name in people)] == []
    close = Viewport(*person.outlet_place(0), 0.5, shown.canvas.width(), shown.canvas.height())
    shown.canvas.follow(close)
    _, discs, forms = words_drawn(shown.canvas)
    assert forms == ["clusters"]
    assert all(disc.count >= FEWEST for disc in discs)
    kinds = {type(child) for child in shown.findChildren(QWidget)}
    assert not kinds & {QLabel, QAbstractButton}
    assert all(not child.toolTip() for child in shown.findChildren(QWidget))
    shown.close()


def test_f11_leaves_and_everything_is_as_it_was(person: Person) -> None:
    window = person.window
    person.does("table")
    window.desk.open((Subject(GRID, person.content.grids[3].id),))
    person.waits()
    before = (
        window.geometry(),
        person.canvas.viewport,
        window.desk.subject,
        window.windowState(),
        window.windowTitle(),
    )
    shown = presents(person)
    assert shown.isFullScreen()
    assert shown.grab().toImage().save("out/flows/72-presentation.png")
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert [shown.paused] == [True]
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert [shown.paused] == [False]
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.slide.branch is not None
    QTest.keyClick(shown, Qt.Key.Key_F11)
    assert window.overview.presentation is None
    person.waits()
    after = (window.geometry(), person.canvas.viewport, window.desk.subject, window.windowState(), window.windowTitle())
    assert after == before
    assert window.tables.panel.isVisible()


def test_the_tour_goes_on_by_itself(person: Person) -> None:
    shown = presents(person)
    assert shown.slide.branch is None
    shown._clock.start(60)
    person.waits_for(lambda: shown.slide.branch is not None, "the first branch")
    assert shown.canvas.flying
    person.waits_for(lambda: not shown.canvas.flying and shown.canvas.fresh, "the end of the flight")
    QTest.keyClick(shown, Qt.Key.Key_Escape)


def test_the_lock_falls_behind_the_presentation_and_whoever_leaves_stands_before_it(person: Person) -> None:
    shown = presents(person)
    person.window.privacy.lock()
    QTest.qWait(30)
    assert shown.isVisible()
    assert not person.canvas.isVisible()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    dialog = person.window.privacy.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert not person.canvas.isVisible()
    dialog.passphrase.setText(DEMO_PASSPHRASE)
    QTest.mouseClick(dialog.unlock_button, LEFT)
    person.waits_for(lambda: person.window.privacy.dialog is None, "the open window")
    assert person.canvas.isVisible()


def opens_second(person: Person) -> SecondMap:
    person.does("second_map")
    second = person.window.second.second
    assert second is not None
    person.waits_for(lambda: second.canvas.fresh, "the second map")
    return second


def test_the_second_map_follows_until_somebody_moves_it(person: Person) -> None:
    second = opens_second(person)
    grid = person.content.grids[5]
    x, y = person.content.partition.label_point(grid.id)
    person.looks_at(x, y, 12.0)
    centre = (second.canvas.viewport.centre_x, second.canvas.viewport.centre_y)
    assert centre == pytest.approx((x, y))
    person.window.desk.open((Subject(GRID, grid.id),))
    person.waits()
    layer = next(one for one in second.canvas.layers if one.key == "selection")
    assert grid.id in layer.selected.grids  # type: ignore[attr-defined]
    assert second.linked
    second.canvas.zoom_by(2.0)  # not by a person: it stays linked only while nobody touches it
    QTest.mousePress(second.canvas, LEFT, NONE, QPoint(200, 200))
    QTest.mouseMove(second.canvas, QPoint(260, 230))
    second.canvas.pan_by(40, 20)
    QTest.mouseRelease(second.canvas, LEFT, NONE, QPoint(260, 230))
    assert [second.linked] == [False]
    free = second.canvas.viewport
    person.looks_at(x + 3000, y, 20.0)
    assert second.canvas.viewport == free
    QTest.mouseClick(second.bar.link, LEFT, NONE, QPoint(8, second.bar.link.height() // 2))
    assert [second.linked] == [True]
    assert second.canvas.viewport.centre_x == pytest.approx(x + 3000)


def test_the_second_map_has_a_theme_of_its_own_and_no_people_until_ticked(
    person: Person, small_reader: Connection
) -> None:
    second = opens_second(person)
    second.choose(Theme.CREDIT)
    person.waits_for(lambda: any(count for _, count in second.legend.rows), "the legend")
    person.waits()
    assert person.window.map.themes.theme is Theme.OWNERSHIP
    assert sum(int(count) for _, count in second.legend.rows) <= len(person.content.grids)
    x, y = person.outlet_place(0)
    person.looks_at(x, y, 1.5)
    words, discs, forms = words_drawn(second.canvas)
    managers = {one.manager_name for one in person.content.grids if one.manager_name}
    assert forms == ["clusters"]
    assert all(disc.count >= FEWEST for disc in discs)
    assert not any(name in text for name in managers for text in words)
    second.bar.people.setChecked(True)
    content = second.canvas.content
    assert content is not None
    pins = next(one for one in second.canvas.layers if one.key == "pins")
    assert pins.read(content, second.canvas.viewport).form == "single"
    assert content.points is person.content.points
    assert content.partition is person.content.partition
    second.grab().toImage().save("out/flows/73-second.png")


def test_the_second_map_hides_under_the_lock_and_closes_with_the_window(person: Person) -> None:
    second = opens_second(person)
    person.window.privacy.lock()
    assert not second.isVisible()
    dialog = person.window.privacy.dialog
    assert dialog is not None
    dialog.passphrase.setText(DEMO_PASSPHRASE)
    QTest.mouseClick(dialog.unlock_button, LEFT)
    person.waits_for(lambda: person.window.privacy.dialog is None, "the open window")
    assert second.isVisible()
    second.toggle_screen()
    assert second.isFullScreen()
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert not second.isFullScreen()
    person.window.close()
    assert person.window.second.second is None
    assert not any(isinstance(one, SecondMap) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_the_second_map_follows_a_change_of_data(person: Person) -> None:
    second = opens_second(person)
    grid = next(one for one in person.content.grids if one.locked_reason is None)
    before = second.canvas.content
    person.window.runner.run(LockGrid(grid.id, "责任书已签"))
    person.waits()
    person.waits_for(lambda: second.canvas.content is not before, "the new state")
    assert second.canvas.content is not None
