"""The bank keeps up the other names of its places: old towns, shops' corners, the misspellings of a clerk."""

from dataclasses import dataclass

from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_change import Value
from desktop.editing.row_writer import RowWriter
from desktop.locating.address_text import squeezed

KINDS = ("FORMER", "LATER", "SHORT", "LOCAL", "MISSPELT")
_CHANGED = frozenset({"place_alias"})


@dataclass(frozen=True, slots=True)
class AddAlias(Edit):
    """Another name of a town or village; addresses that hold it are read from the next pass on."""

    name: str
    division_id: int
    kind: str = "LOCAL"
    note: str = ""

    @property
    def label(self) -> str:
        return f"添加地名别名「{self.name}」"

    def apply(self, rows: RowWriter) -> Changes:
        name = squeezed(self.name)
        if len(name) < 2 or self.kind not in KINDS:
            raise EditRefused("地名别名至少要有两个字。", "Another name of a place has at least two characters.")
        division = rows.row("admin_division", self.division_id)
        if division is None or division["level"] not in ("TOWN", "VILLAGE"):
            raise EditRefused("只有镇和村可以有别名。", "Only towns and villages have other names.")
        if rows.db.execute(
            "SELECT 1 FROM place_alias WHERE name = ? AND division_id = ?", (name, self.division_id)
        ).fetchone():
            raise EditRefused(f"“{name}”已经是它的别名。", f"“{name}” is another name of it already.")
        values: dict[str, Value] = {
            "name": name, "division_id": self.division_id, "kind": self.kind, "note": self.note.strip() or None,
        }  # fmt: skip
        rows.insert("place_alias", values)
        return Changes(_CHANGED)


@dataclass(frozen=True, slots=True)
class RemoveAlias(Edit):
    """Forget another name; what was located by it stays."""

    alias_id: int
    name: str

    @property
    def label(self) -> str:
        return f"删除地名别名「{self.name}」"

    def apply(self, rows: RowWriter) -> Changes:
        rows.delete("place_alias", self.alias_id)
        return Changes(_CHANGED)
