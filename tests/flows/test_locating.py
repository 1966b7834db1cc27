"""Customers without a place: a pass over the bank, then one after the other by key and click, each one undo step."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.database.connection import open_reader, open_writer
from desktop.maps.datum import Datum, convert
from desktop.ui.locating.locate_desk import LocateDesk
from desktop.ui.locating.queue_panel import IN_DOUBT
from tests.flows.conftest import Opens
from tests.flows.person import LEFT, NONE, Person


def begins(person: Person) -> LocateDesk:
    """Open the bench and let it read the whole bank."""
    person.does("locate")
    desk = person.window.plans.locating
    assert desk is not None
    QTest.mouseClick(desk.panel.pass_, LEFT)
    person.waits_for(lambda: "整步撤销" in person.window.messages.words, "the pass")
    person.waits()
    return desk


def waiting(person: Person, small_key: bytes) -> int:
    db = open_reader(person.window._session.path, small_key)
    (count,) = db.execute("SELECT count(*) FROM unplaced").fetchone()
    db.close()
    return int(count)


def test_a_clerk_reads_the_bank_and_places_people_by_click_and_key(person: Person, small_key: bytes) -> None:
    located = len(person.content.points)
    desk = begins(person)
    assert len(person.content.points) > located + 1_000
    left = waiting(person, small_key)
    first = desk.current
    assert first is not None
    assert person.canvas.tool is desk.tool
    person.keeps_picture("locating")

    place = person.canvas.rect().center()
    QTest.mouseClick(person.canvas, LEFT, NONE, place)
    person.waits()
    assert waiting(person, small_key) == left - 1
    second = desk.current
    assert second is not None  # the next one comes up by himself
    assert second.customer != first.customer

    person.presses(Qt.Key.Key_Down)
    third = desk.current
    assert third is not None
    assert third.customer != second.customer

    person.does("undo")  # one placing is one step
    assert waiting(person, small_key) == left
    person.does("undo")  # and the pass is one
    assert len(person.content.points) == located
    person.window.use_language("en")
    person.waits()
    heading = desk.panel.table.horizontalHeaderItem(1)
    assert heading is not None
    assert heading.text() == "Address"
    person.does("locate")  # the same action puts it away
    assert not desk.panel.isVisible()
    assert person.canvas.tool is not desk.tool


def test_a_likely_village_is_accepted_with_one_key(opens: Opens, bank_copy: Path, small_key: bytes) -> None:
    writer = open_writer(bank_copy, small_key)
    writer.execute("UPDATE address SET raw = '余东镇旧八一的村', division_id = NULL WHERE customer_id = 2")
    writer.execute(
        "UPDATE address SET raw = '海门市余东镇新X村3组', division_id = NULL, group_no = NULL WHERE customer_id = 1"
    )
    writer.execute("DELETE FROM geo_point WHERE customer_id IN (1, 2)")
    writer.commit()
    writer.close()
    person = opens()
    desk = begins(person)
    one = desk.current
    assert one is not None
    assert one.customer == 1  # who has likely villages comes first
    assert {village.town for village in one.candidates} == {"余东镇"}
    chosen = one.candidates[1]
    likeliest = desk.panel.village.findData(one.candidates[0].id)
    assert desk.panel.village.itemText(likeliest) == f"{one.candidates[0].name} 1"
    desk.panel.village.setCurrentIndex(likeliest)  # the queue of one village alone
    desk.panel.asked.emit()
    person.waits()
    assert desk.panel.table.rowCount() == 1
    desk.panel.village.setCurrentIndex(0)
    desk.panel.asked.emit()
    person.waits()
    person.presses(Qt.Key.Key_2, on=desk.panel.table)
    db = open_reader(bank_copy, small_key)
    row = db.execute(
        "SELECT a.division_id, a.group_no, p.method, c.home_grid_id"
        "  FROM address a JOIN customer c ON c.id = a.customer_id"
        " JOIN geo_point p ON p.customer_id = c.id AND p.seq = 0 WHERE c.id = 1"
    ).fetchone()
    db.close()
    assert row == (chosen.id, 3, "GROUP_CENTRE", chosen.grids[0])
    after = desk.current
    assert after is not None
    assert after.customer != 1


def test_a_shifted_batch_is_named_and_repaired_with_one_click(opens: Opens, bank_copy: Path, small_key: bytes) -> None:
    writer = open_writer(bank_copy, small_key)
    batch = "SELECT id FROM customer WHERE batch_id = 4"
    mine = f"customer_id IN ({batch}) AND seq = 0 AND method IN ('GPS', 'MAP_PICK', 'ADDRESS')"
    rows = writer.execute(f"SELECT customer_id, lon_e7, lat_e7 FROM geo_point WHERE {mine}").fetchall()
    e7 = np.array([row[1:] for row in rows])
    moved = np.rint(convert(e7 * 1e-7, source=Datum.CGCS2000, target=Datum.BD09) * 1e7).astype(int).tolist()
    writer.executemany(
        "UPDATE geo_point SET lon_e7 = ?, lat_e7 = ?, raw_crs = 'WGS84', raw_x = NULL, raw_y = NULL"
        " WHERE customer_id = ? AND seq = 0",
        [(lon, lat, row[0]) for row, (lon, lat) in zip(rows, moved, strict=True)],
    )
    writer.commit()
    writer.close()
    person = opens()
    desk = begins(person)
    assert "BD-09" in desk.panel.shift_words
    desk._datums.clear()  # as on another day, when nobody has just read the whole bank
    desk._show_shift()
    desk.panel.kind.setCurrentIndex(desk.panel.kind.findData(IN_DOUBT))
    desk.panel.asked.emit()
    person.waits()
    assert "BD-09" in desk.panel.shift_words
    in_doubt = desk.current
    assert in_doubt is not None
    assert in_doubt.place is not None
    person.keeps_picture("locating-doubtful")
    person.presses(Qt.Key.Key_Return, on=desk.panel.table)  # this one is right all the same
    QTest.mouseClick(desk.panel.repair, LEFT)
    person.waits()
    assert desk.panel.shift_words == ""
    assert desk.current is None or desk.current.customer != in_doubt.customer
    db = open_reader(bank_copy, small_key)
    (doubtful,) = db.execute("SELECT count(*) FROM geo_point WHERE state = 'DOUBTFUL' AND seq = 0").fetchone()
    db.close()
    assert doubtful <= 2
