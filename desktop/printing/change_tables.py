"""The tables of a change dossier on paper: grids, branches, managers, who goes where, villages."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.drawing.change_layer import seen
from desktop.drawing.style import Style
from desktop.plans.comparison import Comparison, GridChange, Pair
from desktop.plans.draft import DraftGrid
from desktop.plans.draft_changes import Change
from desktop.plans.moved_villages import MovedVillage
from desktop.plans.totals import NOTHING
from desktop.plans.weight_queries import MEASURES, Amounts
from desktop.printing.change_maps import draw_sign
from desktop.printing.page import Page
from desktop.printing.page_layout import Area
from desktop.printing.report_parts import ColumnHead, TableRow

translate = QCoreApplication.translate

Names = Mapping[tuple[str, int | None], str]
"""Of branches ("branch", id) and staff ("staff", id)."""

_HOUSEHOLDS, _STOCK, _POTENTIAL, _KEY, _DEPOSITS, _LOANS, _OVERDUE, _DUE = (
    MEASURES.index(name)
    for name in ("households", "stock", "potential", "key", "deposits_fen", "loans_fen", "overdue_fen", "visits_due")
)
_GROUPS_NAMED = 12  # of a village, one by one; more are counted


def kind_words() -> dict[Change, str]:
    """What becomes of a grid, in words."""
    return {
        Change.BORDER: translate("ChangeReport", "边界改变"),
        Change.NEW: translate("ChangeReport", "新设"),
        Change.GONE: translate("ChangeReport", "撤销"),
        Change.PEOPLE: translate("ChangeReport", "换人员"),
        Change.RECORD: translate("ChangeReport", "改资料"),
    }


def customers(held: Amounts) -> int:
    """Records 条, potential ones too."""
    return int(held[_STOCK] + held[_POTENTIAL])


def figure_heads(first: Sequence[ColumnHead]) -> tuple[ColumnHead, ...]:
    """The columns before them, then customers, deposits and loans, each before, after and difference."""
    when = (
        translate("ChangeReport", "改前"), translate("ChangeReport", "改后"), translate("ChangeReport", "增减"),
    )  # fmt: skip
    groups = (
        (translate("ChangeReport", "客户（条）"), 12.5),
        (translate("ChangeReport", "存款（万元）"), 17.5),
        (translate("ChangeReport", "贷款（万元）"), 17.5),
    )
    figures = (ColumnHead(title, share, number=True, group=group) for group, share in groups for title in when)
    return (*first, *figures)


def grid_heads() -> tuple[ColumnHead, ...]:
    return figure_heads(
        (
            ColumnHead(translate("ChangeReport", "序号"), 14, number=True),
            ColumnHead(translate("ChangeReport", "网格"), 33),
        )
    )


def grid_rows(found: Comparison, names: Names, style: Style, unit: float) -> list[TableRow]:
    """Each changed grid with its people and area in a second line, and a sum that shows that nobody is lost."""
    words = kind_words()
    rows = [
        TableRow(
            (str(number), one.name, *figures(one.held, one.holds)),
            note=_note(one, words, names),
            mark=_sign(one.what, style, unit),
        )
        for number, one in enumerate(found.changes, start=1)
    ]
    held = sum((one.held for one in found.changes), NOTHING)
    holds = sum((one.holds for one in found.changes), NOTHING)
    whole = translate("ChangeReport", "合计 {0} 个").format(len(found.changes))
    return [*rows, TableRow(("", whole, *figures(held, holds)), bold=True)]


def _sign(what: Change, style: Style, unit: float) -> Callable[[Page, Area], None]:
    def draw(page: Page, area: Area) -> None:
        spot = Area(area.x + 0.6 * unit, area.y + 1.1 * unit, 6.4 * unit, 3.2 * unit)
        draw_sign(page, spot, seen(what), style, unit=unit)

    return draw


def _note(one: GridChange, words: Mapping[Change, str], names: Names) -> str:
    old, new = one.before, one.after
    mu = formats.MU_SQUARE_METRES
    area = _changed(f"{one.area_before / mu:,.0f}", f"{one.area_after / mu:,.0f}")
    parts = (
        words[one.what],
        one.code,
        translate("ChangeReport", "支行 {0}").format(_changed(_branch(old, names), _branch(new, names))),
        translate("ChangeReport", "主办 {0}").format(_changed(_lead(old, names), _lead(new, names))),
        translate("ChangeReport", "面积 {0} 亩").format(area),
    )
    return " · ".join(parts)


def other_heads() -> tuple[ColumnHead, ...]:
    when = (
        translate("ChangeReport", "改前"), translate("ChangeReport", "改后"), translate("ChangeReport", "增减"),
    )  # fmt: skip
    groups = (
        (translate("ChangeReport", "建档家庭（户）"), 11.5),
        (translate("ChangeReport", "重点客户（条）"), 11.0),
        (translate("ChangeReport", "走访到期（条）"), 11.0),
        (translate("ChangeReport", "逾期（万元）"), 15.0),
    )
    return (
        ColumnHead(translate("ChangeReport", "序号"), 10),
        ColumnHead(translate("ChangeReport", "网格"), 33),
        *(ColumnHead(title, share, number=True, group=group) for group, share in groups for title in when),
    )


def other_rows(found: Comparison) -> list[TableRow]:
    """Households, key customers, visits due and overdue of every grid where one of them changes."""
    rows = []
    for number, one in enumerate(found.changes, start=1):
        if any(one.held[place] != one.holds[place] for place in (_HOUSEHOLDS, _KEY, _DUE, _OVERDUE)):
            cells = [
                *_three(int(one.held[_HOUSEHOLDS]), int(one.holds[_HOUSEHOLDS]), formats.count),
                *_three(int(one.held[_KEY]), int(one.holds[_KEY]), formats.count),
                *_three(int(one.held[_DUE]), int(one.holds[_DUE]), formats.count),
                *_three(int(one.held[_OVERDUE]), int(one.holds[_OVERDUE]), _wan),
            ]
            rows.append(TableRow((str(number), one.name, *cells)))
    return rows


def unit_rows(found: Comparison, unit: str, kind: str, names: Names) -> list[TableRow]:
    """What branches (`branch_id`, "branch") or lead managers (`staff_id`, "staff") hold, where it changes."""
    rows = []
    for key, (held, holds) in found.by_unit(unit).items():
        if any(held[place] != holds[place] for place in range(len(MEASURES))):
            name = vacant() if key is None else names.get((kind, key), f"#{key}")
            rows.append((name, held, holds))
    rows.sort(key=lambda row: customers(row[2]) - customers(row[1]))
    return [TableRow((name, *figures(held, holds))) for name, held, holds in rows]


def handed_heads() -> tuple[ColumnHead, ...]:
    return (
        ColumnHead(translate("ChangeReport", "序号"), 10),
        ColumnHead(translate("ChangeReport", "网格"), 40),
        ColumnHead(translate("ChangeReport", "支行"), 46),
        ColumnHead(translate("ChangeReport", "原主办"), 26),
        ColumnHead(translate("ChangeReport", "新主办"), 26),
        ColumnHead(translate("ChangeReport", "客户（条）"), 20, number=True),
        ColumnHead(translate("ChangeReport", "贷款（万元）"), 24, number=True),
    )


def handed_rows(found: Comparison, names: Names) -> list[TableRow]:
    """Grids that get another lead manager, new ones too."""
    rows = []
    for number, one in enumerate(found.changes, start=1):
        old, new = one.before, one.after
        if new is None or (old is not None and old.staff_id == new.staff_id):
            continue
        branch = _changed(_branch(old, names), _branch(new, names)) if old is not None else _branch(new, names)
        before = _lead(old, names) or formats.NOTHING
        cells = (branch, before, _lead(new, names), f"{customers(one.holds):,}", _wan(int(one.holds[_LOANS])))
        rows.append(TableRow((str(number), one.name, *cells)))
    return rows


def move_heads() -> tuple[ColumnHead, ...]:
    return (
        ColumnHead(translate("ChangeReport", "原网格"), 44),
        ColumnHead(translate("ChangeReport", "新网格"), 44),
        ColumnHead(translate("ChangeReport", "主办"), 46),
        ColumnHead(translate("ChangeReport", "客户（条）"), 18, number=True),
        ColumnHead(translate("ChangeReport", "存款（万元）"), 22, number=True),
        ColumnHead(translate("ChangeReport", "贷款（万元）"), 22, number=True),
    )


def move_rows(found: Comparison, names: Names) -> list[TableRow]:
    """From which grid to which customers go, most first."""

    def row(pair: Pair, held: Amounts) -> TableRow:
        old, new = _grid(found.before.by_code, pair[0]), _grid(found.after.by_code, pair[1])
        return TableRow(
            (
                _name(old), _name(new), _changed(_lead(old, names), _lead(new, names)), f"{customers(held):,}",
                _wan(int(held[_DEPOSITS])), _wan(int(held[_LOANS])),
            )
        )  # fmt: skip

    moved = sorted(found.moved.items(), key=lambda one: -customers(one[1]))
    whole = sum(found.moved.values(), NOTHING)
    rows = [row(pair, held) for pair, held in moved]
    total = TableRow(
        (
            translate("ChangeReport", "合计"), "", "", f"{customers(whole):,}", _wan(int(whole[_DEPOSITS])),
            _wan(int(whole[_LOANS])),
        ),
        bold=True,
    )  # fmt: skip
    return [*rows, total] if rows else []


def village_heads() -> tuple[ColumnHead, ...]:
    return (
        ColumnHead(translate("ChangeReport", "乡镇（街道）"), 34),
        ColumnHead(translate("ChangeReport", "村（社区）"), 34),
        ColumnHead(translate("ChangeReport", "村民小组"), 58),
        ColumnHead(translate("ChangeReport", "原网格"), 34),
        ColumnHead(translate("ChangeReport", "新网格"), 34),
    )


def village_rows(found: Comparison, villages: Sequence[MovedVillage]) -> list[TableRow]:
    return [
        TableRow(
            (
                one.town, one.village, _groups(one), _name(_grid(found.before.by_code, one.before)),
                _name(_grid(found.after.by_code, one.after)),
            )
        )
        for one in villages
    ]  # fmt: skip


def _groups(one: MovedVillage) -> str:
    if one.whole:
        return translate("ChangeReport", "整村（社区）")
    if len(one.groups) > _GROUPS_NAMED:
        return translate("ChangeReport", "{0} 个小组").format(len(one.groups))
    return "、".join(one.groups)


def figures(held: Amounts, holds: Amounts) -> tuple[str, ...]:
    """Customers, deposits, loans: before, after, difference."""
    return (
        *_three(customers(held), customers(holds), formats.count),
        *_three(int(held[_DEPOSITS]), int(holds[_DEPOSITS]), _wan),
        *_three(int(held[_LOANS]), int(holds[_LOANS]), _wan),
    )


def _three(before: int, after: int, said: Callable[[int], str]) -> tuple[str, str, str]:
    by = after - before
    return said(before), said(after), "±0" if by == 0 else ("+" if by > 0 else "-") + said(abs(by))


def _wan(fen: int) -> str:
    """分 in 万元 with two decimals."""
    return f"{fen / 1e6:,.2f}"


def _changed(before: str, after: str) -> str:
    return after if before == after else f"{before or formats.NOTHING} → {after or formats.NOTHING}"


def vacant() -> str:
    return translate("ChangeReport", "（缺岗）")


def _lead(grid: DraftGrid | None, names: Names) -> str:
    if grid is None:
        return ""
    return vacant() if grid.staff_id is None else names.get(("staff", grid.staff_id), f"#{grid.staff_id}")


def _branch(grid: DraftGrid | None, names: Names) -> str:
    return "" if grid is None else names.get(("branch", grid.branch_id), "")


def _grid(grids: Mapping[str, DraftGrid], code: str | None) -> DraftGrid | None:
    return None if code is None else grids[code]


def _name(grid: DraftGrid | None) -> str:
    return translate("ChangeReport", "（网格外）") if grid is None else grid.name
