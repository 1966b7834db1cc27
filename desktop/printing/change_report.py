"""The change dossier 改动说明 on paper: what a plan changes, on maps and in tables, to be laid before a board."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from desktop import formats
from desktop.drawing.change_layer import seen
from desktop.drawing.style import GREY, LIGHT, Style, for_paper
from desktop.files import whole_file
from desktop.maps.viewport import PIXEL_MM
from desktop.plans.draft_changes import Change
from desktop.plans.moved_villages import MovedVillage
from desktop.plans.plan import Plan, Status
from desktop.plans.totals import NOTHING
from desktop.printing import page_words
from desktop.printing.change_maps import ChangeMaps, draw_change_legend, draw_pair
from desktop.printing.change_tables import (
    Names,
    customers,
    figure_heads,
    grid_heads,
    grid_rows,
    handed_heads,
    handed_rows,
    kind_words,
    move_heads,
    move_rows,
    other_heads,
    other_rows,
    unit_rows,
    village_heads,
    village_rows,
)
from desktop.printing.output import Render, pdf_of_pages
from desktop.printing.page import RIGHT, RULE, SECOND, Page
from desktop.printing.page_layout import Area
from desktop.printing.paper import Paper
from desktop.printing.report_flow import Placed, Strip, flow
from desktop.printing.report_parts import ColumnHead, ReportParts, TableRow
from desktop.progress import Progress

translate = QCoreApplication.translate

_MARGIN = 11.0
_FOOTER, _HEADER, _RUNNING = 9.5, 17.0, 7.0


@dataclass(frozen=True, slots=True, eq=False)
class ChangeReport:
    """What is printed, by whom and on what. `maps` compares what is in force with the plan."""

    plan: Plan
    maps: ChangeMaps
    names: Names
    villages: tuple[MovedVillage, ...]
    paper: Paper
    printed_by: str
    printed_at: datetime
    copy_no: int = 1
    grey: bool = False

    @property
    def title(self) -> str:
        return translate("ChangeReport", "网格化方案改动说明")

    @property
    def style(self) -> Style:
        return for_paper(GREY if self.grey else LIGHT)


def write_change_report(report: ChangeReport, path: Path, progress: Progress | None = None) -> int:
    """Write `path` as a PDF of vectors with embedded fonts, whole or not at all; returns the number of pages.

    Needs a QGuiApplication. Raises Refused for a folder that cannot be written, Cancelled on request.
    """
    pages = report_pages(report)
    made = pdf_of_pages(report.paper, f"{report.title} {report.plan.title}", pages, progress)
    with whole_file(path) as part:
        part.write_bytes(made)
    return len(pages)


def report_pages(report: ChangeReport) -> list[Render]:
    """One `Render` for each page."""
    unit = report.paper.enlargement
    free = Area(0, 0, report.paper.width_mm, report.paper.height_mm).inside(_MARGIN * unit)
    footer = Area(free.x, free.bottom - _FOOTER * unit, free.width, _FOOTER * unit)
    bottom = footer.y - 3.0 * unit
    first_top, other_top = free.y + (_HEADER + 3.0) * unit, free.y + (_RUNNING + 2.5) * unit
    first = Area(free.x, first_top, free.width, bottom - first_top)
    other = Area(free.x, other_top, free.width, bottom - other_top)
    parts = ReportParts(Page(QPainter()), free.width, unit)  # measures type only: nothing is painted with it
    placed = flow(_strips(report, parts, first.height, other.height), first, other)

    def render(number: int) -> Render:
        def draw(painter: QPainter, dpi: float) -> None:
            _draw_page(painter, report, placed[number], free, footer, (number + 1, len(placed)), dpi=dpi)

        return draw

    return [render(number) for number in range(len(placed))]


def _draw_page(
    painter: QPainter, report: ChangeReport, placed: Sequence[Placed], free: Area, footer: Area,
    page_no: tuple[int, int], *, dpi: float,
) -> None:  # fmt: skip
    unit = report.paper.enlargement
    painter.save()
    painter.scale(dpi * PIXEL_MM / 25.4, dpi * PIXEL_MM / 25.4)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    page = Page(painter)
    content = report.maps.before
    if page_no[0] == 1:
        second = "　".join((content.bank_name, report.plan.title, _as_of(report)))
        page_words.draw_header(page, Area(free.x, free.y, free.width, _HEADER * unit), report.title, second, unit=unit)
    else:
        line = Area(free.x, free.y, free.width, _RUNNING * unit)
        page.text(line, f"{report.title} · {report.plan.title}", size=3.0 * unit, bold=True)
        internal = translate("MapSheet", "内部资料 注意保管")
        page.text(line, internal, size=2.9 * unit, colour=SECOND, align=RIGHT)
        page.rule(line.x, line.bottom, line.right, line.bottom, width=0.4 * unit)
    for strip, area in placed:
        strip.draw(page, area)
    page_words.draw_footer(
        page,
        footer,
        content,
        printed_by=report.printed_by,
        printed_at=report.printed_at,
        copy_no=report.copy_no,
        unit=unit,
        page_no=page_no,
    )
    painter.restore()


# ── what stands in it ──────────────────────────────────────────────────────────────────────────────────────


def _strips(report: ChangeReport, parts: ReportParts, first_height: float, page_height: float) -> list[Strip]:
    found, unit = report.maps.found, report.paper.enlargement
    strips = [*parts.facts(_facts(report)), parts.gap(2.5), *parts.words(_summary(report), bold=True)]
    left = first_height - sum(strip.height for strip in strips)
    strips += _overview(report, parts, left)
    strips += _close_ups(report, parts, page_height)
    section = _Section(parts)
    strips += section.table(
        translate("ChangeReport", "改动的网格"), grid_heads(), grid_rows(found, report.names, report.style, unit),
        note=translate("ChangeReport", "客户按条计，含潜在客户；存贷款为时点余额"),
    )  # fmt: skip
    strips += section.table(
        translate("ChangeReport", "建档家庭、重点客户、走访到期和逾期的变化"), other_heads(), other_rows(found)
    )
    for title, name, unit_key, kind in (
        (translate("ChangeReport", "对支行的影响"), translate("ChangeReport", "支行"), "branch_id", "branch"),
        (translate("ChangeReport", "对客户经理的影响（主办）"), translate("ChangeReport", "主办"), "staff_id", "staff"),
    ):
        heads = figure_heads((ColumnHead(name, 40),))
        strips += section.table(title, heads, unit_rows(found, unit_key, kind, report.names))
    strips += section.table(
        translate("ChangeReport", "换主办和新设的网格"), handed_heads(), handed_rows(found, report.names)
    )
    strips += section.table(translate("ChangeReport", "客户去向"), move_heads(), move_rows(found, report.names))
    strips += section.table(
        translate("ChangeReport", "随之换网格的村组"), village_heads(), village_rows(found, report.villages)
    )
    strips += section.heading(translate("ChangeReport", "需重签的责任书"))
    strips += parts.words(
        translate("ChangeReport", "责任书将在后续版本提供：本版本还没有责任书，无法列出需重签的责任书。")
    )
    strips += section.heading(translate("ChangeReport", "口径"))
    strips += parts.words(_notes(report))
    sources = page_words.sources(report.maps.before)
    strips += parts.words(translate("ChangeReport", "底图资料来源：{0}。").format(sources))
    strips += _signatures(parts, unit)
    return strips


class _Section:
    """Numbers the headings: 一、二、三."""

    def __init__(self, parts: ReportParts) -> None:
        self._parts, self._number = parts, 0

    def heading(self, title: str, note: str = "") -> list[Strip]:
        self._number += 1
        return self._parts.heading(translate("ChangeReport", "{0}. {1}").format(self._number, title), note)

    def table(
        self, title: str, heads: Sequence[ColumnHead], rows: Sequence[TableRow], *, note: str = ""
    ) -> list[Strip]:
        """A heading with its table, or with the sentence that nothing of the kind happens."""
        if not rows:
            return [*self.heading(title), *self._parts.words(translate("ChangeReport", "没有。"))]
        return [*self.heading(title, note), *self._parts.table(heads, rows)]


def _overview(report: ChangeReport, parts: ReportParts, left: float) -> list[Strip]:
    unit, maps, style = report.paper.enlargement, report.maps, report.style
    box = maps.found.before.partition.box.union(maps.found.after.partition.box)
    width = report.paper.width_mm - 2 * _MARGIN * unit
    heading = parts.heading(translate("ChangeReport", "改动前后的地图"))[0]
    room = left - heading.height - 7.5 * unit
    is_wide = report.paper.width_mm > report.paper.height_mm
    height = room if is_wide else min(width / 2 * box.height / box.width + 16 * unit, room * 0.58)
    legend = Strip(7.0 * unit, lambda page, area: draw_change_legend(page, area, maps, kind_words(), style, unit=unit))
    return [
        replace(heading, keep=2),
        Strip(height, lambda page, area: draw_pair(page, area, maps, box, style, unit=unit, close=False), keep=1),
        legend,
    ]


def _close_ups(report: ChangeReport, parts: ReportParts, page_height: float) -> list[Strip]:
    """A pair for each group of grids that change ground and touch each other."""
    unit, maps, style = report.paper.enlargement, report.maps, report.style
    is_wide = report.paper.width_mm > report.paper.height_mm
    height = page_height / 2 - 11.0 * unit if is_wide else min(84.0 * unit, page_height * 0.44)
    names = {one.code: f"{maps.numbers[one.code]} {one.name}" for one in maps.found.changes}
    strips: list[Strip] = []
    for number, group in enumerate(maps.groups(), start=1):
        box = maps.box(group)
        if box is None:
            continue
        listed = "、".join(names[code] for code in sorted(group, key=lambda code: maps.numbers[code]))
        title = translate("ChangeReport", "局部图 {0}").format(number)

        def draw(page: Page, area: Area, box=box) -> None:  # type: ignore[no-untyped-def]
            draw_pair(page, area, maps, box, style, unit=unit, close=True)

        (heading,) = parts.heading(title, listed)
        strips += [replace(heading, keep=1), Strip(height, draw)]
    return strips


def _as_of(report: ChangeReport) -> str:
    return translate("ChangeReport", "数据截至 {0}").format(report.maps.before.as_of)


def _facts(report: ChangeReport) -> list[tuple[str, str]]:
    plan = report.plan
    status = {
        Status.DRAFT: translate("ChangeReport", "草案（未提交）"),
        Status.SUBMITTED: translate("ChangeReport", "已提交，等待审批"),
        Status.APPROVED: translate("ChangeReport", "已审批，等待发布"),
        Status.ACTIVE: translate("ChangeReport", "现行"),
        Status.SUPERSEDED: translate("ChangeReport", "已被替代"),
    }[plan.status]
    open_, none = translate("ChangeReport", "待定"), formats.NOTHING
    return [
        (translate("ChangeReport", "方案名称"), plan.title),
        (translate("ChangeReport", "版本"), translate("ChangeReport", "第 {0} 版").format(plan.version)),
        (translate("ChangeReport", "状态"), status),
        (translate("ChangeReport", "生效日"), plan.valid_from or open_),
        (translate("ChangeReport", "审批人"), plan.approver or none),
        (translate("ChangeReport", "审批日期"), plan.approved_on or none),
        (translate("ChangeReport", "文号"), plan.document or none),
        (translate("ChangeReport", "起草"), _who(plan.created_by, plan.created_at)),
        (translate("ChangeReport", "提交"), _who(plan.submitted_by, plan.submitted_at)),
        (translate("ChangeReport", "数据截至"), report.maps.before.as_of),
        (translate("ChangeReport", "目的"), plan.purpose or none),
    ]


def _who(person: str | None, at: str | None) -> str:
    return " ".join(word for word in (person, (at or "")[:10]) if word) or formats.NOTHING


def _summary(report: ChangeReport) -> str:
    found, words = report.maps.found, kind_words()
    kinds = [seen(one.what) for one in found.changes]
    parts = [
        translate("ChangeReport", "{0} {1} 个网格").format(words[kind], kinds.count(kind))
        for kind in (Change.BORDER, Change.NEW, Change.GONE, Change.PEOPLE)
        if kind in kinds
    ]
    moved, other = sum(found.moved.values(), NOTHING), sum(found.by_lead.values(), NOTHING)
    parts.append(
        translate("ChangeReport", "{0} 条客户换网格，{1} 条客户换主办").format(
            formats.count(customers(moved)), formats.count(customers(other))
        )
    )
    return translate("ChangeReport", "本方案：{0}。").format(translate("ChangeReport", "；").join(parts))


def _notes(report: ChangeReport) -> str:
    return translate(
        "ChangeReport",
        "改动前后都用截至 {0} 的客户和余额，按各自的边界归入网格；住在边界变动处的客户随地块走，人工指定网格的、"
        "例外归属的和没有坐标的客户留在原网格，原网格撤销的随其中心地块走。网格以编码为准。面积为椭球面面积。",
    ).format(report.maps.before.as_of)


def _signatures(parts: ReportParts, unit: float) -> list[Strip]:
    """Lines for those who draw up, check and approve."""
    titles = (
        translate("ChangeReport", "拟稿"), translate("ChangeReport", "复核"), translate("ChangeReport", "审批"),
        translate("ChangeReport", "日期"),
    )  # fmt: skip

    def draw(page: Page, area: Area) -> None:
        width = area.width / len(titles)
        for place, title in enumerate(titles):
            x = area.x + place * width
            said = page.text_width(title, 3.0 * unit) + 2 * unit
            page.text(Area(x, area.bottom - 6 * unit, said, 5 * unit), title, size=3.0 * unit, colour=SECOND)
            page.rule(
                x + said, area.bottom - 1.2 * unit, x + width - 5 * unit, area.bottom - 1.2 * unit,
                width=0.2 * unit, colour=RULE,
            )  # fmt: skip

    return [Strip(16.0 * unit, draw)]
