"""An imported layer becomes a draft: begun and drawn in one step, so that one undo takes all of it back."""

from dataclasses import dataclass

from desktop.customers.queries import bank_date
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.grids.queries import active_plan
from desktop.plans.draft import ArcStep, DraftGrid
from desktop.plans.draft_edits import RedrawDraft, begin_draft
from desktop.plans.draft_queries import plan_of


@dataclass(frozen=True, slots=True)
class ImportIntoNewDraft(Edit):
    """`base` is the plan in force that the borders were laid over; `arcs`, `grids`, `gone` as in RedrawDraft."""

    title: str
    purpose: str
    base: int
    arcs: tuple[ArcStep, ...]
    grids: tuple[DraftGrid, ...] = ()
    gone: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        return f"导入网格图层，起草方案「{self.title}」"

    def apply(self, rows: RowWriter) -> Changes:
        if active_plan(rows.db, bank_date(rows.db)) != self.base:
            raise EditRefused(
                "检查图层之后另有方案生效，没有导入任何内容；请重新检查一次图层。",
                "Another plan came into force since the layer was looked over, so nothing was imported. "
                "Please look the layer over again.",
            )
        begun = plan_of(rows.db, begin_draft(rows, self.title, self.purpose))
        drawn = RedrawDraft(begun.id, begun.state or "", self.label, self.arcs, self.grids, self.gone).apply(rows)
        return Changes(drawn.kinds | {"grid_plan"}, drawn.box)
