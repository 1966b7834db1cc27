"""Opens a stranger's SQLite file so that it can do no harm."""

import sqlite3
from pathlib import Path

from desktop.maps.archives.tile_bytes import MOST_BYTES

# what reading a damaged file raises; SQLite repeats bad names in its messages, which then are no UTF-8
DAMAGE = (sqlite3.Error, UnicodeDecodeError)


def connected(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing, not even beside the file, trusts no function a view may name and reads
    nothing oversized; for any one thread at a time. Raises one of `DAMAGE`."""
    uri = path.resolve().as_uri()
    if not uri.startswith("file:///"):  # a share of some server; SQLite knows no servers, but four slashes
        uri = uri.replace("file://", "file:////", 1)
    db = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    db.text_factory = lambda text: text.decode("utf-8", "replace")
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")
    return db
