"""The change dossier leaves the program: asks for the place, writes the workbook, notes it in the audit log."""

from datetime import datetime
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.drawing.content import MapContent
from desktop.organisation.staff import Staff
from desktop.plans.dossier import HEADS, dossier
from desktop.plans.draft_state import DraftState
from desktop.ui.language import QT_TRANSLATE_NOOP
from desktop.ui.tables.table_output import TableOutput

translate = QCoreApplication.translate
_WORDS = {
    "NEW": QT_TRANSLATE_NOOP("Dossier", "新网格"),
    "GONE": QT_TRANSLATE_NOOP("Dossier", "撤销"),
    "BORDER": QT_TRANSLATE_NOOP("Dossier", "边界改动"),
    "POSTS": QT_TRANSLATE_NOOP("Dossier", "定员改动"),
}


def ask_place(parent: QWidget, plan: str) -> Path | None:
    """Where the workbook is to go; None when the user thinks better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title = translate("Dossier", "改动说明")
    name = f"{title}-{plan}-{datetime.now().astimezone():%Y%m%d-%H%M}.xlsx".replace("/", "／")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), "*.xlsx")
    return Path(chosen) if chosen else None


def write_dossier(
    state: DraftState, content: MapContent, staff: tuple[Staff, ...], output: TableOutput, path: Path
) -> None:
    """Write what the draft does to every grid, behind the window."""
    names: dict[tuple[str, int | None], str] = {("branch", branch.id): branch.name for branch in content.branches}
    names |= {("staff", one.id): one.name for one in staff}
    table = dossier(state.draft, state.totals, names=names, as_of=content.as_of)
    table = table.worded(lambda word: translate("Dossier", _WORDS[word]) if word in _WORDS else word)
    keys = tuple(head.key for head in HEADS)
    name = translate("Dossier", "改动说明") + f"（{state.draft.plan.title}）"
    sheet = output.sheet(table, np.arange(len(table), dtype=np.int32), keys, original=False, name=name)
    output.write(sheet, form="xlsx", path=path if path.suffix == ".xlsx" else path.with_name(f"{path.name}.xlsx"))
