"""What can be undone and redone, rebuilt from the journal, so that it survives a restart."""

from collections.abc import Iterable
from dataclasses import dataclass, field

LOAD = "LOAD"
"""Kind of the journal rows of whole imports: they stand beside the steps of people and are taken back on their own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One accepted edit in the journal."""

    seq: int
    label: str


@dataclass(slots=True)
class History:
    """Two stacks of steps; a new edit drops what could have been redone."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    @classmethod
    def from_journal(cls, rows: Iterable[tuple[int, str, str, int | None]]) -> "History":
        """`rows` are (seq, kind, label, of_seq) in order of seq; the clock plays no part."""
        history = cls()
        for seq, kind, label, of_seq in rows:
            if kind == LOAD:
                continue
            if kind == "UNDO":
                history.undo()
            elif kind == "REDO":
                history.redo()
            else:
                history.do(Step(seq, label))
            if of_seq is not None and (history.undone if kind == "UNDO" else history.done)[-1].seq != of_seq:
                raise ValueError(f"journal row {seq} concerns step {of_seq} out of turn")
        return history

    @property
    def undo_label(self) -> str | None:
        return self.done[-1].label if self.done else None

    @property
    def redo_label(self) -> str | None:
        return self.undone[-1].label if self.undone else None

    def do(self, step: Step) -> None:
        self.done.append(step)
        self.undone.clear()

    def undo(self) -> None:
        self.undone.append(self.done.pop())

    def redo(self) -> None:
        self.done.append(self.undone.pop())
