"""The words of a printed page: title, the duties of an internal paper, sources, and the watermark of the demo."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor

from desktop.drawing.content import MapContent
from desktop.printing.page import ALERT, CENTRE, INK, RIGHT, SECOND, Page
from desktop.printing.page_layout import Area
from desktop.printing.paper import px

translate = QCoreApplication.translate

DEMO_REVIEW = "示例数据：无审图号，内部使用"


def title(content: MapContent, branch: int | None) -> str:
    """What the page is called when nobody gave it a name."""
    if branch is None:
        return translate("MapSheet", "网格化营销辖区图")
    name = next((found.name for found in content.branches if found.id == branch), "")
    return translate("MapSheet", "{0}网格辖区图").format(name)


def subtitle(content: MapContent, branch: int | None) -> str:
    """Bank, date and the three figures the map stands for."""
    grids = [grid for grid in content.grids if branch is None or grid.branch_id == branch]
    outlets = [outlet for outlet in content.outlets if branch is None or outlet.branch_id == branch]
    figures = translate("MapSheet", "{0} 个网格 · {1} 个网点 · 截至 {2}").format(
        len(grids), len(outlets), content.as_of
    )
    return f"{content.bank_name}　{figures}"


def draw_header(page: Page, area: Area, words: str, second: str, *, unit: float) -> None:
    internal = translate("MapSheet", "内部资料 注意保管")
    stamp = max(38 * unit, page.text_width(internal, 3.5 * unit, bold=True) + 5 * unit)
    free = area.width - stamp - 4 * unit
    page.text(Area(area.x, area.y - 1.0 * unit, free, 11 * unit), words, size=8.6 * unit, bold=True)
    page.text(Area(area.x, area.y + 10.2 * unit, free, 5.4 * unit), second, size=3.6 * unit, colour=SECOND)
    mark = Area(area.right - stamp, area.y + 1.6 * unit, stamp, 8 * unit)
    page.box(mark, line=ALERT, width=0.4 * unit, radius=1.0 * unit)
    page.text(mark, internal, size=3.5 * unit, bold=True, colour=ALERT, align=CENTRE)
    page.rule(area.x, area.bottom, area.right, area.bottom, width=0.6 * unit)


def sources(content: MapContent) -> str:
    """Every source named by the ground under the map, each once, in order of appearance."""
    named = dict.fromkeys(feature.source for feature in content.backdrop)
    return "；".join(named) or translate("MapSheet", "无底图")


def draw_footer(
    page: Page,
    area: Area,
    content: MapContent,
    *,
    printed_by: str,
    printed_at: datetime,
    copy_no: int,
    unit: float,
    page_no: tuple[int, int] | None = None,
) -> None:
    """`page_no` is the number of the page and how many there are, for a print of several."""
    size, line = 2.9 * unit, 4.4 * unit
    page.rule(area.x, area.y, area.right, area.y, width=0.25 * unit, colour=INK)
    upper = Area(area.x, area.y + 0.8 * unit, area.width, line)
    lower = Area(area.x, area.y + 5.0 * unit, area.width, line)
    who = translate("MapSheet", "打印人 {0} · {1} · 第 {2} 份").format(
        printed_by, f"{printed_at:%Y-%m-%d %H:%M}", copy_no
    )
    if page_no is not None:
        who = translate("MapSheet", "{0} · 第 {1} / {2} 页").format(who, *page_no)
    maker = translate("MapSheet", "格图 Getu 制图 · 严禁外传")
    warning = translate("MapSheet", "示意界线,不作划界依据")
    review = DEMO_REVIEW if content.is_demo else translate("MapSheet", "审图号：随底图资料登记")
    notes = f"{warning}　{translate('MapSheet', '审图号')}：{review}" if content.is_demo else f"{warning}　{review}"
    for spot, words, right, bold, colour in (
        (upper, notes, who, True, INK),
        (lower, translate("MapSheet", "资料来源：{0}").format(sources(content)), maker, False, SECOND),
    ):
        taken = page.text_width(right, size) + 0.5 * unit
        room = Area(spot.x, spot.y, spot.width - taken - 4.0 * unit, line)
        page.text(room, words, size=size, bold=bold, colour=colour)
        page.text(Area(spot.right - taken, spot.y, taken, line), right, size=size, colour=colour, align=RIGHT)


def draw_watermark(page: Page, area: Area, *, unit: float) -> None:
    """演示数据 across the map, faint enough to read every name through it.

    Drawn as outlines: as text, its letters would come between the names when somebody searches or copies.
    """
    painter = page.painter
    letters = page.outline(translate("MapSheet", "演示数据"), size=13 * unit, bold=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(40, 40, 40, 16))
    step_x, step_y = 92 * unit, 62 * unit
    columns, rows = int(area.width / step_x) + 1, int(area.height / step_y) + 1
    for row in range(rows):
        for column in range(columns):
            painter.save()
            shift = step_x / 2 if row % 2 else 0.0
            painter.translate(px(area.x + 36 * unit + column * step_x + shift), px(area.y + 34 * unit + row * step_y))
            painter.rotate(-28)
            painter.drawPath(letters)
            painter.restore()
