"""Below the two maps: the grids that differ, where customers go, from which manager to which, and contracts."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget

from desktop import formats
from desktop.drawing.change_layer import change_colours, seen
from desktop.drawing.style import LIGHT, Style
from desktop.plans.comparison import Comparison, GridChange, Pair
from desktop.plans.draft import DraftGrid
from desktop.ui.plans.compare_table import Cell, ChangeTable
from desktop.ui.plans.compare_words import (
    DEPOSITS,
    HOUSEHOLDS,
    KINDS,
    LOANS,
    NO_CONTRACTS,
    changed,
    counted,
    customers,
    money,
    nowhere,
    paid,
    say,
    sized,
    vacant,
)

Names = Mapping[tuple[str, int | None], str]
"""Of branches ("branch", id) and staff ("staff", id)."""


class CompareTables(QTabWidget):
    """`chosen(codes)`: the maps are to go to these grids."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self._shown: tuple[Comparison, Names] | None = None
        self._style = LIGHT
        self.grids, self.moves, self.leads = ChangeTable(), ChangeTable(), ChangeTable()
        self.contracts = QLabel()
        self.contracts.setObjectName("EmptyText")
        self.contracts.setWordWrap(True)
        self.contracts.setMargin(12)
        self.contracts.setAlignment(Qt.AlignmentFlag.AlignTop)
        for page in (self.grids, self.moves, self.leads, self.contracts):
            self.addTab(page, "")
        for table in (self.grids, self.moves, self.leads):
            table.chosen.connect(self.chosen)
        self._translate()

    def show_comparison(self, found: Comparison | None, names: Names) -> None:
        self._shown = None if found is None else (found, names)
        self._write()

    def pick(self, code: str) -> bool:
        """Mark the row of a grid and show it; False when it is the same on both sides."""
        found = self.grids.pick(code)
        if found:
            self.setCurrentWidget(self.grids)
        return found

    def use_style(self, style: Style) -> None:
        if change_colours(style) is not change_colours(self._style):
            self._style = style
            self._write()

    def _write(self) -> None:
        if self._shown is None:
            for table in (self.grids, self.moves, self.leads):
                table.setRowCount(0)
            self._titles(0, 0, 0)
            return
        found, names = self._shown
        self.grids.show_rows(
            (
                self.tr("改动"), self.tr("编码"), self.tr("网格"), self.tr("支行"), self.tr("主办"),
                self.tr("户"), self.tr("客户（条）"), self.tr("存款"), self.tr("贷款"), self.tr("面积"),
            ),
            (self._grid_row(one, names) for one in found.changes),
        )  # fmt: skip
        moved = sorted(found.moved.items(), key=lambda one: -customers(one[1]))
        self.moves.show_rows(
            (
                self.tr("原网格"), self.tr("新网格"), self.tr("客户（条）"), self.tr("存款"), self.tr("贷款"),
                self.tr("原主办"), self.tr("新主办"),
            ),
            (self._move_row(found, pair, names) for pair, _ in moved),
        )  # fmt: skip
        self._write_leads(found, names)
        self._titles(len(found.changes), len(moved), len(found.by_lead))

    def _grid_row(self, one: GridChange, names: Names) -> tuple[frozenset[str], list[Cell]]:
        old, new = one.before, one.after
        branch = changed(_branch(old, names), _branch(new, names))
        lead = changed(_lead(old, names), _lead(new, names))
        homes = int(one.held[HOUSEHOLDS]), int(one.holds[HOUSEHOLDS])
        figures = [
            (counted(*homes), homes[1] - homes[0]),
            (counted(customers(one.held), customers(one.holds)), customers(one.holds) - customers(one.held)),
            *(
                (paid(int(one.held[place]), int(one.holds[place])), int(one.holds[place] - one.held[place]))
                for place in (DEPOSITS, LOANS)
            ),
            (sized(one.area_before, one.area_after), one.area_after - one.area_before),
        ]
        what = say(KINDS[one.what])
        cells = [
            Cell(what, what, change_colours(self._style)[seen(one.what)]),
            *(Cell(word, word) for word in (one.code, one.name, branch, lead)),
            *(Cell(text, float(by)) for text, by in figures),
        ]
        return frozenset({one.code}), cells

    def _move_row(self, found: Comparison, pair: Pair, names: Names) -> tuple[frozenset[str], list[Cell]]:
        code, new_code = pair
        old = None if code is None else found.before.by_code[code]
        new = None if new_code is None else found.after.by_code[new_code]
        amounts = found.flows[pair]
        words = [nowhere() if grid is None else grid.name for grid in (old, new)]
        people = [_lead(grid, names) for grid in (old, new)]
        numbers = [
            Cell(formats.count(customers(amounts)), float(customers(amounts))),
            *(Cell(money(int(amounts[place])), float(amounts[place])) for place in (DEPOSITS, LOANS)),
        ]
        cells = [*(Cell(word, word) for word in words), *numbers, *(Cell(word, word) for word in people)]
        return frozenset(one for one in (code, new_code) if one is not None), cells

    def _write_leads(self, found: Comparison, names: Names) -> None:
        """From manager (down) to manager (across): customers, with the money in the tooltip."""
        pairs = found.by_lead
        old = sorted({pair[0] for pair in pairs}, key=lambda one: _person(one, names))
        new = sorted({pair[1] for pair in pairs}, key=lambda one: _person(one, names))
        grids: dict[tuple[int | None, int | None], set[str]] = {}
        for code, new_code in found.flows:
            pair = _staff(found.before.by_code, code), _staff(found.after.by_code, new_code)
            if pair in pairs:
                grids.setdefault(pair, set()).update(one for one in (code, new_code) if one is not None)
        rows: list[tuple[frozenset[str], list[Cell]]] = []
        for one in old:
            cells = [Cell(_person(one, names), _person(one, names))]
            codes: set[str] = set()
            whole = 0
            for other in new:
                held = pairs.get((one, other))
                number = 0 if held is None else customers(held)
                whole += number
                codes |= grids.get((one, other), set())
                cells.append(Cell("" if held is None else formats.count(number), float(number)))
            rows.append((frozenset(codes), [*cells, Cell(formats.count(whole), float(whole))]))
        heads = (self.tr("原主办 ＼ 新主办"), *(_person(one, names) for one in new), self.tr("合计（条）"))
        self.leads.show_rows(heads, rows)
        for row, one in enumerate(old):
            for place, other in enumerate(new, start=1):
                held, item = pairs.get((one, other)), self.leads.item(row, place)
                if held is not None and item is not None:
                    words = self.tr("{0} → {1}：{2} 条客户 · 存款 {3} · 贷款 {4}").format(
                        _person(one, names), _person(other, names), formats.count(customers(held)),
                        money(int(held[DEPOSITS])), money(int(held[LOANS])),
                    )  # fmt: skip
                    item.setToolTip(words)

    def _titles(self, grids: int, moves: int, leads: int) -> None:
        self.setTabText(0, self.tr("改动的网格 {0}").format(formats.count(grids)))
        self.setTabText(1, self.tr("客户去向 {0}").format(formats.count(moves)))
        self.setTabText(2, self.tr("换主办 {0}").format(formats.count(leads)))
        self.setTabText(3, self.tr("责任书"))

    def _translate(self) -> None:
        self.contracts.setText(say(NO_CONTRACTS))
        self.grids.setAccessibleName(self.tr("两边不同的网格"))
        self.moves.setAccessibleName(self.tr("换网格的客户"))
        self.leads.setAccessibleName(self.tr("换主办的客户"))
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


def _staff(grids: Mapping[str, DraftGrid], code: str | None) -> int | None:
    return None if code is None else grids[code].staff_id


def _person(staff: int | None, names: Names) -> str:
    return vacant() if staff is None else names.get(("staff", staff), f"#{staff}")


def _lead(grid: DraftGrid | None, names: Names) -> str:
    return "" if grid is None else _person(grid.staff_id, names)


def _branch(grid: DraftGrid | None, names: Names) -> str:
    return "" if grid is None else names.get(("branch", grid.branch_id), "")
