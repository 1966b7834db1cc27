"""Reads the saved segments."""

import logging

from desktop.database.connection import Connection
from desktop.refusal import Refused
from desktop.segments.segment import Segment
from desktop.segments.segment_text import from_text

log = logging.getLogger(__name__)


def segments(db: Connection) -> tuple[Segment, ...]:
    """All that can be read, by title; one that cannot is left out and noted in the log."""
    found = []
    for key, uid, title, text, who, at in db.execute(
        "SELECT id, uid, title, definition, created_by, created_at FROM segment ORDER BY title"
    ):
        try:
            found.append(Segment(key, uid, title, from_text(text), who, at))
        except Refused:
            log.warning("segment %s cannot be read", uid)
    return tuple(found)


def segment_called(db: Connection, title: str) -> int | None:
    """The id of the segment of this title."""
    row = db.execute("SELECT id FROM segment WHERE title = ?", (title,)).fetchone()
    return None if row is None else int(row[0])
