"""One opened bank: its key, who works on it, a reading connection for each thread and the one writer."""

import getpass
import platform
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.database.connection import Connection, open_reader

if TYPE_CHECKING:  # the writer brings sqlite-utils along, which no start-up may wait for
    from desktop.editing.editor import Editor

NOBODY = "本机用户"


@dataclass(frozen=True, slots=True)
class BankTitle:
    """What the window says about a bank before anything of its map is read."""

    bank_name: str
    as_of: str  # YYYY-MM-DD
    is_demo: bool


class Session:
    """An opened bank. Free of Qt: benches, the command line and the window all open a bank through it.

    A window holds it before the passphrase is known: `unlock` comes later. `make_editor` builds the writer on
    first use. `ui_thread` is the thread no SQL may run on; the debug build names it, everyone else leaves it None.
    """

    def __init__(
        self,
        path: Path,
        key: bytes | None = None,
        *,
        make_editor: Callable[["Session"], "Editor"] | None = None,
        ui_thread: threading.Thread | None = None,
    ) -> None:
        self.path = path
        self._key = key
        self.user = login_name()
        self.device = platform.node() or "localhost"
        self._make_editor = make_editor
        self._ui_thread = ui_thread
        self._readers = threading.local()
        self._editor: Editor | None = None
        self._editor_lock = threading.Lock()
        self._closed = False

    @property
    def key(self) -> bytes:
        """The 32-byte data key. Raises `RuntimeError` while the bank is locked."""
        if self._key is None:
            raise RuntimeError("the bank is still locked")
        return self._key

    def unlock(self, key: bytes) -> None:
        """Give a bank that was shown locked its data key."""
        self._key = key

    def reader(self) -> Connection:
        """This thread's read-only connection; opened on first use, the same one ever after.

        Raises `Refused` when the file cannot be opened, `RuntimeError` after `close`, and `AssertionError`
        on the thread that must not run SQL.
        """
        if self._closed:
            raise RuntimeError("the bank is closed")
        if threading.current_thread() is self._ui_thread:
            raise AssertionError("SQL on the UI thread: hand the read to Background")
        connection: Connection | None = getattr(self._readers, "connection", None)
        if connection is None:
            connection = open_reader(self.path, self.key)
            self._readers.connection = connection
        return connection

    def title(self) -> BankTitle:
        """Name, state date and whether these are demo data."""
        meta = dict(self.reader().execute("SELECT key, value FROM meta WHERE key IN ('bank_name', 'as_of', 'demo')"))
        return BankTitle(meta.get("bank_name", self.path.stem), meta.get("as_of", ""), meta.get("demo") == "1")

    def editor(self) -> "Editor":
        """The single writer. Raises `Refused` when another program holds this bank for writing."""
        with self._editor_lock:
            if self._closed:
                raise RuntimeError("the bank is closed")
            if self._make_editor is None:
                raise RuntimeError("this session only reads")
            if self._editor is None:
                self._editor = self._make_editor(self)
            return self._editor

    def close(self) -> None:
        """Let go of the file. Reads under way in other threads still finish on their own connection."""
        with self._editor_lock:
            self._closed = True
            editor, self._editor = self._editor, None
        if editor is not None:
            editor.close()
        # A connection may be closed by its own thread only; dropping the last reference closes it anywhere.
        self._readers = threading.local()


def login_name() -> str:
    """Who is logged in to this computer; a plain word when the system does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return NOBODY
