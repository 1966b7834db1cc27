"""Saving, changing and forgetting a segment: edits like any other."""

from dataclasses import dataclass

from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.segments.queries import segment_called
from desktop.segments.segment import Definition
from desktop.segments.segment_text import from_text, to_text

_KINDS = frozenset({"segment"})
LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class SaveSegment(Edit):
    """Save who is meant under a title; a segment of that title gets the new definition. `definition` is its text."""

    title: str
    definition: str

    @classmethod
    def of(cls, title: str, definition: Definition) -> "SaveSegment":
        return cls(title, to_text(definition))

    @property
    def label(self) -> str:
        return f"保存客群「{self.title}」"

    def apply(self, rows: RowWriter) -> Changes:
        title = self.title.strip()
        if not title or len(title) > LONGEST_TITLE:
            raise EditRefused(
                f"客群名称要有 1 到 {LONGEST_TITLE} 个字，没有保存。",
                f"The name of a segment has 1 to {LONGEST_TITLE} characters; it was not saved.",
            )
        from_text(self.definition)
        known = segment_called(rows.db, title)
        if known is None:
            about = {"title": title, "definition": self.definition, "created_by": rows.user, "created_at": rows.at}
            rows.insert("segment", about)
        else:
            rows.update("segment", known, {"definition": self.definition})
        return Changes(_KINDS)


@dataclass(frozen=True, slots=True)
class RemoveSegment(Edit):
    """Forget a segment; its customers are not touched. `title` is for the undo menu."""

    segment_id: int
    title: str

    @property
    def label(self) -> str:
        return f"删除客群「{self.title}」"

    def apply(self, rows: RowWriter) -> Changes:
        rows.delete("segment", self.segment_id)
        return Changes(_KINDS)
