"""The one way to change a bank: do, undo, redo, each in one transaction together with its journal row."""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from sqlcipher3 import dbapi2

from desktop.database.connection import Connection, open_writer, refusing, reset_bulk_room, set_bulk_room
from desktop.database.local_time import now, stamp
from desktop.editing import journal
from desktop.editing.audit import write_audit
from desktop.editing.changes import Changes
from desktop.editing.edit import Act, Edit, EditRefused
from desktop.editing.history import LOAD, History, Step
from desktop.editing.reversal import Reversal
from desktop.editing.row_change import RowChange
from desktop.editing.row_writer import Guard, RowWriter

Bookkeeping = Callable[[Connection, tuple[RowChange, ...]], None]
"""Told of every step's rows inside its transaction, undo and redo included, to count or mark something that is no
business data (a version number of a cache); what it writes is neither in the journal nor taken back by undo."""

Derived = TypeVar("Derived")

StepRule = Callable[[Connection, tuple[RowChange, ...]], None]
"""A rule asked once all rows of a step are written, undo and redo included. Raises EditRefused to take them back."""


class Editor(AbstractContextManager["Editor"]):
    """The writer of one bank; holds the bank's lock until `close`.

    Calls come from one lane of work, one after the other; two at once raise RuntimeError. `changed` is a list of
    callbacks, called in the writer's thread after each commit. `guards` are asked before every row is written,
    `step_rules` before the step is committed; `bookkeeping` is told of it.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        user: str,
        device: str,
        guards: Sequence[Guard] = (),
        step_rules: Sequence[StepRule] = (),
        bookkeeping: Sequence[Bookkeeping] = (),
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Raises Refused when another program edits the bank, or when it is read-only, missing or damaged."""
        self.path = Path(path)
        self.changed: list[Callable[[Changes], None]] = []
        self.opened = Changes(frozenset())  # what was done on opening, before anybody could listen
        self._user = user
        self._device = device
        self._guards = tuple(guards)
        self._step_rules = tuple(step_rules)
        self._bookkeeping = tuple(bookkeeping)
        self._clock = clock
        self._busy = threading.Lock()
        self._db = open_writer(self.path, key)
        try:
            with refusing(self.path):
                self._history = journal.history(self._db)
        except BaseException:
            self._db.close()
            raise

    @property
    def history(self) -> History:
        """What undo and redo would do; read it, do not change it."""
        return self._history

    def do(self, edit: Edit) -> Changes:
        """Carry out an edit; one that changes nothing leaves no trace and tells nobody.

        Raises EditRefused (a rule) or Refused (disk, file): then nothing at all has happened.
        """

        def accepted(seq: int) -> None:
            self._history.do(Step(seq, edit.label))

        return self._step(edit, type(edit).__name__, None, edit.apply, accepted)

    def load(self, about: Act, work: Callable[[RowWriter], Changes]) -> Changes:
        """Bring in (or take back) a whole file: one transaction and one journal row about it, as for an edit.

        `about` is told in the journal; `work` writes the one row of the batch through the row writer and the million
        rows that hang on it through its connection. No step to undo: it is taken back as a whole, by another load.
        Foreign keys are not enforced meanwhile. Raises what `work` raises, and Refused: then nothing has happened.
        """
        with self._one_at_a_time():
            set_bulk_room(self._db)
        try:
            return self._step(about, LOAD, None, work, lambda _: None)
        finally:
            reset_bulk_room(self._db)

    def undo(self) -> Changes:
        """Take the last step back. Raises EditRefused when there is none or a rule forbids it now."""
        with self._one_at_a_time():
            if not self._history.done:
                raise EditRefused("没有可以撤销的操作。", "There is nothing to undo.")
            seq = self._history.done[-1].seq
            reversal = journal.reversal_of(self._db, seq)
        return self._step(reversal, "UNDO", seq, partial(_reversed, reversal), lambda _: self._history.undo())

    def redo(self) -> Changes:
        """Do again what was undone last. Raises EditRefused when there is nothing, or a rule forbids it now."""
        with self._one_at_a_time():
            if not self._history.undone:
                raise EditRefused("没有可以重做的操作。", "There is nothing to redo.")
            seq = self._history.undone[-1].seq
            reversal = journal.reversal_of(self._db, seq).inverse()
        return self._step(reversal, "REDO", seq, partial(_reversed, reversal), lambda _: self._history.redo())

    def derive(self, work: Callable[[Connection], Derived]) -> Derived:
        """Write what follows from the rows (scores, say), in one transaction, neither journaled nor undone.

        Raises what `work` raises, Refused (disk, file): then nothing at all has happened.
        """
        with self._one_at_a_time(), refusing(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                derived = work(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.rollback()
                raise
        return derived

    def audit(self, action: str, object_: str, reason: str = "") -> None:
        """Note a reveal, an export, a print or a login in the audit log."""
        with self._one_at_a_time(), refusing(self.path):
            at = stamp(self._clock())
            write_audit(
                self._db,
                at=at,
                user=self._user,
                action=action,
                object_=object_,
                reason=reason,
                workstation=self._device,
            )

    def close(self) -> None:
        """Let go of the bank; another program may edit it from now on."""
        self._db.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _step(
        self,
        about: Act,
        kind: str,
        of_seq: int | None,
        work: Callable[[RowWriter], Changes],
        accepted: Callable[[int], None],
    ) -> Changes:
        with self._one_at_a_time(), refusing(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                at = stamp(self._clock())
                rows = RowWriter(self._db, user=self._user, at=at, guards=self._guards)
                changes = work(rows)
                if not rows.changes:  # all was so already: nothing to keep, to undo or to show
                    self._db.rollback()
                    return Changes(frozenset())
                for rule in self._step_rules:
                    rule(self._db, rows.changes)
                entry = journal.Entry(
                    device=self._device,
                    at=at,
                    user=self._user,
                    kind=kind,
                    label=about.label,
                    edit=_told(about),
                    undo=Reversal.of(about.label, rows.changes, changes),
                    rows=rows.changes,
                    of_seq=of_seq,
                )
                seq = journal.append(self._db, entry)
                for keep in self._bookkeeping:
                    keep(self._db, rows.changes)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.rollback()
                raise
            accepted(seq)
        for listener in tuple(self.changed):
            listener(changes)
        return changes

    def _one_at_a_time(self) -> "_Turn":
        return _Turn(self._busy)


class _Turn:
    """Entered by one caller at a time; a second one is a bug, and waiting would only hide it."""

    def __init__(self, lock: threading.Lock) -> None:
        self._lock = lock

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            raise RuntimeError("the Editor is used by two callers at once")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._lock.release()


def _reversed(reversal: Reversal, rows: RowWriter) -> Changes:
    try:
        return reversal.apply(rows)
    except dbapi2.IntegrityError as error:
        raise EditRefused(
            "这一步之后的数据（如导入的记录）还要用到它，不能撤销或重做；数据保持不变。",
            "Later data (imported records, say) depend on this step, so it cannot be undone or redone. "
            "Nothing was changed.",
        ) from error


def _told(about: Act) -> dict[str, object]:
    """The act's fields as JSON values; a reversal is told by the rows it wrote, so here it only has a name."""
    if isinstance(about, Reversal):
        return {"label": about.label}
    return {"edit": type(about).__name__, **about.told()}
