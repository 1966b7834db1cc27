"""Saved views of the map: adding and removing one are edits like any other."""

from dataclasses import dataclass

from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter

_KINDS = frozenset({"bookmark"})


@dataclass(frozen=True, slots=True)
class AddBookmark(Edit):
    """Save a view: its centre in degrees × 10⁷ and its scale in world metres per pixel."""

    name: str
    lon_e7: int
    lat_e7: int
    metres_per_pixel: float

    @property
    def label(self) -> str:
        return f"添加书签「{self.name}」"

    def apply(self, rows: RowWriter) -> Changes:
        if not self.name.strip():
            raise EditRefused("书签要有名称。", "A bookmark needs a name.")
        rows.insert(
            "bookmark",
            {
                "name": self.name.strip(),
                "lon_e7": self.lon_e7,
                "lat_e7": self.lat_e7,
                "metres_per_pixel": float(self.metres_per_pixel),
                "created_by": rows.user,
                "created_at": rows.at,
            },
        )
        return Changes(_KINDS)


@dataclass(frozen=True, slots=True)
class RemoveBookmark(Edit):
    """Forget a saved view. `name` is for the undo menu."""

    bookmark_id: int
    name: str

    @property
    def label(self) -> str:
        return f"删除书签「{self.name}」"

    def apply(self, rows: RowWriter) -> Changes:
        rows.delete("bookmark", self.bookmark_id)
        return Changes(_KINDS)
