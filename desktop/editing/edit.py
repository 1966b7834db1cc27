"""What an act and an edit are: one small frozen class per thing a person does, undoable or not."""

import dataclasses
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.editing.changes import Changes
from desktop.refusal import Refused

if TYPE_CHECKING:
    from desktop.editing.row_writer import RowWriter


class EditRefused(Refused):
    """A rule of the bank forbids the edit; everything it did so far is rolled back, its journal row too."""


@dataclass(frozen=True, slots=True)
class Act(ABC):
    """What the journal says of a step. Subclasses are frozen dataclasses with plain fields: numbers, text, bytes,
    tuples of them."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What the person reads in the undo menu, in Chinese, without personal data."""

    def told(self) -> dict[str, Any]:
        """What the journal says of the edit; one that carries very many rows says how many, for it has them as rows."""
        return dataclasses.asdict(self)


@dataclass(frozen=True, slots=True)
class Edit(Act):
    """An undoable act.

    `apply` checks its rules, writes through `rows` only, and says what changed. It need not think of undo: the row
    writer records base and new value of every row and derives the inverse from them.
    """

    @abstractmethod
    def apply(self, rows: "RowWriter") -> Changes:
        """Write. Raises EditRefused when a rule forbids it; any other exception is a bug. Both roll back."""
